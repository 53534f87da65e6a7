import { within } from './within.ts';

interface SendingClient {
  close(): Promise<void>;
}

// Later than the SDKs' own retries: what has not ended by then hangs, and would for a minute.
const DEADLINE_MS = 15_000;
const FAREWELL_MS = 3_000;

/**
 * The clients that output bindings send through, one for each target, opened when first needed. The SDKs connect
 * anew by themselves; but when the broker goes away again while they sign in, they wait for an answer that will not
 * come. Such a client is left behind.
 */
export class Senders<Client extends SendingClient> {
  readonly #deadlineMs: number;
  readonly #clients = new Map<string, Promise<Client>>();
  readonly #sends = new Set<Promise<void>>();

  constructor(deadlineMs = DEADLINE_MS) {
    this.#deadlineMs = deadlineMs;
  }

  send(target: string, open: () => Promise<Client>, send: (client: Client) => Promise<void>): Promise<void> {
    const sending = this.#send(target, open, send);
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
    await Promise.all(clients.map(leave));
  }

  async #send(target: string, open: () => Promise<Client>, send: (client: Client) => Promise<void>) {
    const client = this.#clients.get(target) ?? this.#open(target, open);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#forget(target, client);
        void leave(client);
        reject(Object.assign(new Error('The broker did not answer in time.'), { code: 'NO_ANSWER' }));
      }, this.#deadlineMs);
    });
    try {
      await Promise.race([client.then(send), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #open(target: string, open: () => Promise<Client>): Promise<Client> {
    const client = open();
    this.#clients.set(target, client);
    // Whoever waits for it hears of the failure; the next one opens another.
    client.catch(() => this.#forget(target, client));
    return client;
  }

  #forget(target: string, client: Promise<Client>): void {
    if (this.#clients.get(target) === client) this.#clients.delete(target);
  }
}

/** Never rejects. */
function leave(client: Promise<SendingClient>): Promise<void> {
  return within(
    FAREWELL_MS,
    client.then((opened) => opened.close()),
  );
}
