import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fact, type OrderEvent, orderEvents } from './events.ts';
import { evolveView, type OrderView } from './order-view.ts';

const RECEIVED: Fact = {
  type: 'OrderReceived',
  data: { customer: 'Casey', items: ['milk'], total: 1000, currency: 'USD' },
};
const MIDDLE: readonly Fact[] = [
  { type: 'InventoryReserved', data: { items: ['milk'] } },
  { type: 'ApprovalRequested', data: { threshold: 1000, deadline: '2023-10-29T17:02:05.000Z' } },
  { type: 'OrderApproved', data: { approver: 'Chris' } },
  { type: 'OrderCancelled', data: { customer: 'Casey' } },
  { type: 'PaymentCharged', data: { amount: 1000, currency: 'USD' } },
  { type: 'ShippingFailed', data: { message: '503' } },
  { type: 'PaymentRefunded', data: { customer: 'Casey' } },
  { type: 'InventoryReleased', data: {} },
];
const ENDS: readonly Fact[] = [
  { type: 'OrderCompleted', data: { message: 'done', customer: 'Casey', total: 1000, currency: 'USD' } },
  { type: 'OrderClosed', data: { message: 'Order was cancelled.' } },
  { type: 'OrderFailed', data: { errorType: 'E', message: 'm', stackTrace: 's' } },
];

/** An order's events: received, some of the middle with gaps in their numbers, an end or none yet. */
const stories = fc
  .record({
    middle: fc.subarray([...MIDDLE]),
    gaps: fc.array(fc.nat({ max: 2 }), { minLength: 10, maxLength: 10 }),
    end: fc.option(fc.constantFrom(...ENDS), { nil: undefined }),
  })
  .map(({ middle, gaps, end }): OrderEvent[] => {
    let seq = 0;
    return [RECEIVED, ...middle, ...(end === undefined ? [] : [end])].flatMap((fact, index) => {
      seq += index === 0 ? 0 : 1 + (gaps[index] ?? 0);
      return orderEvents('order_casey_1', seq, new Date(Date.UTC(2023, 9, 28) + seq * 1000).toISOString(), [
        fact,
      ]);
    });
  });

const fold = (events: readonly OrderEvent[], from?: OrderView) => events.reduce(evolveView, from);

const holds = (property: Parameters<typeof fc.assert>[0]) =>
  fc.assert(property, { seed: 2026, numRuns: 500 });

it('a view has each event once, in the order of their numbers', () => {
  holds(
    fc.property(stories, (events) => {
      const view = fold(events);
      expect(view?.timeline.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
      expect(view?.lastSeq).toBe(events.at(-1)?.seq);
      expect(view?.updatedAt).toBe(events.at(-1)?.time);
    }),
  );
});

it('a repeat of any event, at any time, changes nothing: it is the same object', () => {
  holds(
    fc.property(stories, fc.nat(), (events, pick) => {
      const view = fold(events);
      const repeated = events[pick % events.length] as OrderEvent;
      expect(evolveView(view, repeated)).toBe(view);
    }),
  );
});

it('an event that was in quarantine takes its place, whenever it comes', () => {
  holds(
    fc.property(stories, fc.nat(), (events, pick) => {
      const [received, ...rest] = events as [OrderEvent, ...OrderEvent[]];
      const late = rest[pick % Math.max(1, rest.length)];
      if (late === undefined) return;
      const without = rest.filter((event) => event !== late);
      const end = (view: OrderView | undefined) => [
        view?.status,
        view?.result,
        view?.failure,
        view?.timeline,
      ];
      expect(end(fold([received, ...without, late]))).toEqual(end(fold(events)));
    }),
  );
});

it('an order has ended exactly when its end is known, whatever is repeated in between', () => {
  holds(
    fc.property(stories, fc.array(fc.nat(), { maxLength: 20 }), (events, repeats) => {
      const seen: OrderEvent[] = [];
      let view: OrderView | undefined;
      for (const [index, event] of events.entries()) {
        seen.push(event);
        view = evolveView(view, event);
        for (const repeat of repeats.filter((_, at) => at % events.length === index)) {
          view = evolveView(view, seen[repeat % seen.length] as OrderEvent);
        }
      }
      expect(view).toEqual(fold(events));
      const end = events.find(({ type }) => ENDS.some((fact) => fact.type === type));
      expect(view?.status === 'RUNNING').toBe(end === undefined);
    }),
  );
});

it('nothing begins before OrderReceived', () => {
  holds(
    fc.property(stories, (events) => {
      expect(fold(events.slice(1))).toBeUndefined();
    }),
  );
});
