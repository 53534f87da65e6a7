import type { ContainerClient } from '@azure/storage-blob';
import { TransientFault } from '../../domain/faults.ts';
import type { Archive, StoredEvent } from '../../ports.ts';
import { countCall } from '../calls.ts';
import type { Connections } from '../connections.ts';
import { storageFault } from '../faults.ts';
import { Lane } from '../lane.ts';
import { appendTo, create, turn } from './append.ts';
import { AUDIT_CONTAINER, auditContainer, blobName, lastDayToClose, numberInHour } from './blobs.ts';
import { blobDay } from './chain.ts';
import { type ArchiveRecord, recordLine } from './record.ts';
import { closeDays } from './roots.ts';
import { readTail, remember, type Tail } from './tail.ts';

// An append blob takes 50,000 blocks; the list of its blocks is rewritten with each, locally.
const MOST_BLOCKS = 5_000;
const MOST_BYTES_AT_ONCE = 3_500_000;
const RECORD_OVERHEAD_BYTES = 800;
const DAY_MS = 86_400_000;
const ATTEMPTS = 5;

/**
 * Append blobs, chained by hashes. An append says at which length of the blob it belongs, so of two instances that
 * hold the same tail one is refused, and reads the tail again. The last line of a blob names the next: so they cannot
 * part ways there either.
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

  const lanes = new Map<string, Lane<readonly StoredEvent[], void>>();
  /** One after the other: a host may give an instance a partition anew while it still works on it. */
  const laneOf = (partition: string) => {
    let lane = lanes.get(partition);
    if (lane === undefined) {
      lane = new Lane<readonly StoredEvent[], void>({
        take: () => 1,
        async send([events = []]) {
          await append(partition, events);
          return [{ value: undefined }];
        },
      });
      lanes.set(partition, lane);
    }
    return lane;
  };

  return {
    async append(partition, events) {
      try {
        await laneOf(partition).add(events);
      } catch (error) {
        throw storageFault(`append to the archive of partition ${partition}`, error);
      }
    },
    async closeDays(today) {
      try {
        return await closeDays(await auditContainer(connections), today);
      } catch (error) {
        throw storageFault('write the roots of the archive', error);
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
  const fresh: StoredEvent[] = [];
  const ids = new Set<string>();
  let bytes = 0;
  let count = 0;
  for (const stored of events) {
    if (bytes > MOST_BYTES_AT_ONCE) break;
    count++;
    const { event, position } = stored;
    // One that was in quarantine comes after those that follow it: the highest seq would not tell.
    const known = ids.has(event.id) || tail.seqs.get(event.orderId)?.includes(event.seq) === true;
    if (position <= tail.lastPosition || known) continue;
    ids.add(event.id);
    fresh.push(stored);
    bytes += JSON.stringify(event).length * 3 + RECORD_OVERHEAD_BYTES;
  }
  const [first] = fresh;
  if (first === undefined) return { count, result: 'appended' };
  if (!(await turnTo(container, partition, tail, first.enqueuedAt))) return { count: 0, result: 'refused' };

  const records: ArchiveRecord[] = [];
  let text = '';
  let prev = tail.hash;
  for (const { event, position, enqueuedAt, trail } of fresh) {
    const { line, hash } = recordLine({ position, enqueuedAt, event, trail, prev });
    records.push({ position, enqueuedAt, event, trail, prev, hash });
    text += `${line}\n`;
    prev = hash;
  }
  countCall('blob', AUDIT_CONTAINER, 'append', records.length);
  if (!(await appendTo(container, tail, text))) return { count: 0, result: 'refused' };
  for (const record of records) remember(tail, record);
  return { count, result: 'appended' };
}

/** Sees to the blob for an event of this time; false when another instance was there before. */
async function turnTo(
  container: ContainerClient,
  partition: string,
  tail: Tail,
  time: number,
): Promise<boolean> {
  const { blob } = tail;
  if (blob === undefined) {
    tail.blob = { name: await firstBlob(container, partition, time), size: 0, blocks: 0 };
    return true;
  }
  const fresh = blobName(partition, time, 0);
  // An event enqueued before the blob's hour still goes to its end: names must sort as the chain goes.
  const inHour = numberInHour(blob.name, partition, time);
  const due = (inHour === undefined && fresh > blob.name) || blob.blocks >= MOST_BLOCKS;
  if (!due) return true;
  return await turn(container, tail, fresh <= blob.name ? successor(blob.name) : fresh);
}

/**
 * Makes the first blob of a partition, in a day that gets no root yet. Who closes a day says so first and then looks
 * for blobs: one that is made after that look is made by who can read of it here.
 */
async function firstBlob(container: ContainerClient, partition: string, time: number): Promise<string> {
  for (let last = await lastDayToClose(container); ; ) {
    const open = last === undefined ? 0 : Date.parse(last) + DAY_MS;
    const name = blobName(partition, Math.max(time, open), 0);
    await create(container, name);
    last = await lastDayToClose(container);
    if (last === undefined || last < blobDay(name)) return name;
  }
}

/** `…/09-000.jsonl` → `…/09-001.jsonl` */
function successor(name: string): string {
  return name.replace(
    /(\d{3,})\.jsonl$/,
    (_, digits: string) => `${String(Number(digits) + 1).padStart(3, '0')}.jsonl`,
  );
}
