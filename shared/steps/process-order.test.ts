import { describe, expect, it } from 'vitest';
import { type Fact, orderEvents } from '../domain/events.ts';
import { BrokerUnavailable, TerminalFault, TransientFault } from '../domain/faults.ts';
import { aDelivery, anApp, statusOf, TRAIL } from '../testing.ts';

const ID = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';
const message = (total: number) =>
  JSON.stringify({
    id: ID,
    receivedAt: '2023-10-28T17:02:05.137Z',
    order: { customer: 'Riley', items: ['milk'], total },
  });
const order = {
  id: ID,
  customer: 'Riley',
  items: ['milk'],
  total: 99_999,
  currency: 'USD',
  receivedAt: '2023-10-28T17:02:05.137Z',
};

describe('processing', () => {
  it('persists the order, publishes OrderReceived and starts the saga', async () => {
    const { app, adapters, sagas, log } = anApp();
    await app.processOrder(aDelivery(message(999.99)), sagas, log);
    expect(await adapters.orders.find(ID)).toEqual(order);
    expect(adapters.events.published.map(({ event }) => event)).toEqual([
      {
        id: `${ID}/0`,
        type: 'OrderReceived',
        orderId: ID,
        seq: 0,
        time: '2023-10-28T17:02:05.137Z',
        data: { customer: 'Riley', items: ['milk'], total: 99_999, currency: 'USD' },
      },
    ]);
    expect(sagas.started).toEqual([{ input: { order }, trail: TRAIL }]);
  });

  it('has orders approved from 1000 on', async () => {
    const { app, sagas, log } = anApp();
    await app.processOrder(aDelivery(message(1000)), sagas, log);
    expect(sagas.started[0]?.input.approval).toEqual({ threshold: 100_000, timeoutMs: 86_400_000 });
  });

  it('does nothing for a message that comes again', async () => {
    const { app, adapters, sagas, log } = anApp();
    await app.processOrder(aDelivery(message(10)), sagas, log);
    await app.processOrder(aDelivery(message(10), { attempts: 2 }), sagas, log);
    expect(sagas.started).toHaveLength(1);
    expect(adapters.events.published).toHaveLength(1);
  });

  it('goes on where it died: the row is there and the saga is not', async () => {
    const { app, adapters, sagas, log } = anApp();
    await adapters.orders.insert(order, TRAIL);
    await app.processOrder(aDelivery(message(999.99)), sagas, log);
    expect(sagas.started).toHaveLength(1);
    expect(adapters.events.published).toHaveLength(1);
  });

  it('does not start an order again that ended long ago', async () => {
    const { app, adapters, sagas, log } = anApp();
    await app.processOrder(aDelivery(message(10)), sagas, log);
    await adapters.events.publish(
      [
        {
          id: `${ID}/1`,
          type: 'OrderClosed',
          orderId: ID,
          seq: 1,
          time: '2023-10-28T17:02:06.000Z',
          data: { message: 'over' },
        },
      ],
      TRAIL,
    );
    await adapters.readModel.project('0', adapters.events.published);
    sagas.statuses.clear();
    await app.processOrder(aDelivery(message(10), { attempts: 2 }), sagas, log);
    expect(sagas.started).toHaveLength(1);
  });

  it.each([
    ['{"id": ', 'invalid-json', 'Unexpected end of JSON input'],
    ['{}', 'invalid-message', '/id is missing; /receivedAt is missing'],
    [message(10.001), 'invalid-message', '/order/total must have at most two decimals'],
  ])('quarantines %s untouched', async (body, reason, description) => {
    const { app, adapters, sagas, log } = anApp();
    await app.processOrder(aDelivery(body, { attempts: 3 }), sagas, log);
    expect(adapters.quarantine.entries).toMatchObject([
      {
        body,
        source: 'queue:orders',
        reason,
        description,
        attempts: 3,
        time: Date.UTC(2023, 9, 28, 17, 2, 5),
        messageId: 'message-1',
        trail: TRAIL,
      },
    ]);
    expect(sagas.started).toEqual([]);
  });

  it('sits out an outage of three minutes within one delivery', async () => {
    let away = true;
    const { app, sagas, log, lines, elapsed, adapters } = anApp(({ orders }) => ({
      orders: {
        ...orders,
        async insert(row, trail) {
          away = elapsed() < 180_000;
          if (away) throw new TransientFault('storage', 'nobody there');
          return orders.insert(row, trail);
        },
      },
    }));
    await app.processOrder(aDelivery(message(10)), sagas, log);
    expect(sagas.started).toHaveLength(1);
    expect(elapsed()).toBeLessThan(200_000);
    expect(lines.filter(({ level }) => level === 'warn').length).toBeLessThan(30);
    expect(adapters.quarantine.entries).toEqual([]);
  });

  it('gives the message back when the outage lasts', async () => {
    const { app, sagas, log, adapters, elapsed } = anApp(({ orders }) => ({
      orders: { ...orders, insert: () => Promise.reject(new TransientFault('storage', 'nobody there')) },
    }));
    await expect(app.processOrder(aDelivery(message(10)), sagas, log)).rejects.toThrow('nobody there');
    expect(elapsed()).toBeGreaterThan(220_000);
    expect(adapters.quarantine.entries).toEqual([]);
  });

  it('sends it anew before an outage has used up its deliveries', async () => {
    const { app, sagas, log, adapters } = anApp(({ orders }) => ({
      orders: { ...orders, insert: () => Promise.reject(new TransientFault('storage', 'nobody there')) },
    }));
    const delivery = aDelivery(message(10), { messageId: ID });
    const delivered = (attempts: number) =>
      app.processOrder({ ...delivery, body: Buffer.from(message(10)), attempts }, sagas, log);
    await expect(delivered(4)).rejects.toThrow('nobody there');
    expect(adapters.queue.messages).toEqual([]);
    await delivered(5);
    expect(adapters.queue.messages).toEqual([{ orderId: ID, body: JSON.parse(message(10)), trail: TRAIL }]);
    expect(adapters.quarantine.entries).toEqual([]);
  });

  it('gives it back as it is when the broker is away as well', async () => {
    const { app, sagas, log } = anApp(({ orders }) => ({
      orders: { ...orders, insert: () => Promise.reject(new TransientFault('storage', 'nobody there')) },
      queue: { messages: [], enqueue: () => Promise.reject(new BrokerUnavailable('nobody here either')) },
    }));
    const delivered = app.processOrder(aDelivery(message(10), { attempts: 9 }), sagas, log);
    await expect(delivered).rejects.toThrow('nobody there');
  });

  it('quarantines what no repeat can cure', async () => {
    const { app, sagas, log, adapters } = anApp(({ orders }) => ({
      orders: { ...orders, insert: () => Promise.reject(new TerminalFault('EntityTooLarge', 'too large')) },
    }));
    await app.processOrder(aDelivery(message(10)), sagas, log);
    expect(adapters.quarantine.entries).toMatchObject([
      { reason: 'EntityTooLarge', description: 'too large' },
    ]);
  });
});

describe('an order that is looked at', () => {
  const input = { order };

  it.each([
    ['Pending', null, null, { status: 'PENDING' }],
    ['Running', null, null, { status: 'RUNNING' }],
    [
      'Completed',
      null,
      { success: true, message: 'done' },
      { status: 'COMPLETED', order_result: { success: true, message: 'done' } },
    ],
    [
      'Failed',
      { failure: { error_type: 'E', message: '503', stack_trace: 's' } },
      'Orchestrator failed',
      { status: 'FAILED', failure_details: { error_type: 'E', message: '503', stack_trace: 's' } },
    ],
    [
      'Terminated',
      null,
      'by hand',
      { failure_details: { error_type: 'OrchestrationTerminated', message: 'by hand' } },
    ],
  ] as const)('shows the saga: %s', async (runtime, customStatus, output, expected) => {
    const { app, sagas } = anApp();
    const receipt = await app.placeOrder({
      body: { customer: 'R', items: ['milk'], total: 1 },
      trail: TRAIL,
    });
    const { orderId } = receipt as { orderId: string };
    sagas.statuses.set(orderId, statusOf(input, { runtime, customStatus, output }));
    expect(await app.getOrder(orderId, sagas)).toMatchObject({
      created_time: '2023-10-28T17:02:05.137Z',
      details: { customer: 'Riley', id: ID, items: ['milk'], total: 999.99 },
      id: orderId,
      last_updated_time: '2023-10-28T17:02:05.137Z',
      ...expected,
    });
  });

  it.each([
    ['Completed', null, { success: true, message: 'done', time: '2023-10-28T17:02:07.204Z' }],
    [
      'Failed',
      { failure: { error_type: 'E', message: '503', stack_trace: 's' }, time: '2023-10-28T17:02:07.204Z' },
      'Orchestrator failed',
    ],
  ] as const)(
    'was last heard of when its events say, and not a second later: %s',
    async (runtime, customStatus, output) => {
      const { app, sagas, adapters } = anApp();
      const receipt = await app.placeOrder({
        body: { customer: 'R', items: ['milk'], total: 1 },
        trail: TRAIL,
      });
      const { orderId } = receipt as { orderId: string };
      const updatedAt = Date.UTC(2023, 9, 28, 17, 2, 8);
      sagas.statuses.set(orderId, statusOf(input, { runtime, customStatus, output, updatedAt }));
      const told = await app.getOrder(orderId, sagas);
      expect(told?.last_updated_time).toBe('2023-10-28T17:02:07.204Z');
      expect(told?.failure_details ?? {}).not.toHaveProperty('time');

      sagas.statuses.delete(orderId);
      const received: Fact = {
        type: 'OrderReceived',
        data: { customer: 'R', items: ['milk'], total: 100, currency: 'USD' },
      };
      const ended: Fact = { type: 'OrderClosed', data: { message: 'done' } };
      for (const [seq, fact] of [received, ended].entries()) {
        const time = seq === 0 ? '2023-10-28T17:02:05.137Z' : '2023-10-28T17:02:07.204Z';
        for (const event of orderEvents(orderId, seq, time, [fact])) {
          const stored = { event, partition: '0', position: seq, enqueuedAt: 0, trail: TRAIL };
          await adapters.readModel.project('0', [stored]);
        }
      }
      expect((await app.getOrder(orderId, sagas))?.last_updated_time).toBe('2023-10-28T17:02:07.204Z');
    },
  );

  it('is pending from the moment its id was given out', async () => {
    const { app, sagas } = anApp();
    const receipt = await app.placeOrder({
      body: { customer: 'R', items: ['milk'], total: 1 },
      trail: TRAIL,
    });
    const { orderId } = receipt as { orderId: string };
    expect(await app.getOrder(orderId, sagas)).toEqual({
      created_time: '2023-10-28T17:02:00.000Z',
      details: { customer: null, id: orderId, items: null, total: null },
      id: orderId,
      last_updated_time: '2023-10-28T17:02:00.000Z',
      status: 'PENDING',
    });
    expect(await app.getOrder(ID, sagas)).toBeUndefined();
    expect(await app.orderTimeline(orderId)).toEqual({ id: orderId, status: 'PENDING', timeline: [] });
    expect(await app.orderTimeline('order_x')).toBeUndefined();
  });
});
