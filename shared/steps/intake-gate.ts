import { type Bucket, type BucketTerms, draw } from '../domain/token-bucket.ts';
import type { Clock, PaymentProvider, QueueCounts } from '../ports.ts';

/** When the intake asks to slow down, and how far. */
export interface IntakeTerms extends BucketTerms {
  /** So many orders on the queue, or messages put aside, are too many. */
  readonly queueMark: number;
  readonly quarantineMark: number;
}

export type Pressure = 'queue' | 'quarantine' | 'payments';

/** Not let in; the same request has a chance after `retryAfterS` seconds. */
export interface Busy {
  readonly type: 'busy';
  readonly pressure: Pressure;
  readonly retryAfterS: number;
}

interface Deps {
  readonly clock: Clock;
  readonly queueCounts: QueueCounts;
  readonly payments: PaymentProvider;
}

const LOOK_EVERY_MS = 2_000;
/** Counts older than this say nothing of now: the first orders after a quiet night are let in. */
const GOOD_FOR_MS = 15_000;
const MOST_CLIENTS = 10_000;

/**
 * While more comes in than is worked off, each client gets a token bucket; else nobody is counted. Looking at the
 * queues never makes an order wait: it goes by what the last look saw, and orders that come set off the next one.
 */
export class IntakeGate {
  readonly #deps: Deps;
  readonly #terms: IntakeTerms;
  /** The one that drew longest ago first. */
  readonly #buckets = new Map<string, Bucket>();
  #seen: { readonly at: number; readonly pressure: Pressure | undefined } | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking = false;

  constructor(deps: Deps, terms: IntakeTerms) {
    this.#deps = deps;
    this.#terms = terms;
  }

  /** undefined: come in. `orders` of one request are let in all or none. */
  admit(client: string, orders: number): Busy | undefined {
    const now = this.#deps.clock.now();
    const pressure = this.#pressure(now);
    if (pressure === undefined) {
      if (this.#buckets.size > 0) this.#buckets.clear();
      return undefined;
    }
    const drawn = draw(this.#buckets.get(client), orders, now, this.#terms);
    if (drawn.type === 'empty') {
      return { type: 'busy', pressure, retryAfterS: Math.max(1, Math.ceil(drawn.waitMs / 1_000)) };
    }
    this.#buckets.delete(client);
    this.#buckets.set(client, drawn.bucket);
    if (this.#buckets.size > MOST_CLIENTS) this.#forgetOldest();
    return undefined;
  }

  #pressure(now: number): Pressure | undefined {
    if (!this.#asking && now - this.#askedAt >= LOOK_EVERY_MS) {
      this.#askedAt = now;
      void this.#look();
    }
    if (this.#deps.payments.isAway?.()) return 'payments';
    return this.#seen !== undefined && now - this.#seen.at < GOOD_FOR_MS ? this.#seen.pressure : undefined;
  }

  async #look(): Promise<void> {
    this.#asking = true;
    try {
      const { active, deadLettered, quarantine } = await this.#deps.queueCounts.counts();
      const { queueMark, quarantineMark } = this.#terms;
      const pressure =
        active >= queueMark
          ? 'queue'
          : quarantine + deadLettered >= quarantineMark
            ? 'quarantine'
            : undefined;
      this.#seen = { at: this.#deps.clock.now(), pressure };
    } catch {
      // A broker that cannot be asked takes no orders either: the till is told so by the send.
      this.#seen = undefined;
    } finally {
      this.#asking = false;
    }
  }

  /** It has waited longest, so its bucket is the fullest. */
  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
