import type { Clock, ReadModel } from '../../ports.ts';
import { cached } from '../cached.ts';
import type { Connections } from '../connections.ts';
import { openGeneration } from './generation.ts';
import { listOrders } from './order-list.ts';
import { project } from './projection.ts';

// Readers that wait for news share one look at the progress.
const FRESH_MS = 200;

/** The live generation. */
export function readModel(connections: Connections, clock: Clock): ReadModel {
  const generation = openGeneration(connections, '');
  const { views, directory, feed, progress } = generation;
  const known = cached(() => progress.all(), FRESH_MS, clock);

  return {
    async project(partition, events) {
      await project(generation, partition, events);
      known.clear();
    },
    find: (orderId) => views.find(orderId),
    list: (query) => listOrders(directory, views, query),
    async notifications(after, limit) {
      return await feed.read(await known.get(), after, limit);
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
