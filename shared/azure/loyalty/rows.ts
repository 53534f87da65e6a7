import type { LoyaltyEntry, LoyaltyReversal } from '../../domain/loyalty.ts';
import { keyPart, stableHash } from '../keys.ts';
import type { Row, StoredRow } from '../table.ts';

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

/** What is left to do where `before` stands; undefined: nothing. */
export function changeFor(wish: Wish, before: StoredRow | undefined): Change | undefined {
  const { customer, orderId, credit, reversal } = wish;
  const key = { partitionKey: partitionOf(customer), rowKey: entryKey(wish) };
  if (before === undefined) {
    const row: Row = {
      ...key,
      customer,
      orderId,
      points: credit?.points ?? 0,
      ...(credit === undefined ? {} : { creditedAt: credit.time }),
      ...(reversal === undefined ? {} : { reversedAt: reversal.time }),
    };
    const counts = credit !== undefined && reversal === undefined;
    return { row, points: counts ? credit.points : 0, orders: counts ? 1 : 0 };
  }
  if (reversal === undefined || before.reversedAt !== undefined) return undefined;
  const points = Number(before.points);
  const creditedAt = String(before.creditedAt);
  const row: Row = { ...key, customer, orderId, points, creditedAt, reversedAt: reversal.time };
  return { row, etag: before.etag, points: -points, orders: -1 };
}
