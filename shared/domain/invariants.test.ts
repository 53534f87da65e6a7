import { describe, expect, test } from 'vitest';
import type { OrderEvent } from './events.ts';
import { checkInvariants, type Evidence } from './invariants.ts';

const ID = 'order_riley_0000000000000000000000';

const event = (seq: number, type: string, data: object = {}): OrderEvent =>
  ({ id: `${ID}/${seq}`, type, orderId: ID, seq, time: '2026-01-01T00:00:00.000Z', data }) as OrderEvent;

const HAPPY = ['OrderReceived', 'InventoryReserved', 'PaymentCharged', 'OrderShipped', 'OrderCompleted'];

const good: Evidence = {
  orders: [
    {
      id: ID,
      customer: 'Riley',
      items: ['milk'],
      total: 1250,
      currency: 'USD',
      receivedAt: '2026-01-01T00:00:00.000Z',
    },
  ],
  views: [
    {
      id: ID,
      customer: 'Riley',
      items: ['milk'],
      total: 1250,
      currency: 'USD',
      status: 'COMPLETED',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      timeline: HAPPY.map((type, seq) => ({
        seq,
        type,
        time: '2026-01-01T00:00:00.000Z',
      })) as Evidence['views'][0]['timeline'],
      lastSeq: 4,
    },
  ],
  charges: [{ orderId: ID, amount: 1250, outcome: 'charged' }],
  refunds: [],
  shipments: [ID],
  cancellations: [],
  reservations: [{ orderId: ID, lines: [{ sku: 'milk', quantity: 1 }], reserved: true, released: false }],
  stock: { milk: 9 },
  points: [{ customer: 'Riley', orderId: ID, points: 13, reversed: false }],
  balances: { Riley: 13 },
  archived: HAPPY.map((type, seq) => event(seq, type)),
  chainFaults: [],
  queues: { active: 0, deadLettered: 0, quarantine: 0 },
  withoutReason: 0,
};

const broken = (change: Partial<Evidence>, accepted = [ID]) =>
  checkInvariants({ ...good, ...change }, { accepted, initialStock: { milk: 10 } })
    .filter(({ holds }) => !holds)
    .map(({ detail }) => detail);

test('an order that went well breaks nothing', () => {
  expect(checkInvariants(good, { accepted: [ID], initialStock: { milk: 10 } })).toEqual([
    { name: 'a 202 reaches one end, once', holds: true, detail: '1 accepted, 1 ended, 0 may wait' },
    {
      name: 'charges − refunds = total of completed orders',
      holds: true,
      detail: '1 charges − 0 refunds = 12.50',
    },
    { name: 'stock = initial − reserved + released', holds: true, detail: '1 reserved, 0 released' },
    {
      name: 'points = Σ round(total) of completed orders',
      holds: true,
      detail: '13 points, 1 entries, 0 reversed',
    },
    { name: 'one archive record per event, the chain verifies', holds: true, detail: '5 events' },
    {
      name: 'every message is completed, or put aside with a reason',
      holds: true,
      detail: '0 left, 0 in quarantine, 0 dead-lettered',
    },
  ]);
});

describe('what each invariant catches', () => {
  test.each<[string, Partial<Evidence>, string]>([
    [
      'a lost order',
      { orders: [], views: [] },
      `${ID} was accepted and is lost; ${ID} ended, the read model says nothing`,
    ],
    ['a second charge', { charges: [...good.charges, ...good.charges] }, `${ID} was charged twice`],
    [
      'a refund of a completed order',
      { refunds: [{ orderId: ID, amount: 1250 }] },
      `${ID} paid 0, owes 1250; kept 0, due 1250`,
    ],
    ['a missing shipment', { shipments: [] }, `${ID} completed: true, shipped: false`],
    ['stock that was taken twice', { stock: { milk: 8 } }, '8 milk in stock, should be 9'],
    [
      'points that were given twice',
      { points: [...good.points, ...good.points] },
      `${ID} was credited twice; Riley has 13 points, the entries say 26`,
    ],
    [
      'points that were not taken back',
      { archived: [...good.archived, event(5, 'PaymentRefunded', { customer: 'Riley' })] },
      `${ID} was paid back or cancelled: true, its points taken back: false; ${ID} brought 13 points, should be 0`,
    ],
    [
      'points that were taken back for no reason',
      { points: [{ customer: 'Riley', orderId: ID, points: 13, reversed: true }], balances: { Riley: 0 } },
      `${ID} was paid back or cancelled: false, its points taken back: true; ${ID} brought 0 points, should be 13`,
    ],
    [
      'an event that was archived twice',
      { archived: [...good.archived, event(4, 'OrderCompleted')] },
      `${ID}/4 stands in the archive twice`,
    ],
    ['a broken chain', { chainFaults: ['record 3 was changed'] }, 'record 3 was changed'],
    [
      'a message that was left',
      { queues: { active: 1, deadLettered: 0, quarantine: 0 } },
      '1 messages are left in the queue',
    ],
    ['a cancelled order that completed', { cancellations: [ID] }, `${ID} was cancelled, and completed`],
    [
      'an order that was cancelled by nobody',
      { archived: [...good.archived, event(5, 'OrderCancelled')] },
      `${ID} says that it was cancelled, and never was`,
    ],
    [
      'two ends',
      { archived: [...good.archived, event(5, 'OrderFailed')] },
      `${ID} ended as OrderCompleted and OrderFailed`,
    ],
  ])('%s', (_name, change, detail) => {
    expect(broken(change)[0]).toBe(detail);
  });

  test('an order that nobody accepted', () => {
    expect(broken({}, [])[0]).toBe(`${ID} was never accepted`);
  });

  test('an order that waits for approval is no fault when it may', () => {
    const waiting: Evidence = {
      ...good,
      views: good.views.map((view) => ({
        ...view,
        status: 'RUNNING',
        timeline: view.timeline.slice(0, 2),
        lastSeq: 1,
      })),
      charges: [],
      shipments: [],
      points: [],
      balances: {},
      archived: good.archived.slice(0, 2),
    };
    const verdicts = checkInvariants(waiting, { accepted: [ID], waiting: [ID], initialStock: { milk: 10 } });
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(checkInvariants(waiting, { accepted: [ID], initialStock: { milk: 10 } })[0]?.detail).toBe(
      `${ID} did not end (RUNNING)`,
    );
  });
});
