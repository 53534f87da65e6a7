/** One visit to the shop, in ms since the start. */
export interface Visit {
  readonly path: 'plain' | 'resilient';
  readonly from: number;
  /** Undefined: no answer yet. */
  to?: number;
  ok?: boolean;
  /** What the answer said when it was no sale: `503 order-api-late`. */
  error?: string;
}

/** Customers come at a steady rate on both paths, however long those before them still wait. */
export class Customers {
  readonly visits: Visit[] = [];
  readonly #url: string;
  readonly #start = performance.now();
  readonly #under: Promise<void>[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  now(): number {
    return performance.now() - this.#start;
  }

  /** `rate`: a second, on each path. */
  come(rate: number): void {
    const everyMs = 1_000 / rate;
    let due = this.now();
    this.#timer = setInterval(
      () => {
        for (; due <= this.now(); due += everyMs) {
          this.#under.push(this.#visit('plain'), this.#visit('resilient'));
        }
      },
      Math.min(50, everyMs),
    );
  }

  /** No more of them; resolves when all have their answers. */
  async leave(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#under);
  }

  async #visit(path: Visit['path']): Promise<void> {
    const visit: Visit = { path, from: this.now() };
    this.visits.push(visit);
    try {
      const answer = await fetch(`${this.#url}/shop${path === 'plain' ? '?resilient=false' : ''}`);
      const body = (await answer.json()) as { code?: string };
      visit.ok = answer.status === 200;
      if (!visit.ok) visit.error = `${answer.status} ${body.code ?? ''}`.trim();
    } catch (error) {
      visit.ok = false;
      visit.error = (error as Error).message;
    }
    visit.to = this.now();
  }
}
