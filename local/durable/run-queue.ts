/** Runs jobs, at most `limit` at a time, in the order in which they came. Jobs settle their own errors. */
export class RunQueue {
  readonly #limit: number;
  #waiting: (() => Promise<void>)[] = [];
  #next = 0;
  #running = 0;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(job: () => Promise<void>): void {
    this.#waiting.push(job);
    this.#pump();
  }

  /** Starts nothing more; settles when what runs is done. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #pump(): void {
    while (!this.#closed && this.#running < this.#limit) {
      const job = this.#waiting[this.#next];
      if (job === undefined) return;
      this.#next += 1;
      // Drops the part that has been started, seldom enough to cost nothing per job.
      if (this.#next === this.#waiting.length || this.#next > 1024) {
        this.#waiting = this.#waiting.slice(this.#next);
        this.#next = 0;
      }
      this.#running += 1;
      void job().finally(() => this.#done());
    }
  }

  #done(): void {
    this.#running -= 1;
    if (this.#running === 0) for (const tell of this.#idle.splice(0)) tell();
    this.#pump();
  }
}
