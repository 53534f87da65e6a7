import type { TransactionAction } from '@azure/data-tables';
import { SEED_STOCK } from '../../domain/stock.ts';
import type { Connections } from '../connections.ts';
import { keyPart, packed, unpacked } from '../keys.ts';
import { Table } from '../table.ts';
import type { Answer, Ledger, OnRecord } from './ledger.ts';

const PARTITION = 'stock';
// Sorts first, so that it comes with the first page: what changes while further pages are read makes its ETag stale.
const HEAD = '0head';
const BATCH = 'batch:';
const SKU = 'sku:';

/**
 * The partition `stock`: the head (its ETag guards each transaction), one row per SKU, one row per batch of
 * operations whose answers do not all stand in their orders' own rows yet.
 */
export class StockTable {
  readonly #table: Table;

  constructor(connections: Connections) {
    this.#table = new Table(connections, 'stock');
  }

  /** Lays out the first stock when there is none. */
  async load(): Promise<Ledger> {
    const found = await this.#find();
    if (found !== undefined) return found;
    await this.#table.transact([
      ['create', { partitionKey: PARTITION, rowKey: HEAD, version: 0 }],
      ...Object.entries(SEED_STOCK).map(
        ([sku, quantity]): TransactionAction => ['create', skuRow(sku, quantity)],
      ),
    ]);
    const seeded = await this.#find();
    if (seeded === undefined) throw new Error('The stock vanished while it was laid out');
    return seeded;
  }

  /** The new ETag of the head; undefined when another instance was quicker. */
  async write(
    ledger: Ledger,
    records: readonly OnRecord[],
    changed: ReadonlyMap<string, number>,
    cleared: readonly number[],
  ): Promise<{ readonly etag: string | undefined } | 'stale'> {
    const version = ledger.version + 1;
    const result = await this.#table.transact([
      ['update', { partitionKey: PARTITION, rowKey: HEAD, version }, 'Replace', { etag: ledger.etag }],
      ...Array.from(
        changed,
        ([sku, quantity]): TransactionAction => ['upsert', skuRow(sku, quantity), 'Replace'],
      ),
      ['create', { partitionKey: PARTITION, rowKey: batchKey(version), ...packed(records) }],
      ...cleared.map(
        (old): TransactionAction => ['delete', { partitionKey: PARTITION, rowKey: batchKey(old) }],
      ),
    ]);
    return result === 'stale' ? 'stale' : { etag: result.etags[0] };
  }

  async #find(): Promise<Ledger | undefined> {
    const rows = await this.#table.range(PARTITION);
    const levels = new Map<string, number>();
    const batches = new Map<number, readonly OnRecord[]>();
    const answers = new Map<string, Answer>();
    let head: { version: number; etag: string } | undefined;
    for (const row of rows) {
      const key = row.rowKey ?? '';
      if (key === HEAD) head = { version: Number(row.version), etag: row.etag };
      else if (key.startsWith(SKU)) levels.set(String(row.sku), Number(row.quantity));
      else if (key.startsWith(BATCH)) {
        const records = unpacked<OnRecord[]>(row);
        batches.set(Number(key.slice(BATCH.length)), records);
        for (const record of records) answers.set(record.key, record.answer);
      }
    }
    if (head === undefined) return undefined;
    let knownSince = head.version;
    while (batches.has(knownSince)) knownSince--;
    return { ...head, levels, batches, answers, knownSince };
  }
}

function skuRow(sku: string, quantity: number) {
  return { partitionKey: PARTITION, rowKey: SKU + keyPart(sku), sku, quantity };
}

function batchKey(version: number): string {
  return BATCH + String(version).padStart(12, '0');
}
