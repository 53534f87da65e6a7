import { randomUUID } from 'node:crypto';
import type { BlobLeaseClient } from '@azure/storage-blob';
import { JOB_LEASE_MS } from '../../domain/loyalty-job.ts';
import { countCall } from '../calls.ts';
import type { Connections } from '../connections.ts';
import { isConflict, isLeased, isMissing, isStale, storageFault } from '../faults.ts';
import { JOB_CONTAINER, jobContainer, type Place } from './place.ts';

export interface Lease {
  /** Lease id, a new one each time: with the same one, Azure would take a second worker for the first. */
  readonly owner: string;
  /** Resolves `lost` when it has expired and another has it. */
  release(): Promise<'released' | 'lost'>;
}

/** Leases the blob `<place>/lock` for 60 s; undefined: it is taken. */
export async function takeLease(connections: Connections, place: Place): Promise<Lease | undefined> {
  const owner = randomUUID();
  try {
    const container = await jobContainer(connections);
    const blob = container.getBlockBlobClient(`${place}/lock`);
    const client = blob.getBlobLeaseClient(owner);
    countCall('blob', JOB_CONTAINER, 'write', 1);
    try {
      await client.acquireLease(JOB_LEASE_MS / 1_000);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await container.createIfNotExists();
      // Somebody else may make it at the same time, and lease it.
      await blob.upload('', 0, { conditions: { ifNoneMatch: '*' } }).catch((late: unknown) => {
        if (!isConflict(late) && !isStale(late)) throw late;
      });
      await client.acquireLease(JOB_LEASE_MS / 1_000);
    }
    return { owner, release: () => release(client) };
  } catch (error) {
    if (isLeased(error)) return undefined;
    throw storageFault('take the lease of the loyalty job', error);
  }
}

async function release(client: BlobLeaseClient): Promise<'released' | 'lost'> {
  countCall('blob', JOB_CONTAINER, 'write', 1);
  try {
    await client.releaseLease();
    return 'released';
  } catch (error) {
    if (isLeased(error) || isMissing(error)) return 'lost';
    throw storageFault('release the lease of the loyalty job', error);
  }
}
