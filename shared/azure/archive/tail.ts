import type { ContainerClient } from '@azure/storage-blob';
import { isMissing } from '../faults.ts';
import { latestBlobs } from './blobs.ts';
import { type ArchiveRecord, CHAIN_START, openedLine } from './record.ts';

/** Where a partition's chain ends. */
export interface Tail {
  /** The blob to append to; undefined: a new one is due. */
  blob: { readonly name: string; size: number; blocks: number } | undefined;
  hash: string;
  lastPosition: number;
  /** Seqs of the events of recent orders, the least recent first. */
  readonly seqs: Map<string, readonly number[]>;
}

// Repeats come within minutes of the original. A record takes some 600 bytes.
const LOOK_BACK_BYTES = 16 * 1024 * 1024;
const MOST_ORDERS = 50_000;

export async function readTail(container: ContainerClient, partition: string): Promise<Tail> {
  const tail: Tail = { blob: undefined, hash: CHAIN_START, lastPosition: -1, seqs: new Map() };
  const texts: string[] = [];
  let bytes = 0;
  try {
    for await (const name of latestBlobs(container, partition)) {
      const client = container.getAppendBlobClient(name);
      const { contentLength: size = 0, blobCommittedBlockCount: blocks = 0 } = await client.getProperties();
      tail.blob ??= { name, size, blocks };
      const start = Math.max(0, size - (LOOK_BACK_BYTES - bytes));
      if (size > 0) texts.unshift((await client.downloadToBuffer(start)).toString());
      bytes += size - start;
      if (bytes >= LOOK_BACK_BYTES) break;
    }
  } catch (error) {
    if (isMissing(error)) return tail;
    throw error;
  }
  for (const line of texts.join('').split('\n')) {
    const record = openedLine(line);
    // The first line may be cut; what is broken within is for verifyArchive to tell.
    if (!('broken' in record)) remember(tail, record);
  }
  return tail;
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
