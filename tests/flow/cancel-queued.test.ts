import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyStores } from '../../tools/verify-stores.ts';
import { Till } from './till.ts';

let state: string;
let till: Till;

/** Orders that were cancelled while nobody took messages from the queue. */
let small: string;
let large: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'tillstream-queued-'));
  const closed = await Till.open({ state, env: { 'AzureWebJobs.process-order.Disabled': 'true' } });
  small = await closed.order('Sam', ['milk'], 2);
  large = await closed.order('Sam', ['iPhone'], 1_299);
  for (const id of [small, large]) {
    expect((await closed.document(id)).status).toBe('PENDING');
    const answers = [
      await closed.send('DELETE', `/orders/${id}`),
      await closed.send('DELETE', `/orders/${id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 200]);
  }
  await closed.platform.stop();
  till = await Till.open({ state });
});
afterAll(async () => {
  await till?.platform.stop();
  await rm(state, { recursive: true, force: true });
});

it('an order that is cancelled in the queue, and needs approval, waits for nobody', async () => {
  expect(await till.happened(large)).toEqual([
    'OrderReceived',
    'InventoryReserved',
    'OrderCancelled',
    'InventoryReleased',
    'OrderClosed',
  ]);
  expect((await till.document(large)).order_result).toEqual({
    id: large,
    message: 'Order was cancelled.',
    success: false,
  });
});

it('one that needs none is stopped when it is to be shipped, and paid back', async () => {
  expect(await till.happened(small)).toEqual([
    'OrderReceived',
    'InventoryReserved',
    'PaymentCharged',
    'OrderCancelled',
    'PaymentRefunded',
    'InventoryReleased',
    'OrderClosed',
  ]);
  expect((await till.told(small, 5)).slice(3)).toEqual(['Order was cancelled.', 'Payment refunded']);
});

it('leaves books that agree', async () => {
  const initialStock = { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 };
  const verdicts = await verifyStores(till.platform, { accepted: [small, large], initialStock });
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
});
