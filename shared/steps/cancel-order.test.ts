import { describe, expect, it } from 'vitest';
import { orderEvents } from '../domain/events.ts';
import type { SagaInput } from '../domain/saga.ts';
import { anApp, statusOf, TRAIL } from '../testing.ts';

const ORDER = {
  id: 'order_riley_1',
  customer: 'Riley',
  items: ['milk'],
  total: 100_000,
  currency: 'USD',
  receivedAt: '2023-10-28T17:02:05.137Z',
};
const SMALL: SagaInput = { order: ORDER };
const LARGE: SagaInput = { order: ORDER, approval: { threshold: 100_000, timeoutMs: 86_400_000 } };

async function anOrder() {
  const world = anApp();
  const body = { customer: 'Riley', items: ['milk'], total: 1 };
  const { orderId } = (await world.app.placeOrder({ body, trail: TRAIL })) as { orderId: string };
  return { ...world, orderId };
}

describe('a cancellation', () => {
  it.each([
    ['of an order in the queue: told, in case its saga began a moment ago', undefined, true],
    ['of one that needs approval: told, for it may be waiting', statusOf(LARGE, {}), true],
    ['of one that is just beginning', statusOf(LARGE, { runtime: 'Pending' }), true],
    ['of one that waits for nobody: it finds out by itself', statusOf(SMALL, {}), false],
  ])('%s', async (_when, status, told) => {
    const { app, adapters, sagas, orderId } = await anOrder();
    if (status !== undefined) sagas.statuses.set(orderId, status);
    expect(await app.cancelOrder(orderId, sagas)).toBe('cancelled');
    expect(sagas.cancelled).toEqual(told ? [orderId] : []);
    expect(await adapters.shipping.ship(orderId)).toEqual({ type: 'cancelled' });
  });

  it('that is repeated tells the saga again: a crash may have come in between', async () => {
    const { app, sagas, orderId } = await anOrder();
    sagas.statuses.set(orderId, statusOf(LARGE, {}));
    expect(await app.cancelOrder(orderId, sagas)).toBe('cancelled');
    expect(await app.cancelOrder(orderId, sagas)).toBe('cancelled-before');
    expect(sagas.cancelled).toEqual([orderId, orderId]);
  });

  it('comes too late once shipping has answered, before the saga knows', async () => {
    const shipped = await anOrder();
    shipped.sagas.statuses.set(shipped.orderId, statusOf(SMALL, {}));
    await shipped.adapters.shipping.ship(shipped.orderId);
    expect(await shipped.app.cancelOrder(shipped.orderId, shipped.sagas)).toBe('shipped');

    const refused = await anOrder();
    refused.sagas.statuses.set(refused.orderId, statusOf(LARGE, {}));
    await refused.adapters.shipping.setActive(false);
    await refused.adapters.shipping.ship(refused.orderId);
    expect(await refused.app.cancelOrder(refused.orderId, refused.sagas)).toBe('ended');
    expect(refused.sagas.cancelled).toEqual([]);
  });

  it.each([
    ['Completed', { success: true, message: 'Order processed successfully' }, 'shipped'],
    ['Completed', { success: false, message: 'Order was cancelled.' }, 'cancelled-before'],
    ['Completed', { success: false, message: 'Order was rejected by Chris.' }, 'ended'],
    ['Failed', 'Error: 503', 'ended'],
    ['Terminated', 'by hand', 'ended'],
  ] as const)('of an order that is %s with %j: %s', async (runtime, output, expected) => {
    const { app, adapters, sagas, orderId } = await anOrder();
    sagas.statuses.set(orderId, statusOf(LARGE, { runtime, output }));
    expect(await app.cancelOrder(orderId, sagas)).toBe(expected);
    expect(sagas.cancelled).toEqual([]);
    expect(await adapters.shipping.isCancelled(orderId)).toBe(false);
  });

  it.each([
    [
      {
        type: 'OrderCompleted',
        data: { message: 'done', customer: 'Riley', total: 100, currency: 'USD' },
      },
      'shipped',
    ],
    [{ type: 'OrderClosed', data: { message: 'Order was cancelled.' } }, 'cancelled-before'],
    [{ type: 'OrderClosed', data: { message: 'Approval deadline expired.' } }, 'ended'],
    [{ type: 'OrderFailed', data: { errorType: 'E', message: 'm', stackTrace: 's' } }, 'ended'],
  ] as const)('of an order that only the read model remembers: %j', async (end, expected) => {
    const { app, adapters, sagas, orderId } = await anOrder();
    const events = orderEvents(orderId, 0, ORDER.receivedAt, [
      { type: 'OrderReceived', data: { customer: 'Riley', items: ['milk'], total: 100, currency: 'USD' } },
      end,
    ]);
    await adapters.events.publish(events, TRAIL);
    await adapters.readModel.project('0', adapters.events.published);
    expect(await app.cancelOrder(orderId, sagas)).toBe(expected);
    expect(await adapters.shipping.isCancelled(orderId)).toBe(false);
  });

  it('of an id that we never gave out', async () => {
    const { app, sagas } = anApp();
    expect(await app.cancelOrder('order_riley_1', sagas)).toBe('unknown');
    expect(sagas.cancelled).toEqual([]);
  });
});

describe('the saga’s steps, of a cancelled order', () => {
  const at = (seq: number) => ({ orderId: 'order_riley_1', seq, time: '2023-10-28T17:02:06.000Z' });

  it('ask for no approval, say so under a number of its own, and do not ship', async () => {
    const { app, adapters, log } = anApp();
    const { requestApproval, recordDecision, ship } = app.activities;
    const terms = { threshold: 100_000, deadline: '2023-10-29T17:02:06.000Z' };
    expect(await requestApproval({ ...at(2), ...terms }, TRAIL, log)).toEqual({ type: 'approval-requested' });
    await adapters.shipping.cancel('order_riley_1');
    // The first try had left its event.
    expect(await requestApproval({ ...at(2), ...terms }, TRAIL, log)).toEqual({ type: 'cancelled' });
    const decision = { type: 'cancelled' } as const;
    expect(await recordDecision({ ...at(3), customer: 'Riley', decision }, TRAIL, log)).toEqual({
      type: 'recorded',
    });
    expect(await ship({ ...at(4), customer: 'Riley', total: 500, currency: 'USD' }, TRAIL, log)).toEqual({
      type: 'cancelled',
    });
    expect(adapters.events.published.map(({ event }) => [event.id, event.type, event.data])).toEqual([
      ['order_riley_1/2', 'ApprovalRequested', terms],
      ['order_riley_1/3', 'OrderCancelled', { customer: 'Riley' }],
      ['order_riley_1/4', 'OrderCancelled', { customer: 'Riley' }],
    ]);
  });
});
