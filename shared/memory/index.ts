import type { OrderEvent } from '../domain/events.ts';
import type { Mac } from '../domain/order-id.ts';
import type { Adapters, EventPublisher, StoredEvent, Trail } from '../ports.ts';
import { memoryInventory } from './inventory.ts';
import { memoryLoyalty } from './loyalty.ts';
import { memoryArchive, memoryReadModel } from './projections.ts';
import { memoryQueues } from './queues.ts';
import { type MemoryDeadLetters, memoryDeadLetters, memoryRepairs } from './repair.ts';
import { memoryIdempotency, memoryOrders, memoryPayments, memoryShipping } from './stores.ts';

/** The ports in memory, for tests of the steps; what left them can be looked at. */
export type MemoryAdapters = Adapters &
  Pick<ReturnType<typeof memoryQueues>, 'queue' | 'quarantine' | 'queueHead'> & {
    readonly events: EventPublisher & { readonly published: StoredEvent[] };
    readonly archive: ReturnType<typeof memoryArchive>;
    readonly loyalty: ReturnType<typeof memoryLoyalty>;
    readonly deadLetters: MemoryDeadLetters;
    readonly repairs: ReturnType<typeof memoryRepairs>;
  };

export function createMemoryAdapters(now: () => number, mac: Mac): MemoryAdapters {
  const published: StoredEvent[] = [];
  const queues = memoryQueues();
  return {
    clock: { now },
    mac,
    ...queues,
    deadLetters: memoryDeadLetters(queues.quarantine.entries),
    repairs: memoryRepairs(),
    orders: memoryOrders(),
    idempotency: memoryIdempotency(),
    events: {
      published,
      async publish(events: readonly OrderEvent[], trail: Trail) {
        for (const event of events) {
          published.push({ event, partition: '0', position: published.length, enqueuedAt: now(), trail });
        }
      },
    },
    inventory: memoryInventory(),
    payments: memoryPayments(),
    shipping: memoryShipping(),
    archive: memoryArchive(),
    readModel: memoryReadModel(),
    loyalty: memoryLoyalty(),
    close: async () => undefined,
  };
}
