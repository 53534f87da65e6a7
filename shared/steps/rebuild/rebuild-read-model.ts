import { TerminalFault, TransientFault } from '../../domain/faults.ts';
import type { ArchiveReader, HubReader, ReadModelCopies, ReadModelCopy } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import type { Patience } from '../keep-trying.ts';
import { type Comparison, compareCopies } from './compare-copies.ts';
import { catchUp, type Replayed, replayArchive } from './replay.ts';

export interface RebuildDeps extends Patience {
  readonly archive: ArchiveReader;
  readonly hub: HubReader;
  readonly copies: ReadModelCopies;
}

export interface Watcher {
  /** `bytes` of the archive in all. */
  onBegin?(copy: { readonly name: string; readonly resumed: boolean; readonly bytes: number }): void;
  onReplayed?(done: Replayed): void;
  onStage?(stage: 'catching up' | 'comparing' | 'switching'): void;
}

export interface Rebuilt {
  readonly copy: string;
  readonly comparison: Comparison;
  /** False: it was not to be, or the copies differ. */
  readonly switched: boolean;
}

// Consumers wait for a switch no longer than this; one that takes longer begins anew.
const SEAL_MS = 8_000;
const SWITCH_ATTEMPTS = 10;
const CATCH_UP_ROUNDS = 10;
// A round that takes so long leaves the next one as much to do.
const CLOSE_ENOUGH_MS = SEAL_MS / 4;

/**
 * Builds a fresh copy of the read model from the archive beside the live one, compares the two and makes the fresh one
 * live. May be broken off anywhere, and goes on from there.
 */
export function rebuildReadModel(deps: RebuildDeps) {
  const { archive, copies } = deps;
  return async (
    { dryRun = false, anyway = false }: { readonly dryRun?: boolean; readonly anyway?: boolean },
    watcher: Watcher = {},
  ): Promise<Rebuilt> => {
    const { name, resumed } = await copies.begin({ type: 'rebuild' });
    const fresh = copies.open(name);
    const partitions = await archive.partitions();
    const bytes = partitions.reduce((sum, partition) => sum + partition.bytes, 0);
    watcher.onBegin?.({ name, resumed, bytes });
    await replayArchive({ archive, copy: fresh }, watcher.onReplayed);
    watcher.onStage?.('catching up');
    await catchUpClosely(deps, fresh);
    watcher.onStage?.('comparing');
    const { live } = await copies.status();
    const comparison = await compareCopies({
      live: copies.open(live.name),
      fresh,
      catchUp: () => catchUp({ hub: deps.hub, copy: fresh }),
      sleep: deps.sleep,
    });
    if (dryRun || (comparison.differences.length > 0 && !anyway)) {
      return { copy: name, comparison, switched: false };
    }
    watcher.onStage?.('switching');
    await switchTo(deps, fresh);
    return { copy: name, comparison, switched: true };
  };
}

/** Makes the copy live again that was live before; what came since is added to it first. Resolves with its name. */
export function rollBack(deps: RebuildDeps) {
  return async (watcher: Watcher = {}): Promise<string> => {
    const { previous } = await deps.copies.status();
    if (previous === undefined) {
      throw new TerminalFault('no-former-copy', 'There is no former copy of the read model to go back to');
    }
    const former = deps.copies.open(previous);
    await replayArchive({ archive: deps.archive, copy: former }, watcher.onReplayed);
    watcher.onStage?.('catching up');
    await catchUpClosely(deps, former);
    watcher.onStage?.('switching');
    await switchTo(deps, former);
    return previous;
  };
}

/** Until another round fits well into a seal. */
async function catchUpClosely({ hub, clock }: RebuildDeps, copy: ReadModelCopy): Promise<void> {
  for (let round = 0; round < CATCH_UP_ROUNDS; round++) {
    const begun = clock.now();
    await catchUp({ hub, copy });
    if (clock.now() - begun <= CLOSE_ENOUGH_MS) return;
  }
}

/**
 * Consumers are kept from going on with the live copy, the fresh one is brought to the end of the hub as it is then, and
 * takes over in one transaction: it is refused when any consumer went on after all.
 */
async function switchTo({ hub, copies }: RebuildDeps, copy: ReadModelCopy): Promise<void> {
  const partitions = (await hub.partitions()).map(({ partition }) => partition);
  for (let attempt = 0; attempt < SWITCH_ATTEMPTS; attempt++) {
    await pointed('rebuild.seal', () => copies.seal(partitions, SEAL_MS));
    await catchUp({ hub, copy });
    if ((await pointed('rebuild.promote', () => copies.promote(copy.name))) === 'promoted') return;
  }
  throw new TransientFault(
    'switch-outrun',
    'Consumers outran the switch every time; try when there is less to do',
  );
}
