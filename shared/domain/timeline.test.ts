import { expect, it } from 'vitest';
import { type Fact, orderEvents } from './events.ts';
import type { OrderView } from './order-view.ts';
import { evolveTraced, timelineOf } from './timeline.ts';

const ID = 'order_casey_1';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const TILL = { correlationId: 'till-7/42', traceParent: `00-${TRACE}-b7ad6b7169203331-01` };
const LATER_STEP = { correlationId: 'till-7/42', traceParent: `00-${TRACE}-00f067aa0ba902b7-01` };
const REPLAY = {
  correlationId: 'replay-1',
  traceParent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};

const received: Fact = {
  type: 'OrderReceived',
  data: { customer: 'Casey', items: ['iPhone'], total: 120_000, currency: 'USD' },
};
const at = (seq: number, fact: Fact) => orderEvents(ID, seq, `2023-10-28T17:02:0${seq}.000Z`, [fact])[0];

function fold(...steps: readonly (readonly [number, Fact, typeof TILL])[]): OrderView | undefined {
  let view: OrderView | undefined;
  for (const [seq, fact, trail] of steps) {
    const event = at(seq, fact);
    if (event !== undefined) view = evolveTraced(view, event, trail);
  }
  return view;
}

it('tells who and what is behind each event', () => {
  const view = fold(
    [0, received, TILL],
    [1, { type: 'InventoryReserved', data: { items: ['iPhone'] } }, LATER_STEP],
    [3, { type: 'OrderApproved', data: { approver: 'Chris' } }, LATER_STEP],
    [4, { type: 'OrderShipped', data: {} }, LATER_STEP],
  );
  const shared = { traceId: TRACE, correlationId: 'till-7/42' };
  expect(view && timelineOf(view)).toEqual([
    {
      ...{ seq: 0, type: 'OrderReceived', time: '2023-10-28T17:02:00.000Z' },
      text: "Received order for Casey: ['iPhone']. Total = 1200.0",
      ...{ actor: { role: 'customer', name: 'Casey' }, cause: 'order_casey_1', ...shared },
    },
    {
      ...{ seq: 1, type: 'InventoryReserved', time: '2023-10-28T17:02:01.000Z' },
      text: "Reserved inventory for order: ['iPhone']",
      ...{ actor: { role: 'inventory' }, cause: 'order_casey_1/0', ...shared },
    },
    {
      ...{ seq: 3, type: 'OrderApproved', time: '2023-10-28T17:02:03.000Z' },
      text: 'Order was approved by Chris.',
      ...{ actor: { role: 'approver', name: 'Chris' }, cause: 'order_casey_1/1', ...shared },
    },
    {
      ...{ seq: 4, type: 'OrderShipped', time: '2023-10-28T17:02:04.000Z' },
      text: 'Order submitted for shipping',
      ...{ actor: { role: 'shipping' }, cause: 'order_casey_1/3', ...shared },
    },
  ]);
});

it('keeps the trace once when it is the same', () => {
  const view = fold([0, received, TILL], [1, { type: 'OrderShipped', data: {} }, LATER_STEP]);
  expect(view?.trace).toEqual({ traceId: TRACE, correlationId: 'till-7/42' });
  expect(JSON.stringify(view).split(TRACE)).toHaveLength(2);
});

it('shows the trace of an event that has another, wherever it stands', () => {
  const closed: Fact = { type: 'OrderClosed', data: { message: 'no' } };
  const rejected: Fact = { type: 'OrderRejected', data: { approver: 'Kim' } };
  const view = fold([0, received, TILL], [2, closed, TILL], [1, rejected, REPLAY], [1, rejected, TILL]);
  const traces = view && timelineOf(view).map(({ seq, traceId, cause }) => [seq, traceId, cause]);
  expect(traces).toEqual([
    [0, TRACE, 'order_casey_1'],
    [1, '4bf92f3577b34da6a3ce929d0e0e4736', 'order_casey_1/0'],
    [2, TRACE, 'order_casey_1/1'],
  ]);
});

it('is of the order by its full name in the rich form', () => {
  const view = fold([
    0,
    { ...received, data: { ...received.data, customerFullName: 'Casey Jones' } } as Fact,
    TILL,
  ]);
  expect(view && timelineOf(view)[0]?.actor).toEqual({ role: 'customer', name: 'Casey Jones' });
});
