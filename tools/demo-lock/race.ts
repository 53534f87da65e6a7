import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRun } from '../../shared/steps/run-loyalty-job.ts';

/** Between the demonstration and its two workers. */
export type ToWorker =
  | {
      readonly type: 'begin';
      readonly storage: string;
      readonly place: string;
      readonly locked: boolean;
    }
  | { readonly type: 'tick' }
  /** The barrier opens. */
  | { readonly type: 'go' };
export type FromWorker =
  | { readonly type: 'ready' }
  /** It has orders in hand and waits at the barrier. */
  | { readonly type: 'read'; readonly orders: number }
  | { readonly type: 'ran'; readonly run: JobRun }
  | { readonly type: 'failed'; readonly message: string };

export interface RaceResult {
  readonly ticks: number;
  /** How often a worker found the other at it. */
  readonly busy: number;
  /** How often both had orders in hand at the same time. */
  readonly overlaps: number;
  /** Orders counted by each of them. */
  readonly counted: readonly number[];
}

export interface RaceOptions {
  readonly storage: string;
  readonly place: string;
  readonly locked: boolean;
  readonly onTick?: (tick: number, counted: readonly number[]) => void;
}

const WORKER = join(import.meta.dirname, '../demo-lock-worker.ts');

/**
 * Two workers, each a process, run the job until no order is left. At every tick both begin at once, and neither goes
 * on with orders in hand before the other has some too or was turned away: what can overlap, does.
 */
export async function race({ onTick, ...begin }: RaceOptions): Promise<RaceResult> {
  const workers = await Promise.all([0, 1].map(() => startWorker({ type: 'begin', ...begin })));
  const counted = workers.map(() => 0);
  let [ticks, busy, overlaps] = [0, 0, 0];
  try {
    for (;;) {
      ticks++;
      for (const worker of workers) worker.send({ type: 'tick' });
      const arrived = await Promise.all(workers.map((worker) => worker.next()));
      const waiting = workers.filter((_, index) => arrived[index]?.type === 'read');
      if (arrived.every((message) => message.type === 'read' && message.orders > 0)) overlaps++;
      for (const worker of waiting) worker.send({ type: 'go' });
      const ends = await Promise.all(
        workers.map(async (worker, index) => {
          const message = arrived[index];
          return message?.type === 'read' ? await worker.next() : message;
        }),
      );
      const runs = ends.flatMap((end) => (end?.type === 'ran' ? [end.run] : []));
      for (const [index, run] of runs.entries()) {
        if (run.type === 'busy') busy++;
        if (run.type === 'counted') counted[index] = (counted[index] ?? 0) + run.orders;
      }
      onTick?.(ticks, counted);
      const idle = runs.every((run) => run.type === 'busy' || (run.type === 'counted' && run.orders === 0));
      if (idle && runs.some((run) => run.type === 'counted' && run.before === 0)) break;
    }
    return { ticks, busy, overlaps, counted };
  } finally {
    for (const worker of workers) worker.stop();
  }
}

interface Worker {
  send(message: ToWorker): void;
  /** Its next message; rejects when it failed or ended. */
  next(): Promise<FromWorker>;
  stop(): void;
}

async function startWorker(begin: ToWorker): Promise<Worker> {
  const child = fork(WORKER, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Every worker loads the same SDKs.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'tillstream-compile-cache') },
  });
  const worker: Worker = {
    send: (message) => void child.send(message),
    next: () => nextOf(child),
    stop: () => void child.kill(),
  };
  const ready = worker.next();
  worker.send(begin);
  await ready;
  return worker;
}

async function nextOf(child: ChildProcess): Promise<FromWorker> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }) as Promise<[FromWorker]>,
      once(child, 'exit', { signal }).then(([code]): never => {
        throw new Error(`a worker ended with ${String(code)}`);
      }),
    ]);
    if (message.type === 'failed') throw new Error(`a worker failed: ${message.message}`);
    return message;
  } finally {
    settled.abort();
  }
}
