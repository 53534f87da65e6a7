import { describe, expect, it } from 'vitest';
import type { LoyaltyPosting, LoyaltyRow } from '../../shared/domain/loyalty-books.ts';
import type { LoyaltyBooks, LoyaltyLedger } from '../../shared/ports.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-01T00:01:00.000Z';

const credited = (orderId: string, points: number): LoyaltyPosting => ({
  customer: 'Riley',
  orderId,
  points,
  creditedAt: TIME,
});

export function describeLoyaltyBooks(
  name: string,
  fresh: () => Promise<{ loyalty: LoyaltyLedger; books: LoyaltyBooks }>,
): void {
  describe(`LoyaltyBooks, ${name}`, () => {
    async function rows(books: LoyaltyBooks): Promise<LoyaltyRow[]> {
      const all: LoyaltyRow[] = [];
      for await (const row of books.rows()) all.push(row);
      const key = (row: LoyaltyRow) => (row.type === 'balance' ? '' : row.posting.orderId);
      return all.sort((left, right) => key(left).localeCompare(key(right)));
    }

    it('tell every posting and every balance', async () => {
      const { loyalty, books } = await fresh();
      expect(await rows(books)).toEqual([]);
      await loyalty.credit([
        { customer: 'Riley', orderId: 'a', points: 13, time: TIME },
        { customer: 'Riley', orderId: 'b', points: 5, time: TIME },
      ]);
      await loyalty.reverse([
        { customer: 'Riley', orderId: 'b', time: LATER },
        { customer: 'Riley', orderId: 'c', time: LATER },
      ]);
      expect(await rows(books)).toEqual([
        { type: 'balance', customer: 'Riley', points: 13, orders: 1 },
        { type: 'posting', posting: credited('a', 13) },
        { type: 'posting', posting: { ...credited('b', 5), reversedAt: LATER } },
        { type: 'posting', posting: { customer: 'Riley', orderId: 'c', points: 0, reversedAt: LATER } },
      ]);
    });

    it('correct and take out what is as it was found, and the balance with it', async () => {
      const { loyalty, books } = await fresh();
      const times = { customer: 'Riley', time: TIME };
      await loyalty.credit(['a', 'b', 'c', 'd'].map((orderId) => ({ ...times, orderId, points: 10 })));
      await loyalty.reverse([{ ...times, orderId: 'd', time: LATER }]);
      await books.correct('Riley', [
        { found: credited('a', 10), wanted: credited('a', 13) },
        { found: credited('b', 10) },
        { found: credited('c', 10), wanted: { ...credited('c', 10), reversedAt: LATER } },
        // It has been reversed since.
        { found: credited('d', 10), wanted: credited('d', 11) },
      ]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 13, orders: 1 });
      expect((await rows(books)).slice(1)).toEqual([
        { type: 'posting', posting: credited('a', 13) },
        { type: 'posting', posting: { ...credited('c', 10), reversedAt: LATER } },
        { type: 'posting', posting: { ...credited('d', 10), reversedAt: LATER } },
      ]);
      await loyalty.credit([{ ...times, orderId: 'e', points: 1 }]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 14, orders: 2 });
    });

    it('correct more than a transaction takes, while the ledger goes on', async () => {
      const { loyalty, books } = await fresh();
      const order = (index: number) => `o${String(index).padStart(3, '0')}`;
      const many = Array.from({ length: 130 }, (_, index) => credited(order(index), 1));
      const entry = (posting: LoyaltyPosting) => ({ ...posting, time: TIME });
      await loyalty.credit(many.map(entry));
      await Promise.all([
        books.correct(
          'Riley',
          many.map((found) => ({ found, wanted: { ...found, points: 2 } })),
        ),
        ...Array.from({ length: 5 }, (_, index) => loyalty.credit([entry(credited(order(200 + index), 10))])),
      ]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 310, orders: 135 });
    });
  });
}
