import { type RetryOptions, ServiceBusClient, type ServiceBusSender } from '@azure/service-bus';
import { type Connection, identity } from '../messaging/connection.ts';

// Quick, and for ever: a receiver goes through round after round of these, each reported once.
export const RETRY: RetryOptions = {
  maxRetries: 3,
  retryDelayInMs: 200,
  maxRetryDelayInMs: 1_000,
  timeoutInMs: 10_000,
};
// An output binding's caller waits: tell it soon that the broker is away.
const SEND_RETRY: RetryOptions = { ...RETRY, maxRetries: 2, timeoutInMs: 4_000 };

/** One connection for receiving and one for sending per `connection` setting, opened when first needed. */
export class ServiceBusClients {
  readonly #receiving = new Map<string, Promise<ServiceBusClient>>();
  readonly #sending = new Map<string, Promise<ServiceBusClient>>();
  readonly #senders = new Map<string, Promise<ServiceBusSender>>();

  receiving(connection: Connection): Promise<ServiceBusClient> {
    return cached(this.#receiving, connection.key, () => open(connection, RETRY));
  }

  sender(connection: Connection, queue: string): Promise<ServiceBusSender> {
    return cached(this.#senders, `${connection.key} ${queue}`, async () => {
      const client = await cached(this.#sending, connection.key, () => open(connection, SEND_RETRY));
      return client.createSender(queue);
    });
  }

  async close(): Promise<void> {
    const clients = [...this.#receiving.values(), ...this.#sending.values()];
    await Promise.all(clients.map(async (client) => (await client).close()));
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
