import type { ContainerClient } from '@azure/storage-blob';
import { TransientFault } from '../../domain/faults.ts';
import type { Archive, StoredEvent } from '../../ports.ts';
import { countCall } from '../calls.ts';
import type { Connections } from '../connections.ts';
import { isConflict, isMissing, isStale, storageFault } from '../faults.ts';
import { AUDIT_CONTAINER, auditContainer, blobName, numberInHour } from './blobs.ts';
import { type ArchiveRecord, sealedLine } from './record.ts';
import { readTail, remember, type Tail } from './tail.ts';

// An append blob takes 50,000 blocks; the list of its blocks is rewritten with each, locally.
const MOST_BLOCKS = 5_000;
const MOST_BYTES_AT_ONCE = 3_500_000;
const ATTEMPTS = 5;

/**
 * Append blobs, chained by hashes. An append says at which length of the blob it belongs, so of two instances that
 * hold the same tail one is refused, and reads the tail again.
 */
export function archive(connections: Connections): Archive {
  const tails = new Map<string, Promise<Tail>>();

  const append = async (partition: string, events: readonly StoredEvent[]): Promise<void> => {
    const container = await auditContainer(connections);
    let rest = events;
    for (let refused = 0; rest.length > 0; ) {
      let opened = tails.get(partition);
      if (opened === undefined) {
        opened = readTail(container, partition);
        tails.set(partition, opened);
      }
      try {
        const { count, result } = await appendSome(container, partition, await opened, rest);
        if (result === 'appended') {
          rest = rest.slice(count);
          continue;
        }
      } catch (error) {
        tails.delete(partition);
        throw error;
      }
      tails.delete(partition);
      if (++refused === ATTEMPTS) {
        throw new TransientFault('archive-moved', `Another instance appends to partition ${partition}`);
      }
    }
  };

  return {
    async append(partition, events) {
      try {
        await append(partition, events);
      } catch (error) {
        throw storageFault(`append to the archive of partition ${partition}`, error);
      }
    },
  };
}

/** As many events from the front as fit into one block; those seen before are passed over. */
async function appendSome(
  container: ContainerClient,
  partition: string,
  tail: Tail,
  events: readonly StoredEvent[],
): Promise<{ count: number; result: 'appended' | 'refused' }> {
  const records: ArchiveRecord[] = [];
  const ids = new Set<string>();
  let text = '';
  let prev = tail.hash;
  let count = 0;
  for (const { event, position, enqueuedAt, trail } of events) {
    if (text.length * 3 > MOST_BYTES_AT_ONCE) break;
    count++;
    // One that was in quarantine comes after those that follow it: the highest seq would not tell.
    const known = ids.has(event.id) || tail.seqs.get(event.orderId)?.includes(event.seq) === true;
    if (position <= tail.lastPosition || known) continue;
    ids.add(event.id);
    const { line, hash } = sealedLine({ position, enqueuedAt, event, trail, prev });
    records.push({ position, enqueuedAt, event, trail, prev, hash });
    text += `${line}\n`;
    prev = hash;
  }
  const [first] = records;
  if (first === undefined) return { count, result: 'appended' };
  const blob = await blobFor(container, partition, tail, first.enqueuedAt);
  if (blob === undefined) return { count: 0, result: 'refused' };
  const bytes = Buffer.from(text);
  try {
    countCall('blob', AUDIT_CONTAINER, 'append', records.length);
    await container
      .getAppendBlobClient(blob.name)
      .appendBlock(bytes, bytes.length, { conditions: { appendPosition: blob.size } });
  } catch (error) {
    if (isStale(error) || isMissing(error)) return { count: 0, result: 'refused' };
    throw error;
  }
  blob.size += bytes.length;
  blob.blocks++;
  for (const record of records) remember(tail, record);
  return { count, result: 'appended' };
}

/** The blob to append to; undefined when another instance just made the one that would be next. */
async function blobFor(container: ContainerClient, partition: string, tail: Tail, time: number) {
  const { blob } = tail;
  const fresh = blobName(partition, time, 0);
  // An event enqueued before the blob's hour still goes to its end: names must sort as the chain goes.
  const inHour = blob === undefined ? undefined : numberInHour(blob.name, partition, time);
  const due = blob === undefined || (inHour === undefined && fresh > blob.name) || blob.blocks >= MOST_BLOCKS;
  if (!due) return blob;
  const name = blob !== undefined && fresh <= blob.name ? successor(blob.name) : fresh;
  try {
    countCall('blob', AUDIT_CONTAINER, 'create', 1);
    await create(container, name);
  } catch (error) {
    if (isConflict(error) || isStale(error)) return undefined;
    throw error;
  }
  tail.blob = { name, size: 0, blocks: 0 };
  return tail.blob;
}

async function create(container: ContainerClient, name: string): Promise<void> {
  const client = container.getAppendBlobClient(name);
  const conditions = { ifNoneMatch: '*' };
  try {
    await client.create({ conditions });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await container.createIfNotExists();
    await client.create({ conditions });
  }
}

/** `…/09-000.jsonl` → `…/09-001.jsonl` */
function successor(name: string): string {
  return name.replace(
    /(\d{3,})\.jsonl$/,
    (_, digits: string) => `${String(Number(digits) + 1).padStart(3, '0')}.jsonl`,
  );
}
