import { TransientFault } from '../../../domain/faults.ts';
import { sizeOfPacked, unpacked } from '../../keys.ts';
import type { Table } from '../../table.ts';

// Of JSON. The index takes some 60 an order, so that of a few hundred thousand orders it stays in memory.
const MOST_CHARS = 24_000_000;

interface Held {
  readonly value: Promise<unknown>;
  chars: number;
}

/** Rows that never change, the most recently used ones kept; callers that want the same one share a read. */
export class RowCache {
  readonly #table: Table;
  /** Least recently used first. */
  readonly #held = new Map<string, Held>();
  #chars = 0;

  constructor(table: Table) {
    this.#table = table;
  }

  get(partition: string, rowKey: string): Promise<unknown> {
    const key = `${partition}/${rowKey}`;
    const held = this.#held.get(key);
    if (held !== undefined) {
      this.#held.delete(key);
      this.#held.set(key, held);
      return held.value;
    }
    const entry: Held = { value: this.#read(partition, rowKey), chars: 0 };
    this.#held.set(key, entry);
    return entry.value;
  }

  async #read(partition: string, rowKey: string): Promise<unknown> {
    const key = `${partition}/${rowKey}`;
    try {
      const row = await this.#table.get(partition, rowKey);
      if (row === undefined) throw new TransientFault('index-moved', `${this.#table.name} has no ${key}`);
      this.#weigh(key, sizeOfPacked(row));
      return unpacked(row);
    } catch (error) {
      this.#held.delete(key);
      throw error;
    }
  }

  #weigh(key: string, chars: number): void {
    const entry = this.#held.get(key);
    if (entry === undefined) return;
    entry.chars = chars;
    this.#chars += chars;
    for (const [oldest, { chars: freed }] of this.#held) {
      if (this.#chars <= MOST_CHARS) return;
      this.#held.delete(oldest);
      this.#chars -= freed;
    }
  }
}
