/** The ledger of points as a whole: what the events say that it should be, and how what stands in it differs. */
import type { OrderEvent } from './events.ts';
import { loyaltyMoves } from './loyalty.ts';

/** What is on record of one order. */
export interface LoyaltyPosting {
  readonly customer: string;
  readonly orderId: string;
  /** That the order brought; 0 when it was reversed before it brought any. */
  readonly points: number;
  /** ISO 8601 instants; left out: it was not. */
  readonly creditedAt?: string;
  readonly reversedAt?: string;
}

export type LoyaltyRow =
  | { readonly type: 'posting'; readonly posting: LoyaltyPosting }
  | {
      readonly type: 'balance';
      readonly customer: string;
      readonly points: number;
      readonly orders: number;
    };

export interface LoyaltyCorrection {
  readonly found: LoyaltyPosting;
  /** Left out: it should not be there. */
  readonly wanted?: LoyaltyPosting;
}

export interface LoyaltyDifferences {
  /** Should be there, and are not. */
  readonly missing: readonly LoyaltyPosting[];
  readonly wrong: readonly Required<LoyaltyCorrection>[];
  /** No event speaks of them. */
  readonly unknown: readonly LoyaltyPosting[];
  /** Customers whose balance is not the sum of their postings. */
  readonly unbalanced: readonly string[];
}

/** Folds events, in any order, however often each comes. */
export class LoyaltyBook {
  readonly #postings = new Map<string, LoyaltyPosting>();

  add(events: Iterable<OrderEvent>): void {
    const { credits, reversals } = loyaltyMoves(events);
    for (const { customer, orderId, points, time } of credits) {
      const { reversedAt } = this.#postings.get(keyOf({ customer, orderId })) ?? {};
      this.#put({
        ...{ customer, orderId, points, creditedAt: time },
        ...(reversedAt === undefined ? {} : { reversedAt }),
      });
    }
    for (const { customer, orderId, time } of reversals) {
      const before = this.#postings.get(keyOf({ customer, orderId })) ?? { customer, orderId, points: 0 };
      // The first of them took the points.
      const reversedAt =
        before.reversedAt === undefined || time < before.reversedAt ? time : before.reversedAt;
      this.#put({ ...before, reversedAt });
    }
  }

  get size(): number {
    return this.#postings.size;
  }

  differences(rows: Iterable<LoyaltyRow>): LoyaltyDifferences {
    const open = new Map(this.#postings);
    const wrong: Required<LoyaltyCorrection>[] = [];
    const unknown: LoyaltyPosting[] = [];
    const sums = new Map<string, { points: number; orders: number }>();
    const balances = new Map<string, { points: number; orders: number }>();
    for (const row of rows) {
      if (row.type === 'balance') {
        balances.set(row.customer, row);
        continue;
      }
      const { posting } = row;
      const sum = sums.get(posting.customer) ?? { points: 0, orders: 0 };
      const worth = worthOf(posting);
      sums.set(posting.customer, { points: sum.points + worth.points, orders: sum.orders + worth.orders });
      const wanted = open.get(keyOf(posting));
      if (wanted === undefined) unknown.push(posting);
      else if (!isSame(wanted, posting)) wrong.push({ found: posting, wanted });
      open.delete(keyOf(posting));
    }
    const customers = new Set([...sums.keys(), ...balances.keys()]);
    return {
      missing: [...open.values()],
      wrong,
      unknown,
      unbalanced: [...customers].filter((customer) => {
        const sum = sums.get(customer);
        const balance = balances.get(customer);
        return (sum?.points ?? 0) !== (balance?.points ?? 0) || (sum?.orders ?? 0) !== (balance?.orders ?? 0);
      }),
    };
  }

  #put(posting: LoyaltyPosting): void {
    this.#postings.set(keyOf(posting), posting);
  }
}

/** What a posting adds to its customer's balance. */
export function worthOf({ points, creditedAt, reversedAt }: LoyaltyPosting): {
  readonly points: number;
  readonly orders: number;
} {
  return creditedAt === undefined || reversedAt !== undefined
    ? { points: 0, orders: 0 }
    : { points, orders: 1 };
}

export function isUnchanged(one: LoyaltyPosting, other: LoyaltyPosting): boolean {
  return (
    one.points === other.points && one.creditedAt === other.creditedAt && one.reversedAt === other.reversedAt
  );
}

/** Of a reversed one it does not matter whether its points ever came. */
function isSame(one: LoyaltyPosting, other: LoyaltyPosting): boolean {
  if (one.reversedAt !== undefined || other.reversedAt !== undefined) {
    return one.reversedAt !== undefined && other.reversedAt !== undefined;
  }
  return one.points === other.points && (one.creditedAt === undefined) === (other.creditedAt === undefined);
}

function keyOf({ customer, orderId }: Pick<LoyaltyPosting, 'customer' | 'orderId'>): string {
  return `${customer}\n${orderId}`;
}
