import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Clock, Scheduled } from '../../clock.ts';

// Renewed with this share of the lock still to run, but never nearer to its end than LEAST_LEFT_MS.
const RENEW_AT_SHARE = 0.4;
const LEAST_LEFT_MS = 500;
const RETRY_MS = 500;

interface Kept {
  readonly message: ServiceBusReceivedMessage;
  /** Renewed until then, epoch ms. */
  readonly until: number;
  renewAt: number;
}

/**
 * Keeps the locks of messages alive while they are under way: one timer for all, since nearly every message is
 * settled long before its lock needs a thought.
 */
export class LockKeeper {
  readonly #clock: Clock;
  readonly #renew: (message: ServiceBusReceivedMessage) => Promise<Date>;
  readonly #lost: (message: ServiceBusReceivedMessage, error: unknown) => void;
  readonly #kept = new Map<ServiceBusReceivedMessage, Kept>();
  #timer: Scheduled | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(
    clock: Clock,
    renew: (message: ServiceBusReceivedMessage) => Promise<Date>,
    lost: (message: ServiceBusReceivedMessage, error: unknown) => void,
  ) {
    this.#clock = clock;
    this.#renew = renew;
    this.#lost = lost;
  }

  /** Renews the lock again and again for `duration` ms, or until drop(). */
  keep(message: ServiceBusReceivedMessage, duration: number): void {
    if (duration <= 0 || !message.lockedUntilUtc) return;
    const now = this.#clock.now();
    const kept = { message, until: now + duration, renewAt: renewalTime(now, message.lockedUntilUtc) };
    // A lock that outlives the duration never needs renewal.
    if (message.lockedUntilUtc.getTime() >= kept.until) return;
    this.#kept.set(message, kept);
    this.#arm(kept.renewAt);
  }

  drop(message: ServiceBusReceivedMessage): void {
    this.#kept.delete(message);
    // The timer stays armed: it finds nothing to do, which is cheaper than arming it for every message.
  }

  stop(): void {
    this.#kept.clear();
    this.#timer?.cancel();
    this.#timerAt = Number.POSITIVE_INFINITY;
  }

  #arm(time: number): void {
    if (time >= this.#timerAt) return;
    this.#timer?.cancel();
    this.#timerAt = time;
    this.#timer = this.#clock.at(time, () => this.#tick());
  }

  #tick(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const kept of this.#kept.values()) {
      if (kept.renewAt <= now) {
        kept.renewAt = Number.POSITIVE_INFINITY;
        void this.#renewNow(kept);
      }
      next = Math.min(next, kept.renewAt);
    }
    if (next < Number.POSITIVE_INFINITY) this.#arm(next);
  }

  /** Never rejects: a renewal that fails is tried again, or the loss is told. */
  async #renewNow(kept: Kept): Promise<void> {
    const { message } = kept;
    try {
      const lockedUntil = await this.#renew(message);
      const now = this.#clock.now();
      if (lockedUntil.getTime() >= kept.until) this.drop(message);
      kept.renewAt = renewalTime(now, lockedUntil);
    } catch (error) {
      if (!this.#kept.has(message)) return;
      const now = this.#clock.now();
      const lockEnds = message.lockedUntilUtc?.getTime() ?? 0;
      const code = (error as { code?: unknown }).code;
      if (code === 'MessageLockLost' || now + RETRY_MS >= lockEnds) {
        this.drop(message);
        this.#lost(message, error);
        return;
      }
      kept.renewAt = now + RETRY_MS;
    }
    if (this.#kept.has(message)) this.#arm(kept.renewAt);
  }
}

function renewalTime(now: number, lockedUntil: Date): number {
  const left = lockedUntil.getTime() - now;
  return now + Math.max(0, left - Math.max(left * RENEW_AT_SHARE, LEAST_LEFT_MS));
}
