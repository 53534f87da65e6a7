import { expect, it } from 'vitest';
import { type Fact, orderEvents } from './events.ts';
import { evolveView, type OrderView } from './order-view.ts';

const ID = 'order_casey_1';
const [received] = orderEvents(ID, 0, '2023-10-28T17:02:05.000Z', [
  { type: 'OrderReceived', data: { customer: 'Casey', items: ['milk'], total: 1000, currency: 'USD' } },
]);

function later(seq: number, fact: Fact) {
  return orderEvents(ID, seq, `2023-10-28T17:02:0${5 + seq}.000Z`, [fact])[0];
}

function fold(...events: readonly (ReturnType<typeof later> | undefined)[]): OrderView | undefined {
  let view: OrderView | undefined;
  for (const event of events) view = event ? evolveView(view, event) : view;
  return view;
}

it('begins with OrderReceived', () => {
  expect(fold(received)).toEqual({
    id: 'order_casey_1',
    customer: 'Casey',
    items: ['milk'],
    total: 1000,
    currency: 'USD',
    status: 'RUNNING',
    createdAt: '2023-10-28T17:02:05.000Z',
    updatedAt: '2023-10-28T17:02:05.000Z',
    timeline: [
      {
        seq: 0,
        type: 'OrderReceived',
        time: '2023-10-28T17:02:05.000Z',
        text: "Received order for Casey: ['milk']. Total = 10.0",
      },
    ],
    lastSeq: 0,
  });
  expect(fold(later(1, { type: 'OrderShipped', data: {} }))).toBeUndefined();
});

it('ends completed, closed or failed', () => {
  const ok = fold(
    received,
    later(1, {
      type: 'OrderCompleted',
      data: { message: 'done', customer: 'Riley', total: 1000, currency: 'USD' },
    }),
  );
  expect(ok).toMatchObject({ status: 'COMPLETED', result: { success: true, message: 'done' } });
  const closed = fold(received, later(1, { type: 'OrderClosed', data: { message: 'no' } }));
  expect(closed).toMatchObject({ status: 'COMPLETED', result: { success: false, message: 'no' } });
  const failure = { errorType: 'E', message: 'm', stackTrace: 's' };
  expect(fold(received, later(1, { type: 'OrderFailed', data: failure }))).toMatchObject({
    status: 'FAILED',
    failure,
  });
});

it('drops what it has seen', () => {
  const shipped = later(3, { type: 'OrderShipped', data: {} });
  const view = fold(received, shipped);
  for (const repeat of [received, shipped]) {
    expect(repeat && evolveView(view, repeat)).toBe(view);
  }
  expect(view?.updatedAt).toBe('2023-10-28T17:02:08.000Z');
});

it('puts an event that comes late, out of quarantine, in its place', () => {
  const closed = later(3, { type: 'OrderClosed', data: { message: 'no' } });
  const late = later(1, { type: 'OrderRejected', data: { approver: 'Chris' } });
  const view = fold(received, later(2, { type: 'InventoryReleased', data: {} }), closed, late, late);
  expect(view?.timeline.map(({ type }) => type)).toEqual([
    'OrderReceived',
    'OrderRejected',
    'InventoryReleased',
    'OrderClosed',
  ]);
  expect(view).toMatchObject({ status: 'COMPLETED', updatedAt: '2023-10-28T17:02:08.000Z', lastSeq: 3 });
});
