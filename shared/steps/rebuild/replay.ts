import { READ_MODEL_GROUP } from '../../contracts/names.ts';
import { TerminalFault } from '../../domain/faults.ts';
import type { ArchiveReader, HubReader, ReadModelCopy, StoredEvent } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import { readEvents } from '../read-events.ts';

export interface Replayed {
  readonly events: number;
  /** Of the archive. */
  readonly bytes: number;
}

/** Brings a copy up to the end of the archive, from where it is; `wanted`: events that are to be in it. */
export async function replayArchive(
  { archive, copy }: { readonly archive: ArchiveReader; readonly copy: ReadModelCopy },
  onReplayed: (done: Replayed) => void = () => undefined,
  wanted: (event: StoredEvent) => boolean = () => true,
): Promise<void> {
  const [partitions, positions] = [await archive.partitions(), await copy.positions()];
  await Promise.all(
    partitions.map(async ({ partition }) => {
      for await (const { events, bytes } of archive.read(partition, positions.get(partition) ?? -1)) {
        await pointed('rebuild.replay', () => apply(copy, partition, events.filter(wanted)));
        onReplayed({ events: events.length, bytes });
      }
    }),
  );
}

/**
 * Brings a copy up to the end of the hub as it is now: what consumers have taken up to this moment is in the copy
 * afterwards, whether or not the archive has it yet.
 */
export async function catchUp({
  hub,
  copy,
}: {
  readonly hub: HubReader;
  readonly copy: ReadModelCopy;
}): Promise<void> {
  const [ends, positions] = [await hub.partitions(), await copy.positions()];
  await Promise.all(
    ends.map(async ({ partition, last }) => {
      const after = positions.get(partition) ?? -1;
      if (last <= after) return;
      for await (const some of hub.read(partition, after, last)) {
        const events = some.filter(({ replayFor = READ_MODEL_GROUP }) => replayFor === READ_MODEL_GROUP);
        // What cannot be read was put aside by the consumer.
        const { good } = readEvents({ source: 'rebuild', partition, attempts: 1, events });
        await pointed('rebuild.catch-up', () => apply(copy, partition, good));
      }
    }),
  );
}

async function apply(copy: ReadModelCopy, partition: string, events: readonly StoredEvent[]): Promise<void> {
  try {
    await copy.project(partition, events);
  } catch (error) {
    if (!(error instanceof TerminalFault)) throw error;
    for (const event of events) await applyOne(copy, partition, event);
  }
}

/** An event that can never be taken in lies in quarantine, where the consumer put it. */
async function applyOne(copy: ReadModelCopy, partition: string, event: StoredEvent): Promise<void> {
  try {
    await copy.project(partition, [event]);
  } catch (error) {
    if (!(error instanceof TerminalFault)) throw error;
  }
}
