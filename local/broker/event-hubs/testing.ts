import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventHubConsumerClient,
  earliestEventPosition,
  type ReceivedEventData,
  type SubscribeOptions,
  type SubscriptionEventHandlers,
} from '@azure/event-hubs';
import { type Clock, systemClock } from '../../clock.ts';
import { Registry } from '../amqp/registry.ts';
import { startAmqpServer } from '../amqp/server.ts';
import { Store } from '../store.ts';
import { openEventHubs } from './index.ts';

export interface TestBroker {
  readonly connectionString: string;
  readonly port: number;
  readonly store: Store;
  /** Stops it and starts another on the same state and port. */
  restart(clock?: Clock): Promise<void>;
  stop(): Promise<void>;
}

const HUBS = [
  { name: 'orders', partitionCount: 4 },
  { name: 'dealt', partitionCount: 4 },
  { name: 'single', partitionCount: 1 },
  { name: 'counted', partitionCount: 1 },
].map((hub) => ({ ...hub, messageRetentionInDays: 1, consumerGroups: ['archive', 'loyalty'] }));

/** Event hubs on a port of their own, on an empty state. */
export async function startTestBroker(clock: Clock = systemClock()): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-event-hubs-'));
  let running = await start(folder, clock, 0);
  const { port } = running;
  return {
    connectionString: connectionString(port),
    port,
    get store() {
      return running.store;
    },
    async restart(newClock = clock) {
      await running.stop();
      running = await start(folder, newClock, port);
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function connectionString(port: number): string {
  return `Endpoint=sb://localhost:${port};SharedAccessKeyName=local;SharedAccessKey=local;UseDevelopmentEmulator=true`;
}

async function start(folder: string, clock: Clock, port: number) {
  const store = new Store(join(folder, 'broker.db'));
  const registry = new Registry();
  const hubs = await openEventHubs(HUBS, { store, clock, registry });
  const server = await startAmqpServer(registry, port);
  return {
    port: server.port,
    store,
    async stop() {
      await server.close();
      await hubs.stop();
      store.close();
    },
  };
}

export type Received = ReceivedEventData & { readonly partitionId: string };

/** Receives until `count` events are there and closes. */
export async function receive(
  from: { connectionString: string; hub: string; group?: string; partition?: string },
  count: number,
  options: SubscribeOptions = {},
): Promise<Received[]> {
  const { connectionString, hub, group = '$Default', partition } = from;
  const consumer = new EventHubConsumerClient(group, connectionString, hub);
  const events: Received[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const handlers: SubscriptionEventHandlers = {
        async processEvents(batch, { partitionId }) {
          for (const event of batch) events.push({ ...event, partitionId });
          if (events.length >= count) resolve();
        },
        async processError(error) {
          reject(error);
        },
      };
      const all = { startPosition: earliestEventPosition, maxBatchSize: 100, ...options };
      if (partition === undefined) consumer.subscribe(handlers, all);
      else consumer.subscribe(partition, handlers, all);
    });
  } finally {
    await consumer.close();
  }
  return events;
}
