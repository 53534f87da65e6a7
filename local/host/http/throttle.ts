/** maxOutstandingRequests and maxConcurrentRequests of host.json: the first refuses, the second makes wait. */
export class Throttle {
  readonly #outstanding: number;
  readonly #concurrent: number;
  #inside = 0;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(outstanding: number, concurrent: number) {
    this.#outstanding = outstanding > 0 ? outstanding : Number.POSITIVE_INFINITY;
    this.#concurrent = concurrent > 0 ? concurrent : Number.POSITIVE_INFINITY;
  }

  get limited(): boolean {
    return Number.isFinite(this.#outstanding) || Number.isFinite(this.#concurrent);
  }

  /** False: refused. Each true needs a `leave`. */
  async enter(): Promise<boolean> {
    if (this.#inside >= this.#outstanding) return false;
    this.#inside += 1;
    if (this.#running >= this.#concurrent) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    return true;
  }

  leave(): void {
    this.#inside -= 1;
    const next = this.#waiting.shift();
    // The next in line takes over the place of the one that left.
    if (next) next();
    else this.#running -= 1;
  }
}
