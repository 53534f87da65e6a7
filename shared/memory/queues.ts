import type { OrderMessage, OrderQueue, Quarantine, QuarantineEntry, QueueCounts } from '../ports.ts';

export interface MemoryQueues {
  readonly queue: OrderQueue & { readonly messages: OrderMessage[] };
  readonly quarantine: Quarantine & { readonly entries: QuarantineEntry[] };
  readonly queueCounts: QueueCounts;
}

export function memoryQueues(): MemoryQueues {
  const messages: OrderMessage[] = [];
  const entries: QuarantineEntry[] = [];
  return {
    queue: { messages, enqueue: async (message) => void messages.push(message) },
    quarantine: { entries, put: async (entry) => void entries.push(entry) },
    queueCounts: {
      counts: async () => ({ active: messages.length, deadLettered: 0, quarantine: entries.length }),
    },
  };
}
