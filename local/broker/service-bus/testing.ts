import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ServiceBusClient,
  type ServiceBusReceivedMessage,
  type ServiceBusReceiver,
} from '@azure/service-bus';
import { type Clock, VirtualClock } from '../../clock.ts';
import { type Broker, startBroker } from '../broker.ts';
import { parseEntities } from '../entities.ts';

/** 2026-03-01T12:00:00Z, where the tests' clock stands at first. */
export const NOON = 1772366400000;

export interface TestBroker {
  readonly client: ServiceBusClient;
  readonly clock: VirtualClock;
  readonly broker: Broker;
  /** Another connection. */
  connect(): ServiceBusClient;
  /** Stops the broker and starts it on what it left, with new connections. */
  restart(): Promise<TestBroker>;
  close(): Promise<void>;
}

/** A broker on a free port and a clock that stands still, with the SDK connected to it. */
export async function testBroker(
  queues: readonly Record<string, unknown>[],
  state = mkdtempSync(join(tmpdir(), 'broker-test-')),
  clock = new VirtualClock(NOON),
): Promise<TestBroker> {
  const broker = await start(queues, state, clock);
  const clients: ServiceBusClient[] = [];
  const connect = () => {
    // Refusals that the SDK takes for passing trouble would otherwise cost half a minute.
    const client = new ServiceBusClient(broker.serviceBus, {
      retryOptions: { maxRetries: 0, timeoutInMs: 5000 },
    });
    clients.push(client);
    return client;
  };
  const stop = async () => {
    await Promise.all(clients.map((client) => client.close()));
    await broker.stop();
  };
  return {
    client: connect(),
    clock,
    broker,
    connect,
    async restart() {
      await stop();
      return await testBroker(queues, state, clock);
    },
    async close() {
      await stop();
      rmSync(state, { recursive: true });
    },
  };
}

function start(queues: readonly Record<string, unknown>[], state: string, clock: Clock): Promise<Broker> {
  return startBroker({ state, port: 0, controlPort: 0, entities: parseEntities({ queues }), clock });
}

export async function countsOf(broker: Broker, queue: string): Promise<unknown> {
  const response = await fetch(`${broker.control}/queues`);
  const { queues } = (await response.json()) as { queues: Record<string, unknown> };
  return queues[queue];
}

/** One message that must be there. */
export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 3000 });
  if (!message) throw new Error('There is no message');
  return message;
}

/** All that can be received now, without waiting long for more. */
export async function receiveAll(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage[]> {
  return await receiver.receiveMessages(1000, { maxWaitTimeInMs: 150 });
}
