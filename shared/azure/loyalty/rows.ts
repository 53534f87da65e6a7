import type { LoyaltyEntry, LoyaltyReversal } from '../../domain/loyalty.ts';
import type { LoyaltyPosting } from '../../domain/loyalty-books.ts';
import { keyPart, stableHash } from '../keys.ts';
import type { Row, StoredRow } from '../table.ts';

export const LEDGER_TABLE = 'loyalty';

// Customers share partitions, so that those who order at the same time share transactions. Never change it: it says
// where the points lie.
const SHARDS = 2;

/** What is to be on record of an order: its credit, its reversal, or both. */
export interface Wish {
  readonly customer: string;
  readonly orderId: string;
  readonly credit?: LoyaltyEntry;
  readonly reversal?: LoyaltyReversal;
}

/** An order's row as it is to be written, and what that does to its customer's balance. */
export interface Change {
  readonly row: Row;
  /** Of the row that it replaces. */
  readonly etag?: string;
  readonly points: number;
  readonly orders: number;
}

export function partitionOf(customer: string): string {
  return `customers-${stableHash(customer) % SHARDS}`;
}

export function entryKey({ customer, orderId }: Pick<Wish, 'customer' | 'orderId'>): string {
  return `${keyPart(customer)}|${orderId}`;
}

/** One wish per order: who comes twice, or with both, gets one row. */
export function mergedWishes(wishes: readonly Wish[]): Wish[] {
  const byOrder = new Map<string, Wish>();
  for (const wish of wishes) byOrder.set(wish.orderId, { ...wish, ...byOrder.get(wish.orderId) });
  return [...byOrder.values()];
}

export function postingRow(posting: LoyaltyPosting): Row {
  return { partitionKey: partitionOf(posting.customer), rowKey: entryKey(posting), ...posting };
}

export function postingOf(row: Readonly<Record<string, unknown>>): LoyaltyPosting {
  const { customer, orderId, points, creditedAt, reversedAt } = row;
  return {
    customer: String(customer),
    orderId: String(orderId),
    points: Number(points),
    ...(creditedAt === undefined ? {} : { creditedAt: String(creditedAt) }),
    ...(reversedAt === undefined ? {} : { reversedAt: String(reversedAt) }),
  };
}

export function balanceRow(balance: {
  readonly customer: string;
  readonly points: number;
  readonly orders: number;
}): Row {
  return {
    partitionKey: partitionOf(balance.customer),
    rowKey: keyPart(balance.customer),
    customer: balance.customer,
    points: balance.points,
    orders: balance.orders,
  };
}

/** What is left to do where `before` stands; undefined: nothing. */
export function changeFor(wish: Wish, before: StoredRow | undefined): Change | undefined {
  const { customer, orderId, credit, reversal } = wish;
  if (before === undefined) {
    const row = postingRow({
      ...{ customer, orderId, points: credit?.points ?? 0 },
      ...(credit === undefined ? {} : { creditedAt: credit.time }),
      ...(reversal === undefined ? {} : { reversedAt: reversal.time }),
    });
    const counts = credit !== undefined && reversal === undefined;
    return { row, points: counts ? credit.points : 0, orders: counts ? 1 : 0 };
  }
  const posting = postingOf(before);
  if (reversal === undefined || posting.reversedAt !== undefined) return undefined;
  const row = postingRow({ ...posting, reversedAt: reversal.time });
  return { row, etag: before.etag, points: -posting.points, orders: -1 };
}
