import { TerminalFault } from '../domain/faults.ts';
import type { Order } from '../domain/order.ts';
import { orderIdParts } from '../domain/order-id.ts';
import type { IdempotencyStore, OrderStore, Trail } from '../ports.ts';
import type { Connections } from './connections.ts';
import { packed, unpacked } from './keys.ts';
import { Table } from './table.ts';

export function orderStore(connections: Connections): OrderStore {
  const table = new Table(connections, 'orders');
  return {
    insert: (order, trail) =>
      table.insert({ partitionKey: orderPartition(order.id), rowKey: order.id, ...packed({ order, trail }) }),
    async find(orderId) {
      const row = await table.get(orderPartition(orderId), orderId);
      return row === undefined ? undefined : unpacked<{ order: Order; trail: Trail }>(row).order;
    },
  };
}

/** A claim is kept as long as the order: a key is good for ever. */
export function idempotencyStore(connections: Connections): IdempotencyStore {
  const table = new Table(connections, 'idempotency');
  return {
    async claim(orderId, fingerprint) {
      const { partition, claim } = partsOf(orderId);
      const row = { partitionKey: partition, rowKey: claim, orderId, fingerprint };
      if ((await table.insert(row)) === 'inserted') return 'claimed';
      const first = await table.get(partition, claim);
      return first?.fingerprint === fingerprint ? 'same-body' : 'other-body';
    },
  };
}

/** Partition of everything that is kept per order. */
export function orderPartition(orderId: string): string {
  return partsOf(orderId).partition;
}

function partsOf(orderId: string) {
  const parts = orderIdParts(orderId);
  if (parts === undefined) throw new TerminalFault('bad-order-id', `No order id: ${orderId}`);
  return parts;
}
