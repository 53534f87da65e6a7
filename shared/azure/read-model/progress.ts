import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TransientFault } from '../../domain/faults.ts';
import type { Clock } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { packed, unpacked } from '../keys.ts';
import { type Row, type StoredRow, Table } from '../table.ts';
import { EMPTY_INDEX, type IndexState } from './search/search-index.ts';
import type { GenerationName } from './tables.ts';

export interface Counts {
  readonly RUNNING: number;
  readonly COMPLETED: number;
  readonly FAILED: number;
}

/** How far a generation is in one partition of the hub: all up to `lastPosition` is applied, exactly once. */
export interface Progress {
  readonly lastPosition: number;
  readonly counts: Counts;
  /** The latest hours of the feed, ascending, each with the position it begins at. */
  readonly hours: readonly { readonly hour: string; readonly first: number }[];
  /** Where the words of its orders are. How they are cut into segments depends on the batches that came. */
  readonly index: IndexState;
}

/** Epoch ms up to which consumers keep off, or for as long as the generation is not the live one. */
export type Seal = number | 'while not live';

/** As it is stored. */
export interface ProgressRow extends Progress {
  readonly seal?: Seal;
}

/** The generation is, for a moment or for good, not one that consumers may go on with. */
export class GenerationSealed extends TransientFault {
  constructor(generation: GenerationName, partition: string) {
    super('generation-sealed', `Copy "${generation}" of the read model is sealed in partition ${partition}`);
    this.name = 'GenerationSealed';
  }
}

/** As it was read or written by this instance; the next one is written over it and over no other. */
export interface HeldProgress {
  readonly progress: Progress;
  /** Undefined: there is no row yet. */
  readonly etag: string | undefined;
}

export const PROJECTIONS = 'projections';
export const START: Progress = {
  lastPosition: -1,
  counts: { RUNNING: 0, COMPLETED: 0, FAILED: 0 },
  hours: [],
  index: EMPTY_INDEX,
};

function progressKey(generation: GenerationName, partition: string): string {
  return generation === '' ? partition : `${generation}:${partition}`;
}

export function progressRow(generation: GenerationName, partition: string, row: ProgressRow): Row {
  return { partitionKey: ORDER_EVENTS_HUB, rowKey: progressKey(generation, partition), ...packed(row) };
}

/** Every row of a generation, by partition. */
export async function progressRows(
  table: Table,
  generation: GenerationName,
): Promise<ReadonlyMap<string, { readonly row: ProgressRow; readonly etag: string }>> {
  // Partitions are numbers; ':' follows '9'.
  const from = progressKey(generation, '0');
  const found = await table.range(ORDER_EVENTS_HUB, from, progressKey(generation, ':'));
  const own = found.filter(({ rowKey = '' }) => /^\d+$/.test(rowKey.slice(from.length - 1)));
  return new Map(own.map((row) => [row.rowKey?.slice(from.length - 1) ?? '', opened(row)]));
}

function opened(stored: StoredRow): { row: ProgressRow; etag: string } {
  // Rows from before there was an index have none.
  const row = unpacked<Omit<ProgressRow, 'index'> & { index?: IndexState }>(stored);
  return { row: { ...row, index: row.index ?? EMPTY_INDEX }, etag: stored.etag };
}

/**
 * Table `projections`: one row per generation and partition of the hub. All generations share a partition of the table,
 * so that the switch from one to the other is one transaction. `builder`: goes on with a generation that is sealed.
 */
export class ProgressStore {
  readonly #table: Table;
  readonly #generation: GenerationName;
  readonly #clock: Clock;
  readonly #builder: boolean;
  readonly #held = new Map<string, HeldProgress>();

  constructor(
    connections: Connections,
    generation: GenerationName,
    { clock, builder = false }: { readonly clock: Clock; readonly builder?: boolean },
  ) {
    this.#table = new Table(connections, PROJECTIONS);
    this.#generation = generation;
    this.#clock = clock;
    this.#builder = builder;
  }

  /**
   * As this instance knows it; read again when `next` does not follow on: another instance had the partition
   * meanwhile.
   */
  async of(partition: string, next: number): Promise<HeldProgress> {
    const held = this.#held.get(partition);
    if (held !== undefined && held.progress.lastPosition + 1 === next) return held;
    return await this.#read(partition);
  }

  /**
   * `before`: what this one was made of. A batch that is given to this instance twice, because the partition was taken
   * from it and given back while it was busy, is thus refused the second time, whichever comes last.
   */
  async advance(
    partition: string,
    before: HeldProgress,
    { lastPosition, counts, hours, index }: Progress,
  ): Promise<void> {
    const progress: Progress = { lastPosition, counts, hours, index };
    this.#held.delete(partition);
    const stored: ProgressRow = this.#builder ? { ...progress, seal: 'while not live' } : progress;
    const row = progressRow(this.#generation, partition, stored);
    const written = await this.#table.putGuarded(row, before.etag);
    if (written === 'refused') {
      // Says so when it was sealed.
      await this.#read(partition);
      throw new TransientFault(
        'projection-moved',
        `Another instance projects ${ORDER_EVENTS_HUB}/${partition}`,
      );
    }
    if (written.etag !== undefined) this.#held.set(partition, { progress, etag: written.etag });
  }

  /** After a failure: another instance may have the partition by now, and what is held be of long ago. */
  forget(partition: string): void {
    this.#held.delete(partition);
  }

  async isSealed(partition: string): Promise<boolean> {
    try {
      await this.#read(partition);
      return false;
    } catch (error) {
      if (error instanceof GenerationSealed) return true;
      throw error;
    }
  }

  async all(): Promise<ReadonlyMap<string, Progress>> {
    const rows = await progressRows(this.#table, this.#generation);
    return new Map(Array.from(rows, ([partition, { row }]) => [partition, row]));
  }

  async #read(partition: string): Promise<HeldProgress> {
    this.#held.delete(partition);
    const stored = await this.#table.get(ORDER_EVENTS_HUB, progressKey(this.#generation, partition));
    if (stored === undefined) return this.#hold(partition, { progress: START, etag: undefined });
    const { row, etag } = opened(stored);
    if (!this.#builder && this.#isSealed(row.seal)) throw new GenerationSealed(this.#generation, partition);
    return this.#hold(partition, { progress: row, etag });
  }

  #hold(partition: string, held: HeldProgress): HeldProgress {
    this.#held.set(partition, held);
    return held;
  }

  #isSealed(seal: Seal | undefined): boolean {
    return seal === 'while not live' || (seal !== undefined && this.#clock.now() < seal);
  }
}
