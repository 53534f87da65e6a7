import type { Clock, Shipping } from '../ports.ts';
import { cached } from './cached.ts';
import type { Connections } from './connections.ts';
import { orderPartition } from './order-store.ts';
import { Table } from './table.ts';

const FRESH_MS = 500;
const SWITCH = { partitionKey: 'settings', rowKey: 'shipping' };
const MAINTENANCE = 'The shipping service is currently deactivated for routine maintenance.';

export function shipping(connections: Connections, clock: Clock): Shipping {
  const shipments = new Table(connections, 'shipments');
  const settings = new Table(connections, 'settings');
  const active = cached(
    async () => (await settings.get(SWITCH.partitionKey, SWITCH.rowKey))?.active !== false,
    FRESH_MS,
    clock,
  );
  return {
    async ship(orderId) {
      const key = { partitionKey: orderPartition(orderId), rowKey: orderId };
      if (await active.get()) {
        await shipments.insert(key);
        return { type: 'shipped' };
      }
      // A repeat of a step that shipped before the service went down must not undo the order.
      const before = await shipments.get(key.partitionKey, key.rowKey);
      return before === undefined ? { type: 'unavailable', message: MAINTENANCE } : { type: 'shipped' };
    },
    async setActive(value) {
      await settings.put({ ...SWITCH, active: value });
      active.clear();
    },
    isActive: active.get,
  };
}
