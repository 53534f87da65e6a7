import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TransientFault } from '../../domain/faults.ts';
import type { Connections } from '../connections.ts';
import { packed, unpacked } from '../keys.ts';
import { Table } from '../table.ts';
import type { GenerationName } from './tables.ts';

export interface Counts {
  readonly RUNNING: number;
  readonly COMPLETED: number;
  readonly FAILED: number;
}

/** How far the read model is in one partition of the hub: all up to `lastPosition` is applied, exactly once. */
export interface Progress {
  readonly lastPosition: number;
  readonly counts: Counts;
  /** The latest hours of the feed, ascending, each with the position it begins at. */
  readonly hours: readonly { readonly hour: string; readonly first: number }[];
}

interface Held {
  readonly progress: Progress;
  readonly etag: string | undefined;
}

const KEY = /^([a-z0-9]+:)?(\d+)$/;
const START: Progress = { lastPosition: -1, counts: { RUNNING: 0, COMPLETED: 0, FAILED: 0 }, hours: [] };

/**
 * Table `projections`: one row per generation and partition of the hub. All generations share it, so that a switch from
 * one to the other is one transaction.
 */
export class ProgressStore {
  readonly #table: Table;
  readonly #prefix: string;
  readonly #held = new Map<string, Held>();

  constructor(connections: Connections, generation: GenerationName) {
    this.#table = new Table(connections, 'projections');
    this.#prefix = generation === '' ? '' : `${generation}:`;
  }

  /**
   * As this instance knows it; read again when `next` does not follow on: another instance had the partition
   * meanwhile.
   */
  async of(partition: string, next: number): Promise<Progress> {
    const held = this.#held.get(partition);
    if (held !== undefined && held.progress.lastPosition + 1 === next) return held.progress;
    const row = await this.#table.get(ORDER_EVENTS_HUB, this.#key(partition));
    const found: Held =
      row === undefined ? { progress: START, etag: undefined } : { progress: unpacked(row), etag: row.etag };
    this.#held.set(partition, found);
    return found.progress;
  }

  async advance(partition: string, progress: Progress): Promise<void> {
    const row = { partitionKey: ORDER_EVENTS_HUB, rowKey: this.#key(partition), ...packed(progress) };
    const before = this.#held.get(partition);
    this.#held.delete(partition);
    const written = await this.#table.putGuarded(row, before?.etag);
    if (written === 'refused') {
      throw new TransientFault(
        'projection-moved',
        `Another instance projects ${ORDER_EVENTS_HUB}/${partition}`,
      );
    }
    if (written.etag !== undefined) this.#held.set(partition, { progress, etag: written.etag });
  }

  async all(): Promise<ReadonlyMap<string, Progress>> {
    const found = new Map<string, Progress>();
    for (const row of await this.#table.range(ORDER_EVENTS_HUB)) {
      const match = KEY.exec(row.rowKey ?? '');
      if (match !== null && (match[1] ?? '') === this.#prefix)
        found.set(match[2] ?? '', unpacked<Progress>(row));
    }
    return found;
  }

  #key(partition: string): string {
    return `${this.#prefix}${partition}`;
  }
}
