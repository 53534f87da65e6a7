import type { ContainerClient } from '@azure/storage-blob';
import { TransientFault } from '../../domain/faults.ts';
import { isConflict, isStale } from '../faults.ts';
import { turn } from './append.ts';
import { blobName, closingName, rootDays, rootName } from './blobs.ts';
import { type ArchiveFault, blobDay, type Chain } from './chain.ts';
import { type ArchiveBlob, blobsByPartition } from './lines.ts';
import { CHAIN_START, sealed, sealOf } from './record.ts';
import { LAST_RECORD_BYTES, lastHash, readTail } from './tail.ts';

/** What stands for a whole day, and with it for all days before it. */
export interface DailyRoot {
  /** `2026-11-21`, UTC. */
  readonly day: string;
  /** Of each partition that has any, the hash of its last line up to the end of the day. */
  readonly partitions: readonly { readonly partition: string; readonly hash: string }[];
  /** The root of the day before. */
  readonly prev: string;
  /** The root: SHA-256, in hex, of the text without this last property. */
  readonly hash: string;
}

const DAY_MS = 86_400_000;
const ATTEMPTS = 5;

/**
 * Writes the roots of all days before `today` that have none; gives those days. Whoever comes first: each would write
 * the same, for a day is closed before its root is written, so that nothing is appended to it any more.
 */
export async function closeDays(container: ContainerClient, today: string): Promise<string[]> {
  const [written, partitions] = [await rootDays(container), await blobsByPartition(container)];
  const until = dayAfter(today, -1);
  const last = written.at(-1);
  const day = last === undefined ? firstDay(partitions) : dayAfter(last, 1);
  if (day === undefined || day > until) return [];
  await once(container, closingName(until), '');
  // Those as well that began before they could know.
  for (const [partition, blobs] of await blobsByPartition(container)) {
    await closePartition(container, partition, blobs, until);
  }

  const closed = await blobsByPartition(container);
  const done: string[] = [];
  let prev = last === undefined ? CHAIN_START : await rootHash(container, last);
  for (let next = day; next <= until; next = dayAfter(next, 1)) {
    prev = await writeRoot(container, next, await endsOf(container, closed, next), prev);
    done.push(next);
  }
  return done;
}

/** The roots of these days as they are, and what is wrong with them, given the chains as they were followed since. */
export async function checkRoots(
  container: ContainerClient,
  days: readonly string[],
  chains: readonly Chain[],
): Promise<{ roots: DailyRoot[]; faults: ArchiveFault[] }> {
  const roots: DailyRoot[] = [];
  const faults: ArchiveFault[] = [];
  let prev: string | undefined = CHAIN_START;
  let expected = chains
    .flatMap((chain) => [...chain.days.keys()])
    .sort()
    .at(0);
  for (const day of days) {
    const fault = (reason: string, blob = rootName(day)) => faults.push({ kind: 'root', blob, reason });
    for (; expected !== undefined && expected < day; expected = dayAfter(expected, 1)) {
      fault(`the root of ${expected} is missing`, rootName(expected));
      prev = undefined;
    }
    expected = dayAfter(day, 1);
    const text = (await container.getBlobClient(rootName(day)).downloadToBuffer()).toString();
    const { holds, stated } = sealOf(text);
    if (!holds) {
      fault(`the root of ${day} was changed`);
      prev = stated;
      continue;
    }
    const root = JSON.parse(text) as DailyRoot;
    roots.push(root);
    if (root.day !== day) fault(`the root of ${root.day} stands for ${day}`);
    if (prev !== undefined && root.prev !== prev)
      fault(`the root of ${day} does not follow that of the day before`);
    prev = root.hash;
    for (const { partition, reason } of differences(root, chains)) {
      faults.push({ kind: 'root', blob: rootName(day), partition, reason });
    }
  }
  return { roots, faults };
}

function* differences({ day, partitions }: DailyRoot, chains: readonly Chain[]) {
  const told = new Map(partitions.map(({ partition, hash }) => [partition, hash]));
  for (const chain of chains) {
    const { partition } = chain;
    const then = told.get(partition) ?? CHAIN_START;
    told.delete(partition);
    const now = chain.at(day);
    if (then === now) continue;
    yield {
      partition,
      reason: `the records of partition ${partition} up to ${day} are not those of its root: they end with ${now} and ended with ${then}`,
    };
  }
  for (const partition of told.keys()) {
    yield { partition, reason: `partition ${partition}, which was there on ${day}, is gone` };
  }
}

/** Lets the partition's chain go on in a blob of a later day, unless it does already. */
async function closePartition(
  container: ContainerClient,
  partition: string,
  [first]: readonly ArchiveBlob[],
  until: string,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const tail = await readTail(container, partition, LAST_RECORD_BYTES);
    // Somebody has made it, and is about to append.
    if (tail.blob === undefined && first !== undefined) tail.blob = { name: first.name, size: 0, blocks: 0 };
    if (tail.blob === undefined || blobDay(tail.blob.name) > until) return;
    if (await turn(container, tail, blobName(partition, Date.parse(until) + DAY_MS, 0))) return;
  }
  throw new TransientFault('archive-moved', `Others append to partition ${partition}`);
}

async function endsOf(
  container: ContainerClient,
  partitions: ReadonlyMap<string, readonly ArchiveBlob[]>,
  day: string,
): Promise<DailyRoot['partitions']> {
  const ends: { partition: string; hash: string }[] = [];
  for (const [partition, blobs] of partitions) {
    const last = blobs.findLast(({ name, bytes }) => bytes > 0 && blobDay(name) <= day);
    if (last !== undefined) ends.push({ partition, hash: await lastHash(container, last.name, last.bytes) });
  }
  return ends;
}

async function writeRoot(
  container: ContainerClient,
  day: string,
  partitions: DailyRoot['partitions'],
  prev: string,
): Promise<string> {
  const { line, hash } = sealed({ day, partitions, prev });
  if ((await once(container, rootName(day), line)) === 'written') return hash;
  // Somebody else was first, with the same.
  return await rootHash(container, day);
}

/** Writes a blob that nobody ever writes again. */
async function once(container: ContainerClient, name: string, text: string): Promise<'written' | 'there'> {
  try {
    const options = {
      conditions: { ifNoneMatch: '*' },
      blobHTTPHeaders: { blobContentType: 'application/json' },
    };
    await container.getBlockBlobClient(name).upload(text, Buffer.byteLength(text), options);
    return 'written';
  } catch (error) {
    if (!isConflict(error) && !isStale(error)) throw error;
    return 'there';
  }
}

async function rootHash(container: ContainerClient, day: string): Promise<string> {
  const text = (await container.getBlobClient(rootName(day)).downloadToBuffer()).toString();
  // A root that was tampered with is for verifyArchive to tell.
  return sealOf(text).stated ?? CHAIN_START;
}

function firstDay(partitions: ReadonlyMap<string, readonly ArchiveBlob[]>): string | undefined {
  const used = [...partitions.values()].flat().filter(({ bytes }) => bytes > 0);
  return used
    .map(({ name }) => blobDay(name))
    .sort()
    .at(0);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
