import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';

/** `fresh`: an inventory on a stock of its own, with the first quantities; two calls of `again` share it. */
export function describeInventory(
  name: string,
  fresh: () => Promise<{ inventory: Inventory; again(): Promise<Inventory> }>,
): void {
  describe(`Inventory, ${name}`, () => {
    it('begins with ten of each of the five', async () => {
      const { inventory } = await fresh();
      expect(await inventory.levels()).toEqual({ milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 });
    });

    it('reserves all lines, once per order', async () => {
      const { inventory } = await fresh();
      const id = anOrderId();
      const lines = [
        { sku: 'milk', quantity: 2 },
        { sku: 'bread', quantity: 1 },
      ];
      expect(await inventory.reserve(id, lines)).toEqual({ type: 'reserved' });
      expect(await inventory.reserve(id, lines)).toEqual({ type: 'reserved' });
      expect(await inventory.levels()).toMatchObject({ milk: 8, bread: 9, apples: 10 });
    });

    it('reserves nothing when one line lacks stock, and says which; a repeat gives the first answer', async () => {
      const { inventory } = await fresh();
      const id = anOrderId();
      const lines = [
        { sku: 'bread', quantity: 1 },
        { sku: 'milk', quantity: 11 },
      ];
      expect(await inventory.reserve(id, lines)).toEqual({ type: 'rejected', missing: ['milk'] });
      await inventory.add({ milk: 100 });
      expect(await inventory.reserve(id, lines)).toEqual({ type: 'rejected', missing: ['milk'] });
      expect(await inventory.levels()).toMatchObject({ milk: 110, bread: 10 });
    });

    it('knows no stock of a SKU it never had', async () => {
      const { inventory } = await fresh();
      const lines = [{ sku: 'a/b\\c#d?e', quantity: 1 }];
      expect(await inventory.reserve(anOrderId(), lines)).toEqual({
        type: 'rejected',
        missing: ['a/b\\c#d?e'],
      });
      await inventory.add({ 'a/b\\c#d?e': 2 });
      expect(await inventory.reserve(anOrderId(), lines)).toEqual({ type: 'reserved' });
      expect(await inventory.levels()).toMatchObject({ 'a/b\\c#d?e': 1 });
    });

    it('gives back what was reserved, once', async () => {
      const { inventory } = await fresh();
      const id = anOrderId();
      await inventory.reserve(id, [{ sku: 'iPhone', quantity: 3 }]);
      expect(await inventory.release(id)).toBe('released');
      expect(await inventory.release(id)).toBe('released');
      expect(await inventory.levels()).toMatchObject({ iPhone: 10 });
    });

    it('releases nothing when the reservation was refused', async () => {
      const { inventory } = await fresh();
      const id = anOrderId();
      await inventory.reserve(id, [{ sku: 'iPhone', quantity: 11 }]);
      expect(await inventory.release(id)).toBe('nothing-reserved');
      expect(await inventory.levels()).toMatchObject({ iPhone: 10 });
    });

    it('refuses a reservation that comes after its release', async () => {
      const { inventory } = await fresh();
      const id = anOrderId();
      expect(await inventory.release(id)).toBe('nothing-reserved');
      expect(await inventory.reserve(id, [{ sku: 'milk', quantity: 1 }])).toMatchObject({ type: 'rejected' });
      expect(await inventory.levels()).toMatchObject({ milk: 10 });
    });

    it('lets one of two win the last piece', async () => {
      const { inventory, again } = await fresh();
      const other = await again();
      await inventory.take([{ sku: 'milk', quantity: 9 }]);
      const answers = await Promise.all([
        inventory.reserve(anOrderId(), [{ sku: 'milk', quantity: 1 }]),
        other.reserve(anOrderId(), [{ sku: 'milk', quantity: 1 }]),
      ]);
      expect(answers.map(({ type }) => type).sort()).toEqual(['rejected', 'reserved']);
      expect(await inventory.levels()).toMatchObject({ milk: 0 });
    });

    it('takes without an order, all or nothing, and puts the first stock back', async () => {
      const { inventory } = await fresh();
      expect(await inventory.take([{ sku: 'milk', quantity: 4 }])).toEqual({ type: 'taken' });
      expect(
        await inventory.take([
          { sku: 'bread', quantity: 1 },
          { sku: 'milk', quantity: 7 },
        ]),
      ).toEqual({ type: 'rejected', missing: ['milk'] });
      expect(await inventory.levels()).toMatchObject({ milk: 6, bread: 10 });
      await inventory.add({ pears: 5, milk: 1 });
      await inventory.reset();
      expect(await inventory.levels()).toEqual({
        ...{ milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 },
        pears: 5,
      });
    });

    it('stays exact while two instances reserve, repeat and release the same SKUs', async () => {
      const { inventory, again } = await fresh();
      const other = await again();
      await inventory.add({ milk: 1_000, bread: 1_000 });
      const ids = Array.from({ length: 60 }, () => anOrderId());
      const lines = [
        { sku: 'milk', quantity: 1 },
        { sku: 'bread', quantity: 2 },
      ];
      await Promise.all(
        ids.flatMap((id, index) => {
          const [one, two] = index % 2 === 0 ? [inventory, other] : [other, inventory];
          return [one.reserve(id, lines), ...(index % 3 === 0 ? [two.reserve(id, lines)] : [])];
        }),
      );
      expect(await inventory.levels()).toMatchObject({ milk: 950, bread: 890 });
      await Promise.all(ids.slice(0, 30).flatMap((id) => [inventory.release(id), other.release(id)]));
      expect(await other.levels()).toMatchObject({ milk: 980, bread: 950 });
    });
  });
}
