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

/** `roots/<yyyy-mm-dd>.json` */
export function rootName(day: string): string {
  return `${ROOTS}${day}.json`;
}

/** Days whose roots are written, ascending. */
export async function rootDays(container: ContainerClient): Promise<string[]> {
  const days: string[] = [];
  try {
    for await (const { name } of container.listBlobsFlat({ prefix: ROOTS })) {
      days.push(name.slice(ROOTS.length, -'.json'.length));
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return days.sort();
}

export async function lastRootDay(container: ContainerClient): Promise<string | undefined> {
  return (await rootDays(container)).at(-1);
}
