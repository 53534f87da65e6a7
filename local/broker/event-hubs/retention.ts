import type { Clock, Scheduled } from '../../clock.ts';
import type { Store } from '../store.ts';
import type { PartitionLog } from './partition-log.ts';

/** How many segments go in one transaction, so that publishers are not held up. */
const AT_ONCE = 500;
/** Ms between looks; an event may stay this much longer than it has to. */
const PATIENCE = 60_000;

/** Removes events that are older than their hub keeps them, in the background. */
export class Retention {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #logs: readonly PartitionLog[];
  readonly #keepMs: number;
  #next: Scheduled | undefined;
  #stopped = false;
  #work: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: Clock, logs: readonly PartitionLog[], keepMs: number) {
    this.#store = store;
    this.#clock = clock;
    this.#logs = logs;
    this.#keepMs = keepMs;
    this.#schedule(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#next?.cancel();
    await this.#work;
  }

  #schedule(patience: number): void {
    if (this.#stopped) return;
    const now = this.#clock.now();
    let due = now + this.#keepMs;
    for (const log of this.#logs) {
      const oldest = log.oldestEnqueued();
      if (oldest !== undefined) due = Math.min(due, oldest + this.#keepMs);
    }
    this.#next = this.#clock.at(Math.max(due, now + patience), () => {
      this.#work = this.#removeExpired();
    });
  }

  async #removeExpired(): Promise<void> {
    try {
      for (const log of this.#logs) await this.#removeExpiredOf(log);
    } catch (error) {
      // Nothing is lost by it; the next look tries again.
      console.error('Events past their retention could not be removed', error);
    }
    this.#schedule(PATIENCE);
  }

  async #removeExpiredOf(log: PartitionLog): Promise<void> {
    for (;;) {
      const cut = log.cutBefore(this.#clock.now() - this.#keepMs, AT_ONCE);
      if (cut === undefined || this.#stopped) return;
      await this.#store.write(() => log.remove(cut));
      log.removed(cut);
    }
  }
}
