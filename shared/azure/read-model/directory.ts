import { bucketStart, orderIdParts } from '../../domain/order-id.ts';
import type { OrderView } from '../../domain/order-view.ts';
import { keyPart, latestFirst, stableHash, timeOfLatestFirst } from '../keys.ts';
import type { Table } from '../table.ts';

/** Orders that were accepted at about the same time: all views of some partitions, and some single orders. */
export interface Group {
  /** Sorts the latest first, over all days. */
  readonly key: string;
  /** Epoch ms; orders of the group were accepted from here on, for as long as a bucket lasts. */
  readonly start: number;
  readonly partitions: readonly string[];
  readonly orders: readonly string[];
}

const DAYS = 'days';
// Orders whose id has no time in it are put beside those that were accepted in the same 8 seconds.
const GROUP_MS = 8_000;
const CUSTOMER_SHARDS = 2;
const MOST_KNOWN = 50_000;

/** How orders are found by date and by customer: a few rows that say which partitions of `orderviews` to look at. */
export class Directory {
  readonly #days: Table;
  readonly #customers: Table;
  readonly #known = new Set<string>();

  constructor(days: Table, customers: Table) {
    this.#days = days;
    this.#customers = customers;
  }

  /** Makes an order findable; a repeat does no harm. */
  async enter(view: OrderView): Promise<void> {
    const parts = orderIdParts(view.id);
    if (parts === undefined) return;
    const accepted = Date.parse(view.createdAt);
    const start = parts.keyed ? Math.floor(accepted / GROUP_MS) * GROUP_MS : bucketStart(parts.bucket);
    const target = parts.keyed ? `order:${view.id}` : `partition:${parts.partition}`;
    const day = dayOf(start);
    await Promise.all([
      this.#once({ partitionKey: DAYS, rowKey: latestFirst(Date.parse(day)), day }),
      this.#once({ partitionKey: day, rowKey: `${latestFirst(start)}|${target}` }),
      this.#customers.put({
        partitionKey: customerPartition(view.customer, day.slice(0, 7)),
        rowKey: `${keyPart(view.customer)}|${latestFirst(accepted)}|${view.id}`,
      }),
    ]);
  }

  /** Days that have orders, the latest first. */
  async days(): Promise<string[]> {
    return (await this.#days.range(DAYS)).map((row) => String(row.day));
  }

  /** Groups of a day, the latest first, from the one with key `from` on. A busy day has thousands. */
  async *groups(day: string, from?: string): AsyncGenerator<Group> {
    let open: { key: string; partitions: string[]; orders: string[] } | undefined;
    for await (const row of this.#days.rows(day, from)) {
      const [key = '', target = ''] = (row.rowKey ?? '').split('|');
      if (open !== undefined && open.key !== key) yield { ...open, start: timeOfLatestFirst(open.key) };
      if (open?.key !== key) open = { key, partitions: [], orders: [] };
      if (target.startsWith('order:')) open.orders.push(target.slice('order:'.length));
      else open.partitions.push(target.slice('partition:'.length));
    }
    if (open !== undefined) yield { ...open, start: timeOfLatestFirst(open.key) };
  }

  /** A customer's orders of one month (`2026-10`), the latest first; those behind sort key `after`. */
  async *ofCustomer(
    customer: string,
    month: string,
    after?: string,
  ): AsyncGenerator<{ key: string; orderId: string }> {
    const prefix = `${keyPart(customer)}|`;
    const from = after === undefined ? prefix : `${prefix}${after}`;
    // '}' follows '|'.
    const to = `${keyPart(customer)}}`;
    for await (const row of this.#customers.rows(customerPartition(customer, month), from, to)) {
      const key = (row.rowKey ?? '').slice(prefix.length);
      if (key !== after) yield { key, orderId: key.slice(key.indexOf('|') + 1) };
    }
  }

  async #once(row: { partitionKey: string; rowKey: string; day?: string }): Promise<void> {
    const key = `${row.partitionKey}/${row.rowKey}`;
    if (this.#known.has(key)) return;
    await this.#days.insert(row);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.add(key);
  }
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function customerPartition(customer: string, month: string): string {
  return `${stableHash(customer) % CUSTOMER_SHARDS}-${month}`;
}
