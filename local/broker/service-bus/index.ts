import type { Clock } from '../../clock.ts';
import type { Registry } from '../amqp/registry.ts';
import type { QueueSettings } from '../entities.ts';
import type { Store } from '../store.ts';
import { DeliveryJournal } from './delivery-journal.ts';
import { QueueEntity } from './entity.ts';
import { MemoryBudget } from './memory-budget.ts';
import { MessageTable } from './message-table.ts';
import { Queue, type QueueCounts } from './queue.ts';

export interface ServiceBus {
  counts(): Record<string, QueueCounts>;
  close(): void;
}

const MEMORY_BYTES = 128 * 1024 * 1024;

/** Opens the declared queues on the store and registers them under their names. */
export function openServiceBus(
  settings: readonly QueueSettings[],
  { store, clock, registry }: { store: Store; clock: Clock; registry: Registry },
): ServiceBus {
  const parts = {
    store,
    clock,
    table: new MessageTable(store.database),
    journal: new DeliveryJournal(store),
    memory: new MemoryBudget(MEMORY_BYTES),
  };
  const queues = settings.map((queue) => new Queue(queue, parts));
  for (const queue of queues) registry.add(queue.settings.name, new QueueEntity(queue));
  return {
    counts: () => Object.fromEntries(queues.map((queue) => [queue.settings.name, queue.counts])),
    close() {
      for (const queue of queues) queue.close();
    },
  };
}
