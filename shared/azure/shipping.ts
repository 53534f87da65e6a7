import type { Clock, Shipping } from '../ports.ts';
import { cached } from './cached.ts';
import type { Connections } from './connections.ts';
import { orderPartition } from './order-store.ts';
import { Table } from './table.ts';

const FRESH_MS = 500;
const SWITCH = { partitionKey: 'settings', rowKey: 'shipping' };
const MAINTENANCE = 'The shipping service is currently deactivated for routine maintenance.';
/** Of a row of the shipments: not shipped, and never to be. */
export const REFUSED = 'unavailable';

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
      const outcome = (await active.get()) ? 'shipped' : REFUSED;
      if ((await shipments.insert({ ...key, outcome })) === 'inserted') return answer(outcome);
      // The first answer stands: an order that was refused has been undone by now, one that was shipped must not be.
      const first = await shipments.get(key.partitionKey, key.rowKey);
      return answer(String(first?.outcome));
    },
    async setActive(value) {
      await settings.put({ ...SWITCH, active: value });
      active.clear();
    },
    isActive: active.get,
  };
}

function answer(outcome: string): Awaited<ReturnType<Shipping['ship']>> {
  return outcome === REFUSED ? { type: 'unavailable', message: MAINTENANCE } : { type: 'shipped' };
}
