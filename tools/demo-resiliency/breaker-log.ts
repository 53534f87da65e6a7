export type BreakerState = 'closed' | 'open' | 'half-open';

/** The breaker is in this state from `from` (ms since the start) on. */
export interface BreakerChange {
  readonly from: number;
  readonly state: BreakerState;
}

/** Reads the breaker's changes off the structured log of the app, as an operator's query would. */
export class BreakerLog {
  readonly changes: BreakerChange[] = [{ from: 0, state: 'closed' }];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get state(): BreakerState {
    return this.changes.at(-1)?.state ?? 'closed';
  }

  get hasOpened(): boolean {
    return this.changes.some(({ state }) => state === 'open');
  }

  read(line: string): void {
    if (!line.includes('"breaker"')) return;
    const { breaker, at } = JSON.parse(line.slice(line.indexOf('{'))) as {
      breaker: BreakerState;
      at: number;
    };
    // The line took a moment to get here.
    this.changes.push({ from: this.#now() - Math.max(0, Date.now() - at), state: breaker });
  }
}
