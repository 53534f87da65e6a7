import { expect, it } from 'vitest';
import { type Fact, type OrderEvent, orderEvents } from './events.ts';
import { LoyaltyBook, type LoyaltyPosting, type LoyaltyRow } from './loyalty-books.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-01T00:01:00.000Z';

const event = (orderId: string, seq: number, time: string, fact: Fact): OrderEvent[] =>
  orderEvents(orderId, seq, time, [fact]);
const completed = (orderId: string, total: number) =>
  event(orderId, 4, TIME, {
    type: 'OrderCompleted',
    data: { message: 'done', customer: 'Riley', total, currency: 'USD' },
  });
const refunded = (orderId: string, time = LATER) =>
  event(orderId, 5, time, { type: 'PaymentRefunded', data: { customer: 'Riley' } });
const cancelled = (orderId: string) =>
  event(orderId, 3, TIME, { type: 'OrderCancelled', data: { customer: 'Riley' } });

const posting = (orderId: string, points: number, reversedAt?: string): LoyaltyRow => ({
  type: 'posting',
  posting: credited(orderId, points, reversedAt),
});
const credited = (orderId: string, points: number, reversedAt?: string): LoyaltyPosting => ({
  ...{ customer: 'Riley', orderId, points, creditedAt: TIME },
  ...(reversedAt === undefined ? {} : { reversedAt }),
});
const balance = (points: number, orders: number): LoyaltyRow => ({
  ...{ type: 'balance', customer: 'Riley' },
  ...{ points, orders },
});

function book(...events: readonly OrderEvent[][]): LoyaltyBook {
  const made = new LoyaltyBook();
  for (const some of events) made.add(some);
  return made;
}

const NONE = { missing: [], wrong: [], unknown: [], unbalanced: [] };

it('agrees with a ledger that counted each order once and took back what was paid back', () => {
  const events = [completed('a', 1250), completed('b', 500), refunded('b'), cancelled('c')];
  const ledger = [
    posting('a', 13),
    posting('b', 5, LATER),
    {
      type: 'posting',
      posting: { customer: 'Riley', orderId: 'c', points: 0, reversedAt: TIME },
    },
    balance(13, 1),
  ] as const;
  expect(book(...events).differences(ledger)).toEqual(NONE);
  expect(book(...events.toReversed(), ...events).differences(ledger)).toEqual(NONE);
});

it('says what is missing: all of it, of a ledger that was lost', () => {
  const made = book(completed('a', 1250), completed('b', 500), refunded('b'), cancelled('c'), refunded('c'));
  expect(made.size).toBe(3);
  expect(made.differences([])).toEqual({
    ...NONE,
    missing: [
      credited('a', 13),
      credited('b', 5, LATER),
      { customer: 'Riley', orderId: 'c', points: 0, reversedAt: TIME },
    ],
  });
});

it('does not mind whether the points of a reversed order ever came', () => {
  const late = posting('b', 0, LATER);
  expect(book(completed('b', 500), refunded('b')).differences([late])).toEqual(NONE);
});

it('tells wrong points, reversals that are missing or should not be, and strangers', () => {
  const made = book(completed('a', 1250), completed('b', 500), refunded('b'), completed('c', 700));
  const ledger = [
    posting('a', 12),
    posting('b', 5),
    posting('c', 7, LATER),
    posting('d', 99),
    balance(116, 3),
  ];
  expect(made.differences(ledger)).toEqual({
    missing: [],
    wrong: [
      { found: credited('a', 12), wanted: credited('a', 13) },
      { found: credited('b', 5), wanted: credited('b', 5, LATER) },
      { found: credited('c', 7, LATER), wanted: credited('c', 7) },
    ],
    unknown: [credited('d', 99)],
    unbalanced: [],
  });
});

it.each([
  ['another sum', [posting('a', 13), balance(14, 1)]],
  ['another count', [posting('a', 13), balance(13, 2)]],
  ['no balance', [posting('a', 13)]],
])('tells a balance that is not the sum of its postings: %s', (_what, ledger) => {
  expect(book(completed('a', 1250)).differences(ledger)).toEqual({ ...NONE, unbalanced: ['Riley'] });
});
