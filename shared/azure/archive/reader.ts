import { TerminalFault } from '../../domain/faults.ts';
import type { ArchiveReader, StoredEvent } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { storageFault } from '../faults.ts';
import { auditContainer } from './blobs.ts';
import { Chain } from './chain.ts';
import { type ArchiveBlob, blobsByPartition, linesOf } from './lines.ts';

const BATCH_EVENTS = 1_000;

/** Reads what was archived, and follows the chains as it goes: nothing is built from what was tampered with. */
export function archiveReader(connections: Connections): ArchiveReader {
  return {
    async partitions() {
      try {
        const partitions = await blobsByPartition(await auditContainer(connections));
        return Array.from(partitions, ([partition, blobs]) => ({ partition, bytes: sum(blobs) }));
      } catch (error) {
        throw storageFault('list the archive', error);
      }
    },
    async *read(partition, after) {
      try {
        const container = await auditContainer(connections);
        const chain = new Chain(partition);
        let events: StoredEvent[] = [];
        let bytes = 0;
        for (const { name } of (await blobsByPartition(container)).get(partition) ?? []) {
          let number = 0;
          for await (const text of linesOf(container, name)) {
            const { record, fault } = chain.take(name, ++number, text);
            if (fault !== undefined) {
              const which = fault.eventId ?? `line ${number}`;
              throw new TerminalFault(
                'archive-broken',
                `${name}, line ${number} (${which}): ${fault.reason}`,
              );
            }
            bytes += Buffer.byteLength(text) + 1;
            if (record !== undefined && record.position > after) {
              const { event, position, enqueuedAt, trail } = record;
              events.push({ event, partition, position, enqueuedAt, trail });
            }
            if (events.length < BATCH_EVENTS) continue;
            yield { events, bytes };
            events = [];
            bytes = 0;
          }
        }
        yield { events, bytes };
      } catch (error) {
        throw storageFault(`read the archive of partition ${partition}`, error);
      }
    },
  };
}

function sum(blobs: readonly ArchiveBlob[]): number {
  return blobs.reduce((total, { bytes }) => total + bytes, 0);
}
