import type { Clock, Shipping } from '../ports.ts';
import { cached } from './cached.ts';
import type { Connections } from './connections.ts';
import { orderPartition } from './order-store.ts';
import { Table } from './table.ts';

const FRESH_MS = 500;
const SWITCH = { partitionKey: 'settings', rowKey: 'shipping' };
const MAINTENANCE = 'The shipping service is currently deactivated for routine maintenance.';

// Outcomes of a row of the shipments. The first to insert it decides, and nothing ever changes it.
export const SHIPPED = 'shipped';
/** Not shipped, and never to be: the service was deactivated. */
const REFUSED = 'unavailable';
export const CANCELLED = 'cancelled';

/** Table `shipments`: the arbiter between shipping and cancelling, one row per order (docs/decisions/0010). */
export function shipping(connections: Connections, clock: Clock): Shipping {
  const shipments = new Table(connections, 'shipments');
  const settings = new Table(connections, 'settings');
  const active = cached(
    async () => (await settings.get(SWITCH.partitionKey, SWITCH.rowKey))?.active !== false,
    FRESH_MS,
    clock,
  );
  const decided = async (orderId: string) =>
    String((await shipments.get(orderPartition(orderId), orderId))?.outcome);
  const decide = async (orderId: string, outcome: string): Promise<'first' | 'late'> => {
    const row = { partitionKey: orderPartition(orderId), rowKey: orderId, outcome };
    return (await shipments.insert(row)) === 'inserted' ? 'first' : 'late';
  };
  return {
    async ship(orderId) {
      const outcome = (await active.get()) ? SHIPPED : REFUSED;
      if ((await decide(orderId, outcome)) === 'first') return answer(outcome);
      // The first answer stands: an order that was refused has been undone by now, one that was shipped must not be.
      return answer(await decided(orderId));
    },
    async cancel(orderId) {
      if ((await decide(orderId, CANCELLED)) === 'first') return 'cancelled';
      switch (await decided(orderId)) {
        case CANCELLED:
          return 'cancelled-before';
        case REFUSED:
          return 'refused';
        default:
          return 'shipped';
      }
    },
    isCancelled: async (orderId) => (await decided(orderId)) === CANCELLED,
    async setActive(value) {
      await settings.put({ ...SWITCH, active: value });
      active.clear();
    },
    isActive: active.get,
  };
}

function answer(outcome: string): Awaited<ReturnType<Shipping['ship']>> {
  switch (outcome) {
    case REFUSED:
      return { type: 'unavailable', message: MAINTENANCE };
    case CANCELLED:
      return { type: 'cancelled' };
    default:
      return { type: 'shipped' };
  }
}
