import { expect, it } from 'vitest';
import type { CompletedOrder } from '../domain/loyalty-job.ts';
import { memoryCompletedOrders, memoryJobBooks } from '../memory/loyalty-job.ts';
import { anApp, TRAIL } from '../testing.ts';

const ORDER: CompletedOrder = {
  orderId: 'order_7_0pgg9kr4m2x8v1q0z5t7wc',
  customer: '7',
  total: 16_850,
  currency: 'USD',
  time: '2023-10-28T17:02:05.137Z',
};

function aJob() {
  const completedOrders = memoryCompletedOrders();
  const jobBooks = memoryJobBooks(() => 0);
  return { ...anApp(() => ({ completedOrders, jobBooks })), completedOrders, jobBooks };
}

it('is off where it has no stores', () => {
  expect(anApp().app.runLoyaltyJob).toBeUndefined();
});

it('puts a blob aside that is no order, and counts the others', async () => {
  const { app, adapters, completedOrders, jobBooks, log } = aJob();
  completedOrders.blobs.set('0', Buffer.from('no JSON'));
  completedOrders.blobs.set('1', Buffer.from('{"orderId":"x"}'));
  await completedOrders.leave(ORDER);
  expect(await app.runLoyaltyJob?.(log)).toEqual({ type: 'counted', orders: 1, before: 0 });
  expect(await jobBooks.balances()).toEqual({ '7': { points: 169, orderCount: 1 } });
  expect(adapters.quarantine.entries).toMatchObject([
    { source: 'blob:0', reason: 'invalid-json', messageId: '0', body: Buffer.from('no JSON') },
    { source: 'blob:1', reason: 'invalid-message', messageId: '1' },
  ]);
  expect(completedOrders.blobs.size).toBe(0);
});

it('puts bad blobs aside also when there is nothing else', async () => {
  const { app, completedOrders, log } = aJob();
  completedOrders.blobs.set('0', Buffer.from('{}'));
  expect(await app.runLoyaltyJob?.(log)).toEqual({ type: 'counted', orders: 0, before: 0 });
  expect(completedOrders.blobs.size).toBe(0);
});

it('counts an order once that lies there under two times', async () => {
  const { app, completedOrders, jobBooks, log } = aJob();
  await completedOrders.leave(ORDER);
  await completedOrders.leave({ ...ORDER, time: '2023-10-28T17:02:06.137Z' });
  expect(await app.runLoyaltyJob?.(log)).toEqual({ type: 'counted', orders: 1, before: 0 });
  expect(await jobBooks.balances()).toEqual({ '7': { points: 169, orderCount: 1 } });
  expect(completedOrders.blobs.size).toBe(0);
});

it('finds the orders that the ledger was told of', async () => {
  const { app, completedOrders, log } = aJob();
  const { orderId, time, customer, total, currency } = ORDER;
  const event = {
    ...{ id: `${orderId}/4`, orderId, seq: 4, time, type: 'OrderCompleted' },
    data: { message: 'Order processed successfully', customer, total, currency },
  };
  await app.creditPoints(
    {
      ...{ source: 'event-hub:order-events/loyalty', partition: '0', attempts: 1 },
      events: [
        {
          ...{ body: Buffer.from(JSON.stringify(event)), position: 3, enqueuedAt: 0 },
          ...{ traceParent: TRAIL.traceParent, correlationId: TRAIL.correlationId },
        },
      ],
    },
    log,
  );
  const [body] = completedOrders.blobs.values();
  expect(JSON.parse(String(body))).toEqual(ORDER);
});
