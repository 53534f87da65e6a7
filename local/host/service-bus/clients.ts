import { type RetryOptions, ServiceBusClient, type ServiceBusSender } from '@azure/service-bus';
import type { Payload } from '../messaging/body.ts';
import { type Connection, identity } from '../messaging/connection.ts';
import { within } from '../messaging/within.ts';
import { sendAll } from './send.ts';

// Quick, and for ever: a receiver goes through round after round of these, each reported once.
const RETRY: RetryOptions = {
  maxRetries: 3,
  retryDelayInMs: 200,
  maxRetryDelayInMs: 1_000,
  timeoutInMs: 10_000,
};
const FAREWELL_MS = 3_000;
// An output binding's caller waits: tell it soon that the broker is away.
const SEND_RETRY: RetryOptions = { ...RETRY, maxRetries: 2, timeoutInMs: 4_000 };

export function openReceiving(connection: Connection): Promise<ServiceBusClient> {
  return open(connection, RETRY);
}

/** One connection for sending per `connection` setting, opened when first needed. */
export class ServiceBusClients {
  readonly #sending = new Map<string, Promise<ServiceBusClient>>();
  readonly #senders = new Map<string, Promise<ServiceBusSender>>();
  readonly #sends = new Set<Promise<void>>();

  send(connection: Connection, queue: string, payloads: readonly Payload[]): Promise<void> {
    const sending = this.#sender(connection, queue).then((sender) => sendAll(sender, payloads));
    this.#sends.add(sending);
    const ended = () => void this.#sends.delete(sending);
    sending.then(ended, ended);
    return sending;
  }

  /** A function of another trigger may still send after this, over a connection that is opened for it. */
  async close(): Promise<void> {
    // The functions that send hear of failures; this only waits for their end.
    await Promise.allSettled(this.#sends);
    const clients = [...this.#sending.values()];
    this.#sending.clear();
    this.#senders.clear();
    await Promise.all(clients.map(async (client) => within(FAREWELL_MS, (await client).close())));
  }

  #sender(connection: Connection, queue: string): Promise<ServiceBusSender> {
    return cached(this.#senders, `${connection.key} ${queue}`, async () => {
      const client = await cached(this.#sending, connection.key, () => open(connection, SEND_RETRY));
      return client.createSender(queue);
    });
  }
}

async function open(connection: Connection, retryOptions: RetryOptions): Promise<ServiceBusClient> {
  return connection.kind === 'string'
    ? new ServiceBusClient(connection.connectionString, { retryOptions: { ...retryOptions } })
    : new ServiceBusClient(connection.namespace, await identity(), { retryOptions: { ...retryOptions } });
}

function cached<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let found = map.get(key);
  if (!found) {
    found = make();
    map.set(key, found);
  }
  return found;
}
