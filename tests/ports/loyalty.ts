import { describe, expect, it } from 'vitest';
import type { LoyaltyEntry, LoyaltyLedger } from '../../shared/ports.ts';

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
  });
}
