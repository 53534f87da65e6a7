import type {
  OrderMessage,
  OrderQueue,
  Quarantine,
  QuarantineEntry,
  QueueCounts,
  QueueHead,
  WaitingMessage,
} from '../ports.ts';

export interface MemoryQueues {
  readonly queue: OrderQueue & { readonly messages: OrderMessage[] };
  readonly quarantine: Quarantine & { readonly entries: QuarantineEntry[] };
  readonly queueCounts: QueueCounts;
  /** Tests say what waits: the messages in memory have no times. */
  readonly queueHead: QueueHead & { readonly waiting: WaitingMessage[] };
}

export function memoryQueues(): MemoryQueues {
  const messages: OrderMessage[] = [];
  const entries: QuarantineEntry[] = [];
  const waiting: WaitingMessage[] = [];
  return {
    queue: { messages, enqueue: async (message) => void messages.push(message) },
    quarantine: { entries, put: async (entry) => void entries.push(entry) },
    queueCounts: {
      counts: async () => ({ active: messages.length, deadLettered: 0, quarantine: entries.length }),
    },
    queueHead: { waiting, oldest: async (most) => waiting.slice(0, most) },
  };
}
