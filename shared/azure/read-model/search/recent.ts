import { TransientFault } from '../../../domain/faults.ts';
import { matchesAll, type Term } from '../../../domain/search-words.ts';
import { packed, position20, unpacked } from '../../keys.ts';
import type { Table } from '../../table.ts';
import { type Entry, type Hit, hitOf } from './postings.ts';
import { isWithin, type Range } from './segment.ts';

/**
 * The orders of a hub partition that no segment holds yet. One row per batch (a few when it is large), in a table
 * partition that is named by the position it begins at. A row says which positions it covers, so a batch that comes
 * again, perhaps cut otherwise, overwrites nothing; what two rows have is taken once.
 */
export interface Open {
  readonly from: number;
  readonly rows: number;
  readonly entries: number;
}

type EntryRow = readonly (readonly [time: number, id: string, ...words: string[]])[];

interface Held {
  readonly open: string;
  /** All rows that begin at or below are in `rows`. */
  upTo: number;
  readonly rows: Map<string, readonly HeldEntry[]>;
}

interface HeldEntry {
  readonly hit: Hit;
  readonly words: readonly string[];
}

const ROW_CHARS = 200_000;

export class Recent {
  readonly #table: Table;
  /** By hub partition. Rows that the progress has passed never change. */
  readonly #held = new Map<string, Held>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** Writes what a batch with positions `first` to `last` brought. */
  async write(
    partition: string,
    open: Open | undefined,
    [first, last]: readonly [number, number],
    entries: readonly Entry[],
  ): Promise<Open> {
    const from = open?.from ?? first;
    const rows = inRows(entries);
    await Promise.all(
      rows.map((row, index) =>
        this.#table.put({
          partitionKey: openKey(partition, from),
          rowKey: `${position20(first)}-${position20(last)}-${index}`,
          ...packed(row),
        }),
      ),
    );
    return {
      from,
      rows: (open?.rows ?? 0) + rows.length,
      entries: (open?.entries ?? 0) + entries.length,
    };
  }

  /** The partition of the table. */
  key(partition: string, { from }: Open): string {
    return openKey(partition, from);
  }

  async readAll(partition: string, open: Open): Promise<Entry[]> {
    const key = openKey(partition, open.from);
    const rows = await this.#table.range(key);
    // They are in a segment, and partly gone: this writer comes from long ago, and would make it anew of what is left.
    if (rows.length < open.rows) throw new TransientFault('index-moved', `${key} is out of use`);
    return rows.flatMap((row) =>
      unpacked<EntryRow>(row).map(([time, id, ...words]) => ({ time, id, words })),
    );
  }

  /** Those that have all of the words, the latest first, out of what is projected up to `lastPosition`. */
  async hits(
    partition: string,
    open: Open,
    lastPosition: number,
    terms: readonly Term[],
    range: Range,
  ): Promise<Hit[]> {
    const hits = new Map<string, Hit>();
    for (const row of (await this.#refreshed(partition, open, lastPosition)).rows.values()) {
      for (const { hit, words } of row) {
        if (isWithin(hit, range) && matchesAll(words, terms)) hits.set(hit.key, hit);
      }
    }
    return [...hits.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
  }

  async #refreshed(partition: string, open: Open, lastPosition: number): Promise<Held> {
    const key = openKey(partition, open.from);
    let held = this.#held.get(partition);
    if (held === undefined || held.open !== key) {
      held = { open: key, upTo: -1, rows: new Map() };
      this.#held.set(partition, held);
    }
    if (held.upTo >= lastPosition) return held;
    const [from, to] = [position20(held.upTo + 1), position20(lastPosition + 1)];
    for (const row of await this.#table.range(key, from, to)) {
      const entries = unpacked<EntryRow>(row);
      held.rows.set(
        row.rowKey ?? '',
        entries.map(([time, id, ...words]) => ({ hit: hitOf({ time, id }), words })),
      );
    }
    // They go when they have been in a segment for a while: this reader comes from long ago.
    if (held.rows.size < open.rows) throw new TransientFault('index-moved', `${key} is out of use`);
    held.upTo = Math.max(held.upTo, lastPosition);
    return held;
  }
}

function inRows(entries: readonly Entry[]): EntryRow[] {
  const rows: [number, string, ...string[]][][] = [];
  let chars = ROW_CHARS;
  for (const { time, id, words } of entries) {
    const size = words.reduce((sum, word) => sum + word.length + 3, id.length + 20);
    if (chars + size > ROW_CHARS) {
      rows.push([]);
      chars = 0;
    }
    rows.at(-1)?.push([time, id, ...words]);
    chars += size;
  }
  return rows;
}

function openKey(partition: string, from: number): string {
  return `${partition}-${position20(from)}`;
}
