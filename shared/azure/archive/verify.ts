import type { ContainerClient } from '@azure/storage-blob';
import type { Config } from '../../config.ts';
import { connections } from '../connections.ts';
import { storageFault } from '../faults.ts';
import { auditContainer, rootDays } from './blobs.ts';
import { type ArchiveFault, Chain } from './chain.ts';
import { blobsByPartition, linesOf } from './lines.ts';
import type { ArchiveRecord } from './record.ts';
import { checkRoots, type DailyRoot } from './roots.ts';

export interface ArchiveReport {
  readonly partitions: readonly {
    readonly partition: string;
    readonly records: number;
    readonly lastHash: string;
  }[];
  /** The roots that are written, the first day first. */
  readonly roots: readonly DailyRoot[];
  readonly faults: readonly ArchiveFault[];
}

/** `line` from 1. */
type OnRecord = (
  record: ArchiveRecord,
  place: { readonly partition: string; readonly blob: string; readonly line: number },
) => void;
type OnBytes = (read: number, all: number) => void;

/**
 * Reads the whole archive, follows its chains and compares them with the days' roots: finds a changed byte and a
 * removed, added or swapped record. What is cut off at the end of a chain shows from the next root on.
 */
export async function verifyArchive(
  config: Config,
  onRecord: OnRecord = () => undefined,
  onBytes: OnBytes = () => undefined,
): Promise<ArchiveReport> {
  const open = connections(config);
  try {
    return await followChains(await auditContainer(open), onRecord, onBytes);
  } catch (error) {
    throw storageFault('read the archive', error);
  } finally {
    await open.close();
  }
}

async function followChains(
  container: ContainerClient,
  onRecord: OnRecord,
  onBytes: OnBytes,
): Promise<ArchiveReport> {
  const faults: ArchiveFault[] = [];
  const chains: Chain[] = [];
  // The roots before the records: what is closed and appended meanwhile is held against neither.
  const [days, partitions] = [await rootDays(container), await blobsByPartition(container)];
  const all = [...partitions.values()].flat().reduce((sum, { bytes }) => sum + bytes, 0);
  let read = 0;
  for (const [partition, blobs] of partitions) {
    const chain = new Chain(partition);
    chains.push(chain);
    const follow = async (name: string) => {
      let line = 0;
      for await (const text of linesOf(container, name)) {
        line++;
        const { record, fault } = chain.take(name, line, text);
        if (fault !== undefined) faults.push(fault);
        if (record !== undefined) onRecord(record, { partition, blob: name, line });
      }
    };
    for (const { name, bytes } of blobs) {
      await follow(name);
      read += bytes;
      onBytes(read, all);
    }
    const present = new Set(blobs.map(({ name }) => name));
    for (;;) {
      const { next } = chain;
      if (next === undefined || present.has(next)) break;
      if (!(await container.getBlobClient(next).exists())) break;
      // Made since they were listed.
      present.add(next);
      await follow(next);
    }
    const cut = chain.finish(present);
    if (cut !== undefined) faults.push(cut);
  }
  const { roots, faults: wrong } = await checkRoots(container, days, chains);
  return {
    partitions: chains.map(({ partition, records, lastHash }) => ({ partition, records, lastHash })),
    roots,
    faults: [...faults, ...wrong],
  };
}
