/**
 * Time as the local platform sees it. Everything under local/ that waits, expires or stamps asks a Clock;
 * timers and times of the SDKs and of the app itself run on real time.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Runs `run` once, never synchronously, as soon as now() ≥ `time` (epoch ms). */
  at(time: number, run: () => void): Scheduled;
}

export interface Scheduled {
  cancel(): void;
}

// setTimeout takes at most 2^31 - 1 ms (24.8 days); longer waits are cut into slices.
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    at(time, run) {
      let handle: NodeJS.Timeout | undefined;
      const arm = () => {
        handle = setTimeout(due, Math.min(Math.max(0, time - Date.now()), LONGEST_TIMEOUT_MS));
      };
      // Timers count on a clock of their own: they fire a millisecond early now and then, or hours when somebody
      // sets the time of day.
      const due = () => {
        if (Date.now() < time) arm();
        else run();
      };
      arm();
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

interface Waiting {
  readonly time: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told the time. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #waiting = new Set<Waiting>();

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  at(time: number, run: () => void): Scheduled {
    const entry: Waiting = { time, run };
    this.#waiting.add(entry);
    if (time <= this.#now) setImmediate(() => this.#fire(entry));
    return { cancel: () => void this.#waiting.delete(entry) };
  }

  /**
   * Moves to `time` (epoch ms; never back), firing what falls due in the order of its time, each at its own
   * moment, and giving what it caused a turn of the loop to schedule more.
   */
  async moveTo(time: number): Promise<void> {
    for (;;) {
      let next: Waiting | undefined;
      for (const entry of this.#waiting) {
        if (entry.time <= time && (next === undefined || entry.time < next.time)) next = entry;
      }
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.time);
      this.#fire(next);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = Math.max(this.#now, time);
  }

  #fire(entry: Waiting): void {
    if (this.#waiting.delete(entry)) entry.run();
  }
}
