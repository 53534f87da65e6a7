import type { Clock, ReadModel, StoredEvent } from '../../ports.ts';
import { cached } from '../cached.ts';
import type { Connections } from '../connections.ts';
import { Directory } from './directory.ts';
import { Feed } from './feed.ts';
import { listOrders } from './order-list.ts';
import { type Counts, ProgressStore } from './progress.ts';
import { type ViewRecord, Views } from './views.ts';

// Readers that wait for news share one look at the progress.
const FRESH_MS = 200;

/**
 * What a batch changes is written first, the progress last: a batch that was cut off comes again and writes the same.
 */
export function readModel(connections: Connections, clock: Clock): ReadModel {
  const views = new Views(connections);
  const directory = new Directory(connections);
  const feed = new Feed(connections);
  const progress = new ProgressStore(connections);
  const known = cached(() => progress.all(), FRESH_MS, clock);

  return {
    async project(partition, events) {
      const [first] = events;
      if (first === undefined) return;
      const before = await progress.of(partition, first.position);
      const batch = events.filter((event) => event.position > before.lastPosition);
      const [begin] = batch;
      const end = batch.at(-1);
      if (begin === undefined || end === undefined) return;

      const records = new Map<string, ViewRecord>();
      await Promise.all(
        Array.from(byOrder(batch), async ([orderId, of]) => {
          const record = await views.apply(orderId, of);
          records.set(orderId, record);
          if (of.some((event) => event.event.type === 'OrderReceived')) await directory.enter(record.view);
        }),
      );
      const originals = batch.filter(
        ({ event, position }) => records.get(event.orderId)?.positions[event.seq] === position,
      );
      const hours = await feed.write(partition, begin, originals, before.hours);
      const counts = counted(before.counts, originals);
      await progress.advance(partition, { lastPosition: end.position, counts, hours });
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

function byOrder(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const orders = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const of = orders.get(event.event.orderId);
    if (of === undefined) orders.set(event.event.orderId, [event]);
    else of.push(event);
  }
  return orders;
}

function counted(before: Counts, originals: readonly StoredEvent[]): Counts {
  const counts = { ...before };
  for (const { event } of originals) {
    switch (event.type) {
      case 'OrderReceived':
        counts.RUNNING++;
        break;
      case 'OrderCompleted':
      case 'OrderClosed':
        counts.RUNNING--;
        counts.COMPLETED++;
        break;
      case 'OrderFailed':
        counts.RUNNING--;
        counts.FAILED++;
        break;
      default:
    }
  }
  return counts;
}
