import { expect, it } from 'vitest';
import { TerminalFault } from '../domain/faults.ts';
import type { OrderApi, Placing } from '../ports.ts';
import { anApp, TRAIL } from '../testing.ts';

/** A shop whose orders all arrive, after a turn of the loop. */
function aShop() {
  const placed: Placing[] = [];
  const orderApi: OrderApi = {
    async place(placing) {
      await new Promise((resolve) => setImmediate(resolve));
      placed.push(placing);
      return { orderId: `order-${placed.length}`, attempts: 1 };
    },
  };
  const { app, adapters, log, lines } = anApp(() => ({ orderApi }));
  const sell = (resilient = true) => {
    if (app.shop === undefined) throw new Error('The shop is closed');
    return app.shop({ resilient, trail: TRAIL }, log);
  };
  return { sell, placed, adapters, lines };
}

it('is closed where it does not know the order API', () => {
  expect(anApp().app.shop).toBeUndefined();
});

it('sells to ten customers in turn, also when they come at once', async () => {
  const { sell, placed } = aShop();
  const sold = await Promise.all(Array.from({ length: 12 }, () => sell()));
  expect(sold.map(({ customer, total }) => [customer, total])).toEqual([
    ['1', 13],
    ['2', 56],
    ['3', 22],
    ['4', 107],
    ['5', 89],
    ['6', 17],
    ['7', 168],
    ['8', 158],
    ['9', 74],
    ['10', 72],
    ['1', 13],
    ['2', 56],
  ]);
  expect(new Set(placed.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(12);
  expect(placed[0]).toMatchObject({
    order: { customer: '1', items: ['gift-card'], total: 13 },
    trail: TRAIL,
    resilient: true,
  });
  expect(await sell(false)).toEqual({
    ...{ customer: '3', items: ['gift-card'], total: 22, orderId: 'order-13', attempts: 1 },
  });
  expect(placed[12]?.resilient).toBe(false);
});

it('has cards on the shelf before the first sale, and prints more in time', async () => {
  const { sell, adapters } = aShop();
  const { inventory } = adapters;
  await Promise.all([sell(), sell()]);
  expect((await inventory.levels())['gift-card']).toBe(5_000);
  await inventory.take([{ sku: 'gift-card', quantity: 3_600 }]);
  for (let sale = 2; sale < 100; sale++) await sell();
  expect((await inventory.levels())['gift-card']).toBe(1_400);
  await sell();
  expect((await inventory.levels())['gift-card']).toBe(6_400);
});

it('sells on while nobody can look at the shelf, and looks again at the next sale', async () => {
  const { sell, adapters, lines } = aShop();
  const { levels } = adapters.inventory;
  adapters.inventory.levels = () => Promise.reject(new Error('storage is away'));
  expect((await sell()).customer).toBe('1');
  expect(lines.map(({ level, message }) => [level, message])).toContainEqual([
    'warn',
    'Nobody could look at the shelf of the shop',
  ]);
  adapters.inventory.levels = levels;
  await sell();
  expect((await adapters.inventory.levels())['gift-card']).toBe(5_000);
});

it('passes on what the order API would not have', async () => {
  const orderApi: OrderApi = {
    place: () => Promise.reject(new TerminalFault('order-api-refused', 'POST /orders: 400')),
  };
  const { app, log } = anApp(() => ({ orderApi }));
  await expect(app.shop?.({ resilient: true, trail: TRAIL }, log)).rejects.toMatchObject({
    code: 'order-api-refused',
  });
});
