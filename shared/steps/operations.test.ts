import { describe, expect, it } from 'vitest';
import type { SagaInput } from '../domain/saga.ts';
import { anApp, statusOf, TRAIL } from '../testing.ts';

describe('stock by hand', () => {
  it('is added to, taken and put back', async () => {
    const { app } = anApp();
    expect(await app.restock({ milk: 100, tea: 5 })).toEqual({
      type: 'restocked',
      levels: { milk: 110, bread: 10, apples: 10, oranges: 10, iPhone: 10, tea: 5 },
    });
    expect(await app.takeStock({ items: ['tea', 'tea'] })).toEqual({ type: 'taken' });
    expect(await app.takeStock({ items: ['tea', 'tea', 'tea', 'tea'] })).toEqual({
      type: 'rejected',
      missing: ['tea'],
    });
    expect(await app.restock(undefined)).toEqual({
      type: 'restocked',
      levels: { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10, tea: 3 },
    });
    expect(await app.restock({ milk: -1 })).toMatchObject({ type: 'invalid' });
    expect(await app.takeStock({})).toMatchObject({ type: 'invalid' });
  });
});

describe('an approval', () => {
  const order = {
    id: 'order_riley_1',
    customer: 'Riley',
    items: ['milk'],
    total: 100_000,
    currency: 'USD',
    receivedAt: '2023-10-28T17:02:05.137Z',
  };
  const waits: SagaInput = { order, approval: { threshold: 100_000, timeoutMs: 86_400_000 } };

  it.each([
    ['while it waits', waits, { customStatus: { step: 'approval', deadline: 'x' } }, 'sent'],
    ['before it has come so far', waits, {}, 'sent'],
    ['after the decision', waits, { customStatus: { step: 'decided' } }, 'not-waiting'],
    ['after the end', waits, { runtime: 'Completed' }, 'not-waiting'],
    ['of an order that needs none', { order }, {}, 'not-waiting'],
  ] as const)('%s', async (_when, input, change, expected) => {
    const { app, sagas } = anApp();
    const receipt = await app.placeOrder({
      body: { customer: 'R', items: ['milk'], total: 1 },
      trail: TRAIL,
    });
    const { orderId } = receipt as { orderId: string };
    sagas.statuses.set(orderId, statusOf(input, change));
    const decision = { approver: 'Chris', approved: true };
    expect(await app.approveOrder(orderId, decision, sagas)).toBe(expected);
    expect(sagas.decisions).toEqual(expected === 'sent' ? [{ orderId, ...decision }] : []);
  });

  it('of an id that we never gave out', async () => {
    const { app, sagas } = anApp();
    const decision = { approver: 'Chris', approved: true };
    expect(await app.approveOrder('order_riley_1', decision, sagas)).toBe('unknown');
  });
});

it('counts for those who ask together are looked up once', async () => {
  let looks = 0;
  const { app } = anApp(({ queueCounts }) => ({
    queueCounts: {
      counts: () => {
        looks++;
        return queueCounts.counts();
      },
    },
  }));
  const [one] = await Promise.all([app.overview(), app.overview(), app.overview()]);
  expect(one).toEqual({
    orders: { RUNNING: 0, COMPLETED: 0, FAILED: 0 },
    queues: { orders: { active: 0, deadLettered: 0 } },
    quarantine: 0,
  });
  expect(looks).toBe(1);
});

it('takes no more different items than can change at once', async () => {
  const { app } = anApp();
  const items = Array.from({ length: 81 }, (_, number) => `sku-${number}`);
  expect(await app.takeStock({ items })).toEqual({
    type: 'invalid',
    faults: [{ pointer: '/items', text: 'must have at most 80 different items', keyword: 'skus' }],
  });
  const quantities = Object.fromEntries(items.map((sku) => [sku, 1]));
  expect(await app.restock(quantities)).toMatchObject({
    type: 'invalid',
    faults: [{ pointer: '', text: 'must have at most 80 entries' }],
  });
  await app.restock(Object.fromEntries(Object.entries(quantities).slice(1)));
  expect(await app.takeStock({ items: items.slice(1) })).toEqual({ type: 'taken' });
});

it('lists orders newest first, in pages', async () => {
  const { app, adapters, sagas, log } = anApp();
  for (const [n, customer] of ['Ann', 'Bob', 'Cleo'].entries()) {
    const id = `order_x_0pgg9kr4m2x8v1q${n}z5t7wc`;
    const receivedAt = `2023-10-28T17:02:0${n}.000Z`;
    const body = JSON.stringify({ id, receivedAt, order: { customer, items: ['milk'], total: 1 } });
    const message = { body, source: 'queue:orders', messageId: id, attempts: 1, trail: TRAIL };
    await app.processOrder(message, sagas, log);
  }
  await adapters.readModel.project('0', adapters.events.published);
  const names = ({ items }: Awaited<ReturnType<typeof app.listOrders>>) =>
    items.map(({ details }) => details.customer);
  const page = await app.listOrders({ limit: 2 });
  expect(names(page)).toEqual(['Cleo', 'Bob']);
  const { continuationToken = '' } = page;
  const rest = await app.listOrders({ limit: 2, continuationToken });
  expect(names(rest)).toEqual(['Ann']);
  expect(rest).not.toHaveProperty('continuationToken');
  expect(names(await app.listOrders({ limit: 2, customer: 'Bob' }))).toEqual(['Bob']);
  expect(names(await app.listOrders({ limit: 2, search: 'MILK cle' }))).toEqual(['Cleo']);

  for (const query of [
    { customer: 'Bob' },
    { search: 'milk' },
    { status: 'RUNNING' },
    { from: 0 },
    { to: 9e12 },
  ]) {
    await expect(app.listOrders({ limit: 2, continuationToken, ...query })).rejects.toMatchObject({
      code: 'bad-continuation-token',
    });
  }
  for (const broken of ['', 'x', continuationToken.slice(2), `${continuationToken}AA`]) {
    await expect(app.listOrders({ limit: 2, continuationToken: broken })).rejects.toMatchObject({
      code: 'bad-continuation-token',
    });
  }
  expect(names(await app.listOrders({ limit: 1, continuationToken }))).toEqual(['Ann']);
});
