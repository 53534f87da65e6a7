import { expect, it } from 'vitest';
import { type Fact, orderEvents } from '../domain/events.ts';
import { memoryLoyalty } from '../memory/loyalty.ts';
import type { ArchiveReader, HubReader, StoredEvent } from '../ports.ts';
import { TRAIL } from '../testing.ts';
import { rebuildLoyalty } from './rebuild-loyalty.ts';

const TIME = '2026-01-01T00:00:00.000Z';

const FACTS: readonly (readonly [orderId: string, Fact])[] = [
  ['order_a_0pgg9kr4m2x8v1q0z5t7wc', completed('Riley', 1250)],
  ['order_b_0pgg9kr4m2x8v1q0z5t7wc', completed('Riley', 500)],
  ['order_c_0pgg9kr4m2x8v1q0z5t7wc', completed('Casey', 700)],
  ['order_b_0pgg9kr4m2x8v1q0z5t7wc', { type: 'PaymentRefunded', data: { customer: 'Riley' } }],
];
/** The archive has not taken the last one yet. */
const ARCHIVED = 3;

function completed(customer: string, total: number): Fact {
  return { type: 'OrderCompleted', data: { message: 'done', customer, total, currency: 'USD' } };
}

const events: StoredEvent[] = FACTS.flatMap(([orderId, fact], position) =>
  orderEvents(orderId, 1 + position, TIME, [fact]).map((event) => ({
    ...{ event, partition: '0', position, trail: TRAIL },
    enqueuedAt: Date.parse(TIME),
  })),
);

const archive: ArchiveReader = {
  partitions: async () => [{ partition: '0', bytes: 300 }],
  async *read(_partition, after) {
    for (const event of events.slice(0, ARCHIVED)) {
      if (event.position > after) yield { events: [event], bytes: 100 };
    }
  },
};
const hub: Pick<HubReader, 'partitions' | 'read'> = {
  partitions: async () => [
    { partition: '0', last: events.length - 1 },
    { partition: '1', last: -1 },
  ],
  async *read(_partition, after, upTo) {
    yield events
      .filter(({ position }) => position > after && position <= upTo)
      .map(({ event, position, enqueuedAt }) => ({
        ...{ body: Buffer.from(JSON.stringify(event)), position, enqueuedAt },
        ...{ traceParent: undefined, correlationId: undefined, replayFor: undefined },
      }));
  },
};

function world() {
  const ledger = memoryLoyalty();
  return { ledger, rebuild: rebuildLoyalty({ archive, hub, loyalty: ledger, books: ledger }) };
}

const RIGHT = { orders: 3, missing: 0, wrong: 0, unknown: 0, unbalanced: 0 };

it('makes a ledger that was lost anew, from the archive and what it has not taken yet', async () => {
  const { ledger, rebuild } = world();
  let read = 0;
  const report = await rebuild({ repair: true, onRead: (bytes) => (read += bytes) });
  expect(report).toEqual({ ...RIGHT, missing: 3 });
  expect(read).toBe(300);
  expect(await ledger.balance('Riley')).toEqual({ points: 13, orders: 1 });
  expect(await ledger.balance('Casey')).toEqual({ points: 7, orders: 1 });
  expect(await rebuild({})).toEqual(RIGHT);
});

it('changes nothing unless it is told to', async () => {
  const { ledger, rebuild } = world();
  expect(await rebuild({})).toEqual({ ...RIGHT, missing: 3 });
  expect(await ledger.balance('Casey')).toEqual({ points: 0, orders: 0 });
});

it('puts right what is wrong; what nobody knows of it takes out only when told', async () => {
  const { ledger, rebuild } = world();
  await rebuild({ repair: true });
  const credit = { customer: 'Casey', time: TIME };
  const found = {
    customer: 'Casey',
    orderId: 'order_c_0pgg9kr4m2x8v1q0z5t7wc',
    points: 7,
    creditedAt: TIME,
  };
  await ledger.correct('Casey', [{ found, wanted: { ...found, points: 70 } }]);
  await ledger.credit([{ ...credit, orderId: 'stranger', points: 5 }]);
  expect(await rebuild({ repair: true })).toEqual({ ...RIGHT, wrong: 1, unknown: 1 });
  expect(await ledger.balance('Casey')).toEqual({ points: 12, orders: 2 });
  expect(await rebuild({ repair: true, removeUnknown: true })).toEqual({ ...RIGHT, unknown: 1 });
  expect(await ledger.balance('Casey')).toEqual({ points: 7, orders: 1 });
  expect(await rebuild({})).toEqual(RIGHT);
});
