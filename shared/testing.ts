import { createHmac } from 'node:crypto';
import { createApp } from './app.ts';
import type { SagaInput } from './domain/saga.ts';
import { createMemoryAdapters, type MemoryAdapters } from './memory/index.ts';
import type { SagaClient, SagaStatus, Trail } from './ports.ts';
import type { Delivery } from './steps/process-order.ts';
import type { Log } from './telemetry.ts';

const NOW = Date.UTC(2023, 9, 28, 17, 2, 5);
export const TRAIL: Trail = {
  correlationId: 'till-7',
  traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

/** The app on adapters in memory; its waits take no time, and move its clock. */
export function anApp(change: (adapters: MemoryAdapters) => Partial<MemoryAdapters> = () => ({})) {
  let now = NOW;
  const mac = (text: string) => createHmac('sha256', 'a key for tests only').update(text).digest();
  const memory = createMemoryAdapters(() => now, mac);
  const adapters: MemoryAdapters = { ...memory, ...change(memory) };
  const sleep = async (ms: number) => {
    now += ms;
  };
  const app = createApp(adapters, { approval: { threshold: 100_000, timeoutMs: 86_400_000 }, sleep });
  const lines: { level: string; message: string; fields: Record<string, unknown> }[] = [];
  const log: Log = (level, message, fields) => lines.push({ level, message, fields });
  return { app, adapters, log, lines, sagas: memorySagas(), sleep, elapsed: () => now - NOW };
}

/** Sagas that start and do nothing. */
function memorySagas(): SagaClient & {
  readonly started: { input: SagaInput; trail: Trail }[];
  readonly decisions: unknown[];
  readonly cancelled: string[];
  readonly statuses: Map<string, SagaStatus>;
} {
  const started: { input: SagaInput; trail: Trail }[] = [];
  const decisions: unknown[] = [];
  const cancelled: string[] = [];
  const statuses = new Map<string, SagaStatus>();
  return {
    started,
    decisions,
    cancelled,
    statuses,
    async start(input, trail) {
      started.push({ input, trail });
      statuses.set(input.order.id, statusOf(input, {}));
      return 'started';
    },
    status: async (orderId) => statuses.get(orderId),
    decide: async (orderId, decision) => void decisions.push({ orderId, ...decision }),
    cancel: async (orderId) => void cancelled.push(orderId),
  };
}

export function statusOf(input: SagaInput, change: Partial<SagaStatus>): SagaStatus {
  return {
    runtime: 'Running',
    createdAt: NOW,
    updatedAt: NOW,
    input,
    customStatus: null,
    output: null,
    ...change,
  };
}

export function aDelivery(body: string, change: Partial<Delivery> = {}): Delivery {
  return { body, source: 'queue:orders', messageId: 'message-1', attempts: 1, trail: TRAIL, ...change };
}
