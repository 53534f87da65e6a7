/**
 * Sends requests and measures them. Open loop: each has its moment, whatever became of those before it, and its latency
 * counts from that moment; a server that stalls is then charged for all who had to wait (no coordinated omission).
 */
import type { Measurements } from './measurements.ts';

export interface Plan {
  /** Under way at a time; more than these wait, and their latency grows. */
  readonly connections: number;
  /** Arrivals per second; undefined: closed loop, the next one when a connection is free. */
  readonly rate: number | undefined;
  readonly durationMs: number;
}

/** What became of one request: the status, or a word for what went wrong. */
export type Send = (index: number) => Promise<string>;

/** Milliseconds that only go forward, and a wait in them; handed in so that tests need not wait. */
export interface Stopwatch {
  now(): number;
  sleep(ms: number): Promise<void>;
}

// More than these are not started in one turn of the loop: answers and signals have to get a word in.
const MOST_IN_A_TURN = 256;
// Timers are a millisecond or so late; what is due within this is sent at once.
const TICK_MS = 2;

/** Resolves when the last request is answered; after the signal, when those are that were sent before it. */
export async function sendAll(
  plan: Plan,
  send: Send,
  measurements: Measurements,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): Promise<void> {
  if (plan.rate === undefined) await closedLoop(plan, send, measurements, stopwatch, signal);
  else await openLoop({ ...plan, rate: plan.rate }, send, measurements, stopwatch, signal);
}

async function openLoop(
  { connections, rate, durationMs }: Plan & { readonly rate: number },
  send: Send,
  measurements: Measurements,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): Promise<void> {
  const start = stopwatch.now();
  const total = Math.floor((durationMs / 1_000) * rate);
  const due = (index: number) => (index * 1_000) / rate;
  const connectionsFree = slots(connections);
  const underWay: Promise<void>[] = [];
  const one = async (index: number): Promise<void> => {
    await connectionsFree.take();
    try {
      // It was still waiting for a connection when the arrivals were stopped.
      if (signal.aborted) return;
      const outcome = await send(index);
      const end = stopwatch.now() - start;
      measurements.record({ intendedMs: due(index), endMs: end, outcome });
    } finally {
      connectionsFree.give();
    }
  };
  let inTurn = 0;
  for (let index = 0; index < total && !signal.aborted; ) {
    const wait = due(index) - (stopwatch.now() - start);
    if (wait > TICK_MS || inTurn === MOST_IN_A_TURN) {
      await stopwatch.sleep(Math.max(0, wait - TICK_MS / 2));
      inTurn = 0;
    } else {
      underWay.push(one(index++));
      inTurn++;
    }
  }
  await Promise.all(underWay);
}

async function closedLoop(
  { connections, durationMs }: Plan,
  send: Send,
  measurements: Measurements,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): Promise<void> {
  const start = stopwatch.now();
  let next = 0;
  const connection = async () => {
    while (stopwatch.now() - start < durationMs && !signal.aborted) {
      const intendedMs = stopwatch.now() - start;
      const outcome = await send(next++);
      measurements.record({ intendedMs, endMs: stopwatch.now() - start, outcome });
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
}

function slots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    give(): void {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    },
  };
}
