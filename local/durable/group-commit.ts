import { point } from '../points.ts';

export interface GroupCommitOptions {
  /** What is there to be done before the next group is made. */
  readonly work: () => void;
  /** Sends everything that is due to disk; settles when it is there. Undefined: nothing is due. */
  readonly write: () => Promise<void> | undefined;
  readonly fault: (error: unknown) => void;
}

/**
 * Gathers what happens in one turn of the event loop into one transaction. Two callbacks run back to back after the
 * loop's I/O: `work` (orchestrators that have something to read; what they answer settles before the second) and the
 * flush. What waits for the flush is told after it. While a group is on its way to disk the next one gathers.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #armed = false;
  #writing = false;
  #after: (() => void)[] = [];

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Something is there to be worked on or written. */
  arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    setImmediate(this.#options.work);
    setImmediate(() => this.#flush());
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

  #flush(): void {
    this.#armed = false;
    if (this.#writing) return;
    const after = this.#after;
    this.#after = [];
    const written = this.#options.write();
    if (written === undefined) {
      for (const tell of after) tell();
      return;
    }
    this.#writing = true;
    written.then(() => {
      this.#writing = false;
      point('durable.commit.after');
      for (const tell of after) tell();
      // Gathered meanwhile; what the tellings caused is in it, too.
      this.arm();
    }, this.#options.fault);
  }
}
