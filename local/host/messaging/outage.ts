import type { HostServices } from '../contract.ts';

// Loud at once, then a reminder now and then: a broker that is away must not fill the log.
const REMINDER_MS = 30_000;

/** Tells the log of an outage once, reminds of it now and then, and tells of its end. */
export class Outage {
  readonly #services: HostServices;
  readonly #category: string;
  readonly #what: string;
  #since: number | undefined;
  #remindAt = 0;
  #text = '';

  /** `what`: "queue 'orders'", as the log shall name it. */
  constructor(services: HostServices, category: string, what: string) {
    this.#services = services;
    this.#category = category;
    this.#what = what;
  }

  failed(error: unknown): void {
    // Real time, not the clock of the tests: it is about the people who read the log.
    const now = Date.now();
    const text = error instanceof Error ? error.message : String(error);
    const code = (error as { code?: unknown } | null)?.code;
    if (this.#since !== undefined && text === this.#text && now < this.#remindAt) return;
    this.#since ??= now;
    this.#remindAt = now + REMINDER_MS;
    this.#text = text;
    const named = code === undefined ? text : `${String(code)}: ${text}`;
    this.#services.log('error', this.#category, `Cannot reach ${this.#what}, trying on. ${named}`);
  }

  over(): void {
    if (this.#since === undefined) return;
    const seconds = ((Date.now() - this.#since) / 1000).toFixed(1);
    this.#since = undefined;
    this.#services.log('warning', this.#category, `Reached ${this.#what} again after ${seconds} s.`);
  }
}
