import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ExtentChunk, ExtentStore } from './azurite.ts';

/** Azurite's name for a stretch of zeros. */
const ZEROS = '*ZERO*';
const MOST_BYTES = 64 * 1024 * 1024;
const READ_AT_ONCE = 256 * 1024;

/**
 * Replaces how Azurite writes and reads extents, the files that the content of blobs and messages lies in. Writing:
 * one plain write per block to one file, in place of a stream and an fdatasync (a write that returned survives the
 * death of the process). Reading: one chunk after the other, in place of opening every chunk's file at once, of which
 * an append blob has as many as it has blocks.
 */
export function useOwnExtents(store: ExtentStore, dir: string): void {
  const active = { id: '', fd: -1, offset: 0 };
  store.activeWriteExtents.splice(0, Number.POSITIVE_INFINITY, active);

  store.appendExtent = async (data) => {
    const bytes = Buffer.isBuffer(data) ? data : await collect(data);
    if (active.fd === -1 || active.offset >= MOST_BYTES) {
      if (active.fd !== -1) closeSync(active.fd);
      active.id = randomUUID();
      active.fd = openSync(join(dir, active.id), 'w+');
      active.offset = 0;
    }
    const { id, fd, offset } = active;
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(fd, bytes, written, bytes.length - written, offset + written);
    }
    active.offset += bytes.length;
    const now = Date.now();
    await store.metadataStore.updateExtent({
      id,
      locationId: 'Default',
      path: id,
      size: active.offset,
      lastModifiedInMS: now,
      // So Azurite's collector, which spares young extents, calls it; its own update sets it from the second write on.
      LastModifyInMS: now,
    });
    return { id, offset, count: bytes.length };
  };

  store.readExtent = async (chunk) => {
    // Azurite reads back what it just wrote, for its checksum: that needs no file to be opened.
    if (chunk?.id !== active.id || chunk.count > READ_AT_ONCE) {
      return Readable.from(read(dir, chunk ? [chunk] : []), { objectMode: false });
    }
    const bytes = Buffer.alloc(chunk.count);
    readSync(active.fd, bytes, 0, chunk.count, chunk.offset);
    return Readable.from([bytes], { objectMode: false });
  };

  store.readExtents = async (chunks, offset = 0, count = Number.POSITIVE_INFINITY) => {
    const wanted = [...within(chunks, offset, offset + count)];
    const found = wanted.reduce((sum, chunk) => sum + chunk.count, 0);
    if (Number.isFinite(count) && found < count) {
      throw new RangeError(`The blob holds ${found} of the ${count} bytes asked for from ${offset} on.`);
    }
    return Readable.from(read(dir, wanted), { objectMode: false });
  };
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The parts of the chunks that lie between two positions of the whole. */
function* within(chunks: readonly ExtentChunk[], from: number, to: number): Generator<ExtentChunk> {
  let position = 0;
  for (const { id, offset, count } of chunks) {
    const start = Math.max(from, position);
    const end = Math.min(to, position + count);
    if (start < end) yield { id, offset: offset + start - position, count: end - start };
    position += count;
  }
}

async function* read(dir: string, chunks: readonly ExtentChunk[]): AsyncGenerator<Buffer> {
  let file: { id: string; handle: FileHandle } | undefined;
  try {
    for (const { id, offset, count } of chunks) {
      if (id !== ZEROS && file?.id !== id) {
        await file?.handle.close();
        file = { id, handle: await open(join(dir, id), 'r') };
      }
      for (let done = 0; done < count; ) {
        const bytes = Buffer.alloc(Math.min(READ_AT_ONCE, count - done));
        if (id === ZEROS || file === undefined) {
          done += bytes.length;
          yield bytes;
          continue;
        }
        const { bytesRead } = await file.handle.read(bytes, 0, bytes.length, offset + done);
        if (bytesRead === 0) throw new Error(`Extent ${id} ends before ${offset + count}.`);
        done += bytesRead;
        yield bytes.subarray(0, bytesRead);
      }
    }
  } finally {
    await file?.handle.close();
  }
}
