import type { ContainerClient } from '@azure/storage-blob';
import type { Connections } from '../connections.ts';
import { isMissing } from '../faults.ts';

export const AUDIT_CONTAINER = 'audit';

export async function auditContainer(connections: Connections): Promise<ContainerClient> {
  return (await connections.blobs()).getContainerClient(AUDIT_CONTAINER);
}

/** `<hub partition>/<yyyy-mm-dd>/<HH>-<nnn>.jsonl`: names sort as the records were written. */
export function blobName(partition: string, time: number, number: number): string {
  const iso = new Date(time).toISOString();
  return `${partition}/${iso.slice(0, 10)}/${iso.slice(11, 13)}-${String(number).padStart(3, '0')}.jsonl`;
}

/** The number in a name whose partition and hour are those of `time`; undefined for another hour. */
export function numberInHour(name: string, partition: string, time: number): number | undefined {
  const prefix = blobName(partition, time, 0).slice(0, -'000.jsonl'.length);
  return name.startsWith(prefix) ? Number(name.slice(prefix.length, -'.jsonl'.length)) : undefined;
}

/** Names of a partition's last blobs, the latest first. */
export async function* latestBlobs(container: ContainerClient, partition: string): AsyncGenerator<string> {
  const days: string[] = [];
  for await (const entry of container.listBlobsByHierarchy('/', { prefix: `${partition}/` })) {
    if (entry.kind === 'prefix') days.push(entry.name);
  }
  for (const prefix of days.sort().reverse()) {
    const names: string[] = [];
    for await (const blob of container.listBlobsFlat({ prefix })) names.push(blob.name);
    yield* names.sort().reverse();
  }
}

const ROOTS = 'roots/';
const CLOSING = 'closing/';

/** `roots/<yyyy-mm-dd>.json` */
export function rootName(day: string): string {
  return `${ROOTS}${day}.json`;
}

/** `closing/<yyyy-mm-dd>`, an empty blob: days up to this one are closed from now on. */
export function closingName(day: string): string {
  return `${CLOSING}${day}`;
}

/** Days whose roots are written, ascending. */
export async function rootDays(container: ContainerClient): Promise<string[]> {
  return await daysBelow(container, ROOTS);
}

/** The last day that has a root, or is about to get one. */
export async function lastDayToClose(container: ContainerClient): Promise<string | undefined> {
  const days = [...(await daysBelow(container, ROOTS)), ...(await daysBelow(container, CLOSING))];
  return days.sort().at(-1);
}

const DAY_CHARS = '2026-11-21'.length;

async function daysBelow(container: ContainerClient, prefix: string): Promise<string[]> {
  const days: string[] = [];
  try {
    for await (const { name } of container.listBlobsFlat({ prefix })) {
      days.push(name.slice(prefix.length, prefix.length + DAY_CHARS));
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return days.sort();
}
