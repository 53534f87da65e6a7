/** How one item of a batch ended; the others are not touched by its error. */
export type Settled<Result> = { readonly value: Result } | { readonly error: unknown };

export interface LaneOptions<Item, Result> {
  /** How many of the waiting items, from the front, go with the next call; at least 1. */
  take(waiting: readonly Item[]): number;
  /** True: when a call is rejected, what waits behind it is rejected as well, so that nobody waits for two failures. */
  readonly failTogether?: boolean;
  /** One result per item, in their order. A rejection fails all of them. */
  send(items: readonly Item[]): Promise<readonly Settled<Result>[]>;
}

/**
 * Group commit: one call at a time; what arrives meanwhile goes together with the next. There is no timer: a lone
 * item leaves at the end of the current turn of the event loop, with whatever else arrived in this turn.
 */
export class Lane<Item, Result> {
  readonly #options: LaneOptions<Item, Result>;
  #items: Item[] = [];
  #settle: Settle<Result>[] = [];
  #running = false;

  constructor(options: LaneOptions<Item, Result>) {
    this.#options = options;
  }

  /** True when nothing waits and nothing is under way. */
  get idle(): boolean {
    return !this.#running;
  }

  add(item: Item): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#items.push(item);
      this.#settle.push({ resolve, reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#items.length > 0) {
      const count = Math.max(1, this.#options.take(this.#items));
      const items = this.#items.splice(0, count);
      const settle = this.#settle.splice(0, count);
      try {
        const results = await this.#options.send(items);
        for (const [index, { resolve, reject }] of settle.entries()) {
          const result = results[index];
          if (result === undefined)
            reject(new Error('A batch came back without a result for one of its items'));
          else if ('value' in result) resolve(result.value);
          else reject(result.error);
        }
      } catch (error) {
        if (this.#options.failTogether) {
          this.#items = [];
          settle.push(...this.#settle.splice(0));
        }
        for (const { reject } of settle) reject(error);
      }
    }
    this.#running = false;
  }
}

interface Settle<Result> {
  resolve(value: Result): void;
  reject(error: unknown): void;
}
