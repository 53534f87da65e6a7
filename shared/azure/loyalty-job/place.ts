import type { ContainerClient } from '@azure/storage-blob';
import type { Connections } from '../connections.ts';

/**
 * Where a loyalty job keeps its things: blobs below `<place>/` in one container, rows in one partition of a table.
 * The app has one place; a demonstration may have several.
 */
export type Place = string;

export const APPS_PLACE: Place = 'app';
export const JOB_CONTAINER = 'loyalty-job';
export const JOB_TABLE = 'loyaltyjob';

export async function jobContainer(connections: Connections): Promise<ContainerClient> {
  return (await connections.blobs()).getContainerClient(JOB_CONTAINER);
}
