import { describe, expect, it } from 'vitest';
import type { LoyaltyEntry } from '../../shared/domain/loyalty.ts';
import type { LoyaltyLedger } from '../../shared/ports.ts';

const TIME = '2026-01-01T00:00:00.000Z';
const entry = (orderId: string, customer: string, points: number): LoyaltyEntry => ({
  orderId,
  customer,
  points,
  time: TIME,
});

/** `again`: the same ledger by another instance. */
export function describeLoyalty(
  name: string,
  fresh: () => Promise<{ loyalty: LoyaltyLedger; again: () => Promise<LoyaltyLedger> }>,
): void {
  describe(`LoyaltyLedger, ${name}`, () => {
    it('knows nobody at first', async () => {
      const { loyalty } = await fresh();
      expect(await loyalty.balance('Riley')).toEqual({ points: 0, orders: 0 });
    });

    it('adds an order once, however often it comes', async () => {
      const { loyalty, again } = await fresh();
      await loyalty.credit([entry('a', 'Riley', 13), entry('b', 'Riley', 56)]);
      await loyalty.credit([entry('b', 'Riley', 56), entry('c', 'Riley', 22), entry('c', 'Riley', 22)]);
      await (await again()).credit([entry('a', 'Riley', 13), entry('d', 'Riley', 9)]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 100, orders: 4 });
    });

    it('takes an order back once, in whatever order the two come, and however often', async () => {
      const { loyalty, again } = await fresh();
      const back = (orderId: string) => ({ orderId, customer: 'Riley', time: TIME });
      await loyalty.credit([entry('a', 'Riley', 13), entry('b', 'Riley', 56)]);
      await loyalty.reverse([back('a'), back('a')]);
      await loyalty.reverse([back('a')]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 56, orders: 1 });
      await loyalty.credit([entry('a', 'Riley', 13)]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 56, orders: 1 });

      await (await again()).reverse([back('c'), back('d')]);
      await loyalty.reverse([back('d')]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 56, orders: 1 });
      await loyalty.credit([entry('c', 'Riley', 22), entry('e', 'Riley', 4)]);
      await (await again()).credit([entry('c', 'Riley', 22), entry('d', 'Riley', 1)]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 60, orders: 2 });
    });

    it('knows nobody by a reversal of nothing', async () => {
      const { loyalty } = await fresh();
      await loyalty.reverse([{ orderId: 'a', customer: 'Riley', time: TIME }]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 0, orders: 0 });
      await loyalty.credit([entry('b', 'Riley', 8)]);
      expect(await loyalty.balance('Riley')).toEqual({ points: 8, orders: 1 });
    });

    it('keeps customers apart, in any script', async () => {
      const { loyalty } = await fresh();
      const long = 'ж'.repeat(200);
      await loyalty.credit([
        entry('a', 'Zoë/1', 1),
        entry('b', 'Zoë', 2),
        entry('c', long, 4),
        entry('d', 'zoë', 8),
      ]);
      expect(await loyalty.balance('Zoë/1')).toEqual({ points: 1, orders: 1 });
      expect(await loyalty.balance('Zoë')).toEqual({ points: 2, orders: 1 });
      expect(await loyalty.balance(long)).toEqual({ points: 4, orders: 1 });
      expect(await loyalty.balance('zoë')).toEqual({ points: 8, orders: 1 });
    });

    it('stays exact when two instances credit the same customers at once, with repeats', async () => {
      const { loyalty, again } = await fresh();
      const other = await again();
      const entries = Array.from({ length: 120 }, (_, index) => entry(`o${index}`, `C${index % 3}`, 10));
      await Promise.all([
        ...entries.map((one) => loyalty.credit([one])),
        other.credit(entries.slice(0, 60)),
        other.credit(entries.slice(40)),
      ]);
      for (const customer of ['C0', 'C1', 'C2']) {
        expect(await loyalty.balance(customer)).toEqual({ points: 400, orders: 40 });
      }
    });

    it('stays exact when credits and reversals of the same orders meet, from two instances', async () => {
      const { loyalty, again } = await fresh();
      const other = await again();
      const entries = Array.from({ length: 90 }, (_, index) => entry(`o${index}`, `C${index % 3}`, 10));
      const reversals = entries.filter((_, index) => index % 2 === 0);
      await Promise.all([
        ...entries.map((one) => loyalty.credit([one])),
        ...reversals.map((one, index) => (index % 2 === 0 ? loyalty : other).reverse([one])),
        other.credit(entries.slice(30)),
      ]);
      for (const customer of ['C0', 'C1', 'C2']) {
        expect(await loyalty.balance(customer)).toEqual({ points: 150, orders: 15 });
      }
    });
  });
}
