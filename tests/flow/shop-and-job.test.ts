import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLoyaltyJob } from '../../shared/azure/index.ts';
import { storageConfig } from '../../tools/verify-stores.ts';
import { eventually, Till } from './till.ts';

let till: Till;
let job: ReturnType<typeof openLoyaltyJob>;

beforeAll(async () => {
  // Every second, in place of every five.
  till = await Till.open({ env: { LOYALTY_JOB_SCHEDULE: '* * * * * *' } });
  job = openLoyaltyJob(storageConfig(till.platform.storage));
});

afterAll(async () => {
  await job?.close();
  await till?.platform.stop();
});

interface Sale {
  readonly customer: string;
  readonly items: readonly string[];
  readonly total: number;
  readonly orderId: string;
  readonly attempts: number;
}

it('sells to the ten customers in turn, also when they come at once, on both paths', async () => {
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => till.get('/shop')),
    ...Array.from({ length: 5 }, () => till.get('/shop?resilient=false')),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 15 }, () => 200));
  const sales = answers.map((answer) => answer.json<Sale>());
  const totals = sales.map(({ total }) => total).sort((left, right) => left - right);
  // Once all ten, and the first five again.
  expect(totals).toEqual([13, 13, 17, 22, 22, 56, 56, 72, 74, 89, 89, 107, 107, 158, 168]);
  expect(new Set(sales.map(({ orderId }) => orderId)).size).toBe(15);
  for (const { orderId } of sales) expect((await till.ended(orderId)).order_result?.success).toBe(true);
  const [first] = sales;
  expect((await till.document(first?.orderId ?? '')).details).toMatchObject({
    customer: first?.customer,
    items: ['gift-card'],
    total: first?.total,
  });
});

it('carries the caller’s trace to the order, and refuses what it does not know', async () => {
  const answer = await till.get('/shop', { 'x-correlation-id': 'till-1', accept: 'application/json' });
  expect(answer.headers.get('x-correlation-id')).toBe('till-1');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { orderId } = answer.json<Sale>();
  await eventually(async () => {
    const lines = till.platform.log().split('\n');
    expect(
      lines.some((line) => [orderId, 'till-1', '"step":"intake"'].every((part) => line.includes(part))),
    ).toBe(true);
  });
  await till.ended(orderId);
  const bad = await till.get('/shop?resilient=perhaps');
  expect([bad.status, bad.headers.get('content-type')]).toEqual([
    400,
    'application/problem+json; charset=utf-8',
  ]);
});

it('counts the completed orders on a timer, ten at a run, and removes them', async () => {
  // What the two tests before sold: 1 to 10, 1 to 5, 6.
  await eventually(async () =>
    expect(await job.jobBooks.balances()).toEqual({
      '1': { points: 26, orderCount: 2 },
      '2': { points: 112, orderCount: 2 },
      '3': { points: 44, orderCount: 2 },
      '4': { points: 214, orderCount: 2 },
      '5': { points: 178, orderCount: 2 },
      '6': { points: 34, orderCount: 2 },
      '7': { points: 168, orderCount: 1 },
      '8': { points: 158, orderCount: 1 },
      '9': { points: 74, orderCount: 1 },
      '10': { points: 72, orderCount: 1 },
    }),
  );
  await eventually(async () => expect(await job.completedOrders.first(10)).toEqual([]));
  // The log comes by way of another process.
  await eventually(async () => {
    const runs = [...till.platform.log().matchAll(/"message":"Loyalty job".*?"orders":(\d+)/g)].map(
      ([, orders]) => Number(orders),
    );
    expect(Math.max(...runs)).toBeLessThanOrEqual(10);
    expect(runs.reduce((sum, orders) => sum + orders, 0)).toBe(16);
  });
  // The ledger counted them as well, in its own way.
  expect((await till.get('/customers/4/loyalty')).json()).toMatchObject({ points: 214, orders: 2 });
});
