import type { ReadModel } from '../../ports.ts';
import type { Generation } from './generation.ts';
import { listOrders } from './order-list.ts';

/** What a generation answers. */
export type Queries = Omit<ReadModel, 'project'>;

export function queriesOn(generation: Generation): Queries {
  const { views, feed, known } = generation;
  return {
    find: (orderId) => views.find(orderId),
    list: (query) => listOrders(generation, query),
    async notifications(after, limit) {
      return await feed.read(await known.get(), after, limit);
    },
    async lastNotifications(before, limit) {
      return await feed.readLast(await known.get(), before, limit);
    },
    async counts() {
      const total = { RUNNING: 0, COMPLETED: 0, FAILED: 0 };
      for (const { counts } of (await known.get()).values()) {
        total.RUNNING += counts.RUNNING;
        total.COMPLETED += counts.COMPLETED;
        total.FAILED += counts.FAILED;
      }
      return total;
    },
  };
}
