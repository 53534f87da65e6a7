import type { ContainerClient } from '@azure/storage-blob';
import type { Config } from '../../config.ts';
import { connections } from '../connections.ts';
import { storageFault } from '../faults.ts';
import { auditContainer } from './blobs.ts';
import { type ArchiveRecord, CHAIN_START, openedLine } from './record.ts';

export interface ArchiveReport {
  readonly partitions: readonly {
    readonly partition: string;
    readonly records: number;
    readonly lastHash: string;
  }[];
  readonly faults: readonly ArchiveFault[];
}

interface ArchiveFault {
  readonly blob: string;
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/**
 * Reads the whole archive and follows its chains: finds a changed byte and a removed, added or swapped record. Only
 * records cut off at the very end of a chain leave no trace in it.
 */
export async function verifyArchive(
  config: Config,
  onRecord: (record: ArchiveRecord, partition: string) => void = () => undefined,
): Promise<ArchiveReport> {
  try {
    return await followChains(config, onRecord);
  } catch (error) {
    throw storageFault('read the archive', error);
  }
}

async function followChains(
  config: Config,
  onRecord: (record: ArchiveRecord, partition: string) => void,
): Promise<ArchiveReport> {
  const container = await auditContainer(connections(config));
  const partitions: { partition: string; records: number; lastHash: string }[] = [];
  const faults: ArchiveFault[] = [];
  for (const [partition, blobs] of await blobsByPartition(container)) {
    const chain = { partition, records: 0, lastHash: CHAIN_START };
    let lastPosition = -1;
    partitions.push(chain);
    for (const blob of blobs) {
      let line = 0;
      const fault = (reason: string) => faults.push({ blob, line, reason });
      for await (const text of linesOf(container, blob)) {
        line++;
        const record = openedLine(text);
        if ('broken' in record) {
          fault(record.broken);
          continue;
        }
        if (record.prev !== chain.lastHash) fault('it does not follow the record before it');
        if (record.position <= lastPosition) fault('its position is not above that before it');
        chain.records++;
        chain.lastHash = record.hash;
        lastPosition = record.position;
        onRecord(record, partition);
      }
    }
  }
  return { partitions, faults };
}

async function blobsByPartition(container: ContainerClient): Promise<Map<string, string[]>> {
  const partitions = new Map<string, string[]>();
  if (!(await container.exists())) return partitions;
  for await (const { name } of container.listBlobsFlat()) {
    const partition = name.slice(0, name.indexOf('/'));
    const names = partitions.get(partition);
    if (names === undefined) partitions.set(partition, [name]);
    else names.push(name);
  }
  for (const names of partitions.values()) names.sort();
  return partitions;
}

/** Lines end with a line feed and nothing else; what stands behind the last one is given as a line too. */
async function* linesOf(container: ContainerClient, blob: string): AsyncGenerator<string> {
  const { readableStreamBody } = await container.getBlobClient(blob).download();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readableStreamBody ?? []) {
    rest = Buffer.concat([rest, Buffer.from(chunk)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
    }
  }
  if (rest.length > 0) yield `${rest.toString()}\u0000`;
}
