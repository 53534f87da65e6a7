import { describe, expect, it } from 'vitest';
import type { OrderEventType } from './events.ts';
import { STUCK_AFTER_MS, stepOf } from './stuck.ts';

const view = (...types: OrderEventType[]) => ({
  id: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc',
  customer: 'Riley',
  items: ['milk'],
  total: 1_000,
  currency: 'USD',
  status: 'RUNNING' as const,
  createdAt: '2023-10-28T17:00:00.000Z',
  updatedAt: '2023-10-28T17:00:00.000Z',
  timeline: types.map((type, seq) => ({ seq, type, time: `2023-10-28T17:0${seq}:00.000Z` })),
  lastSeq: types.length - 1,
});

describe('what a running order waits for, and since when', () => {
  it.each<[OrderEventType[], string, number]>([
    [['OrderReceived'], 'reserve', 0],
    [['OrderReceived', 'InventoryReserved'], 'charge', 1],
    [['OrderReceived', 'InventoryReserved', 'ApprovalRequested'], 'approval', 2],
    [['OrderReceived', 'InventoryReserved', 'ApprovalRequested', 'OrderApproved'], 'charge', 3],
    [['OrderReceived', 'InventoryReserved', 'PaymentCharged'], 'ship', 2],
    [['OrderReceived', 'InventoryReserved', 'PaymentCharged', 'ShippingFailed'], 'undo', 3],
    [['OrderReceived', 'InventoryRejected'], 'undo', 1],
  ])('after %j: %s', (types, step, minute) => {
    expect(stepOf(view(...types))).toEqual({ step, since: Date.UTC(2023, 9, 28, 17, minute) });
  });
});

it('approvals may take an hour, the rest minutes', () => {
  expect(STUCK_AFTER_MS).toEqual({
    ...{
      queue: 120_000,
      reserve: 120_000,
      approval: 3_600_000,
      charge: 300_000,
      ship: 300_000,
      undo: 300_000,
    },
  });
});
