import type { ContainerClient } from '@azure/storage-blob';
import { isMissing } from '../faults.ts';
import { latestBlobs } from './blobs.ts';
import { type ArchiveRecord, CHAIN_START, isRecord, openedLine } from './record.ts';

/** Where a partition's chain ends. */
export interface Tail {
  /** The blob to append to; undefined: the partition has none. */
  blob: { readonly name: string; size: number; blocks: number } | undefined;
  hash: string;
  lastPosition: number;
  /** Seqs of the events of recent orders, the least recent first. */
  readonly seqs: Map<string, readonly number[]>;
}

// Repeats come within minutes of the original. A record takes some 600 bytes.
const LOOK_BACK_BYTES = 16 * 1024 * 1024;
const MOST_ORDERS = 50_000;
// A record takes little more than an event, at most 1 MB.
export const LAST_RECORD_BYTES = 2 * 1024 * 1024;

/** `lookBack`: how many bytes to read for repeats. */
export async function readTail(
  container: ContainerClient,
  partition: string,
  lookBack = LOOK_BACK_BYTES,
): Promise<Tail> {
  const tail: Tail = { blob: undefined, hash: CHAIN_START, lastPosition: -1, seqs: new Map() };
  const texts: string[] = [];
  let bytes = 0;
  let last: Tail['blob'];
  try {
    for await (const name of latestBlobs(container, partition)) {
      const client = container.getAppendBlobClient(name);
      const { contentLength: size = 0, blobCommittedBlockCount: blocks = 0 } = await client.getProperties();
      // One that is empty is not in use, unless the one before it names it.
      if (size === 0) continue;
      last ??= { name, size, blocks };
      const start = Math.max(0, size - (lookBack - bytes));
      texts.unshift((await client.downloadToBuffer(start, size - start)).toString());
      bytes += size - start;
      if (bytes >= lookBack) break;
    }
  } catch (error) {
    if (isMissing(error)) return tail;
    throw error;
  }
  tail.blob = last;
  for (const line of texts.join('').split('\n')) {
    // The first line may be cut; what is broken within is for verifyArchive to tell.
    const opened = openedLine(line);
    if (opened === undefined) continue;
    if (isRecord(opened)) {
      remember(tail, opened);
      tail.blob = last;
    } else {
      tail.hash = opened.hash;
      if (last !== undefined && opened.next > last.name)
        tail.blob = { name: opened.next, size: 0, blocks: 0 };
    }
  }
  return tail;
}

/** The hash of the last line of a blob. */
export async function lastHash(container: ContainerClient, blob: string, size: number): Promise<string> {
  const start = Math.max(0, size - LAST_RECORD_BYTES);
  const text = (await container.getBlobClient(blob).downloadToBuffer(start, size - start)).toString();
  let hash = CHAIN_START;
  for (const line of text.split('\n')) hash = openedLine(line)?.hash ?? hash;
  return hash;
}

export function remember(tail: Tail, { position, event, hash }: ArchiveRecord): void {
  tail.hash = hash;
  tail.lastPosition = position;
  const before = tail.seqs.get(event.orderId) ?? [];
  tail.seqs.delete(event.orderId);
  tail.seqs.set(event.orderId, [...before, event.seq]);
  if (tail.seqs.size <= MOST_ORDERS) return;
  for (const oldest of tail.seqs.keys()) {
    tail.seqs.delete(oldest);
    break;
  }
}
