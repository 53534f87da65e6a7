import type { HostServices } from '../contract.ts';

// Loud at once, then a reminder now and then: a broker that is away must not fill the log.
const REMINDER_MS = 30_000;
// Another reason than the first is worth a line; reasons that never repeat are not.
const MOST_REASONS = 3;

/** Tells the log of an outage once, reminds of it now and then, and tells of its end. */
export class Outage {
  readonly #services: HostServices;
  readonly #category: string;
  readonly #what: string;
  readonly #reasons = new Set<string>();
  #since: number | undefined;
  #remindAt = 0;

  /** `what`: "queue 'orders'", as the log shall name it. */
  constructor(services: HostServices, category: string, what: string) {
    this.#services = services;
    this.#category = category;
    this.#what = what;
  }

  failed(error: unknown): void {
    // Real time, not the clock of the tests: it is about the people who read the log.
    const now = Date.now();
    if (now >= this.#remindAt) this.#reasons.clear();
    const reason = reasonOf(error);
    if (this.#reasons.has(reason) || this.#reasons.size >= MOST_REASONS) return;
    if (this.#reasons.size === 0) this.#remindAt = now + REMINDER_MS;
    this.#reasons.add(reason);
    this.#since ??= now;
    this.#services.log('error', this.#category, `Cannot reach ${this.#what}, trying on. ${reason}`);
  }

  over(): void {
    if (this.#since === undefined) return;
    const seconds = ((Date.now() - this.#since) / 1000).toFixed(1);
    this.#since = undefined;
    this.#remindAt = 0;
    this.#services.log('warning', this.#category, `Reached ${this.#what} again after ${seconds} s.`);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // "localhost" has two addresses, and an error for each.
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  const { code } = error as { code?: unknown };
  const text = first.message || first.name;
  return code === undefined || text.includes(String(code)) ? text : `${String(code)}: ${text}`;
}
