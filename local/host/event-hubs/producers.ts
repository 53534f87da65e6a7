import { EventHubProducerClient } from '@azure/event-hubs';
import type { Payload } from '../messaging/body.ts';
import { identity } from '../messaging/connection.ts';
import { within } from '../messaging/within.ts';
import type { HubBinding } from './binding.ts';
import { RETRY } from './clients.ts';
import { sendAll } from './send.ts';

const FAREWELL_MS = 3_000;

/** One sending client for each event hub that an output binding leads to, opened when first needed. */
export class Producers {
  readonly #clients = new Map<string, Promise<EventHubProducerClient>>();
  readonly #sends = new Set<Promise<void>>();

  send(binding: HubBinding, payloads: readonly Payload[]): Promise<void> {
    const sending = this.#client(binding).then((client) => sendAll(client, payloads));
    this.#sends.add(sending);
    const ended = () => void this.#sends.delete(sending);
    sending.then(ended, ended);
    return sending;
  }

  /** A function of another trigger may still send after this, over a connection that is opened for it. */
  async close(): Promise<void> {
    // The functions that send hear of failures; this only waits for their end.
    await Promise.allSettled(this.#sends);
    const clients = [...this.#clients.values()];
    this.#clients.clear();
    await Promise.all(clients.map(async (client) => within(FAREWELL_MS, (await client).close())));
  }

  #client(binding: HubBinding): Promise<EventHubProducerClient> {
    const key = `${binding.connection.key} ${binding.hub}`;
    let client = this.#clients.get(key);
    if (!client) {
      client = open(binding);
      this.#clients.set(key, client);
    }
    return client;
  }
}

async function open({ hub, connection }: HubBinding): Promise<EventHubProducerClient> {
  const options = { retryOptions: RETRY };
  return connection.kind === 'string'
    ? new EventHubProducerClient(connection.connectionString, hub, options)
    : new EventHubProducerClient(connection.namespace, hub, await identity(), options);
}
