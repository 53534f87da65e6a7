import { TransientFault } from '../../domain/faults.ts';
import type { ArchiveReader, ReadModelCopies, ReadModelCopy } from '../../ports.ts';
import type { Watcher } from './rebuild-read-model.ts';
import { replayArchive } from './replay.ts';

/**
 * A copy of the read model as it was at a moment: of all events up to `time` (ISO 8601), that one included. Handed to
 * `use`, and dropped afterwards unless it is to be kept; one that was kept before is used again, and stays.
 */
export function readModelAsOf({
  archive,
  copies,
}: {
  readonly archive: ArchiveReader;
  readonly copies: ReadModelCopies;
}) {
  return async <Result>(
    { time, keep }: { readonly time: string; readonly keep: boolean },
    use: (copy: ReadModelCopy) => Promise<Result>,
    watcher: Watcher = {},
  ): Promise<Result> => {
    const { name, resumed } = await copies.begin({ type: 'as-of', time, keep });
    const known = (await copies.status()).others.find((other) => other.name === name);
    const copy = copies.open(name);
    try {
      if (known?.finished !== true) {
        const partitions = await archive.partitions();
        watcher.onBegin?.({ name, resumed, bytes: partitions.reduce((sum, { bytes }) => sum + bytes, 0) });
        await replayArchive({ archive, copy }, watcher.onReplayed, ({ event }) => event.time <= time);
        await copies.finish(name);
      }
      const result = await use(copy);
      // In a copy that somebody deletes meanwhile there is nothing to be found.
      const asked = (await copies.status()).others.find((other) => other.name === name);
      if (asked === undefined || asked.dropped) {
        throw new TransientFault('copy-gone', `The copy as of ${time} was deleted meanwhile`);
      }
      return result;
    } finally {
      // Also when the question is refused: nobody knows the copy's name to delete it.
      if (!keep && !resumed) await copies.drop(name);
    }
  };
}
