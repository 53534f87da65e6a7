import { point } from '../points.ts';

/**
 * Gathers what happens in one turn of the event loop into one transaction. Two callbacks run back to back after the
 * loop's I/O: `work` (orchestrators that have something to read; what they answer settles before the second) and the
 * flush. What waits for the flush is told after it.
 */
export class GroupCommit {
  readonly #work: () => void;
  /** Writes everything that is due; false: there was nothing. */
  readonly #write: () => boolean;
  readonly #fault: (error: unknown) => void;
  #armed = false;
  #after: (() => void)[] = [];

  constructor(options: { work: () => void; write: () => boolean; fault: (error: unknown) => void }) {
    this.#work = options.work;
    this.#write = options.write;
    this.#fault = options.fault;
  }

  /** Something is there to be worked on or written. */
  arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    setImmediate(this.#work);
    setImmediate(() => this.flush());
  }

  /** Runs `tell` once everything that is due now is on disk. */
  after(tell: () => void): void {
    this.#after.push(tell);
    this.arm();
  }

  /** Settles once everything that is due now is on disk. */
  flushed(): Promise<void> {
    return new Promise((resolve) => this.after(resolve));
  }

  flush(): void {
    this.#armed = false;
    const after = this.#after;
    this.#after = [];
    try {
      point('durable.commit.before');
      if (this.#write()) point('durable.commit.after');
    } catch (error) {
      this.#fault(error);
      return;
    }
    for (const tell of after) tell();
  }
}
