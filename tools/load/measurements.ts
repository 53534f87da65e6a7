import { build } from 'hdr-histogram-js';

export interface Measured {
  /** When it was to be sent, and when its answer was there: ms since the start of the run. */
  readonly intendedMs: number;
  readonly endMs: number;
  /** Status of the answer, or a word for what went wrong. */
  readonly outcome: string;
}

export interface LatencySummary {
  readonly averageMs: number;
  readonly stdevMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** One second of the run, by intended start. */
export interface Second {
  readonly second: number;
  readonly requests: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

// Microseconds up to an hour, with three digits.
const HIGHEST_US = 3_600_000_000;
const histogram = () =>
  build({ lowestDiscernibleValue: 1, highestTrackableValue: HIGHEST_US, numberOfSignificantValueDigits: 3 });

/** Latencies of a run: HDR histograms, of all and by second. */
export class Measurements {
  readonly #all = histogram();
  readonly #seconds = new Map<number, { latencies: number[]; failed: number }>();
  readonly #outcomes = new Map<string, number>();
  #sumMs = 0;
  #lastEndMs = 0;

  record({ intendedMs, endMs, outcome }: Measured): void {
    const latencyMs = Math.max(0, endMs - intendedMs);
    this.#sumMs += latencyMs;
    this.#all.recordValue(Math.min(HIGHEST_US, Math.max(1, Math.round(latencyMs * 1_000))));
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    this.#lastEndMs = Math.max(this.#lastEndMs, endMs);
    const second = Math.floor(intendedMs / 1_000);
    const entry = this.#seconds.get(second) ?? { latencies: [], failed: 0 };
    entry.latencies.push(latencyMs);
    if (!isSuccess(outcome)) entry.failed++;
    this.#seconds.set(second, entry);
  }

  get requests(): number {
    return this.#all.totalCount;
  }

  get failed(): number {
    let failed = 0;
    for (const [outcome, times] of this.#outcomes) if (!isSuccess(outcome)) failed += times;
    return failed;
  }

  /** Answers per second, up to the last one. */
  get throughput(): number {
    return this.#lastEndMs === 0 ? 0 : this.requests / (this.#lastEndMs / 1_000);
  }

  /** How often each came, by name. */
  outcomes(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#outcomes].sort(([left], [right]) => left.localeCompare(right)));
  }

  latency(): LatencySummary {
    const at = (percentile: number) => toMs(this.#all.getValueAtPercentile(percentile));
    return {
      averageMs: this.requests === 0 ? 0 : round(this.#sumMs / this.requests),
      stdevMs: toMs(this.requests === 0 ? 0 : this.#all.stdDeviation),
      p50Ms: at(50),
      p95Ms: at(95),
      p99Ms: at(99),
      maxMs: toMs(this.#all.maxValue),
    };
  }

  seconds(): Second[] {
    return [...this.#seconds]
      .sort(([left], [right]) => left - right)
      .map(([second, { latencies, failed }]) => {
        const sorted = latencies.toSorted((left, right) => left - right);
        const at = (part: number) => round(sorted[Math.ceil(part * sorted.length) - 1] ?? 0);
        return { second, requests: sorted.length, failed, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
      });
  }

  /** Points of the distribution, for a chart: percentile and latency. */
  distribution(): readonly { readonly percentile: number; readonly ms: number }[] {
    return [0, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100].map((percentile) => ({
      percentile,
      ms: toMs(this.#all.getValueAtPercentile(percentile)),
    }));
  }
}

function isSuccess(outcome: string): boolean {
  return /^2\d\d$/.test(outcome);
}

function toMs(us: number): number {
  return round(us / 1_000);
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
