export interface LastingClientOptions<Client> {
  open(): Promise<Client>;
  close(client: Client): Promise<void>;
  /** A call that has not ended after this time never will. */
  readonly deadlineMs: number;
  /** A client whose calls have all failed for so long is replaced. */
  readonly failingMs: number;
}

class NoAnswer extends Error {
  readonly code = 'no-answer';
}

/**
 * One client of the broker for as long as it works. The SDKs reconnect by themselves; but when the broker goes away
 * again while they do, their connection can wait for ever for something that will not come, and the calls with it,
 * past their abort signals. Such a client is left behind, and a new one made.
 */
export class LastingClient<Client> {
  readonly #options: LastingClientOptions<Client>;
  #client: Promise<Client> | undefined;
  #failingSince: number | undefined;

  constructor(options: LastingClientOptions<Client>) {
    this.#options = options;
  }

  async use<T>(run: (client: Client) => Promise<T>): Promise<T> {
    this.#client ??= this.#open();
    const client = this.#client;
    try {
      const result = await this.#within(client.then(run));
      this.#failingSince = undefined;
      return result;
    } catch (error) {
      if (client === this.#client) this.#failed(error);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) await this.#options.close(await client);
  }

  #open(): Promise<Client> {
    const client = this.#options.open();
    // The call that opened it hears of the failure; the next one opens another.
    client.catch(() => {
      if (this.#client === client) this.#client = undefined;
    });
    return client;
  }

  #failed(error: unknown): void {
    const now = performance.now();
    this.#failingSince ??= now;
    if (!(error instanceof NoAnswer) && now - this.#failingSince < this.#options.failingMs) return;
    const left = this.#client;
    this.#client = undefined;
    this.#failingSince = undefined;
    // Calls that are still under way in it end by their own deadline, and their callers hear of that. Whether it
    // takes leave of a broker that does not answer no longer matters to anybody.
    left?.then((client) => this.#options.close(client)).catch(() => undefined);
  }

  #within<T>(call: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new NoAnswer('The broker did not answer in time')),
        this.#options.deadlineMs,
      );
      void call.then(resolve, reject).finally(() => clearTimeout(late));
    });
  }
}
