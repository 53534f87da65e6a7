/** `node bench/projections.ts`: how long after an event readers see what came of it, while orders come at a steady rate. */
import { Pool } from 'undici';
import { number, program } from '../tools/arguments.ts';
import { poster, restock } from '../tools/load/api.ts';
import { sendAll } from '../tools/load/arrivals.ts';
import { Measurements } from '../tools/load/measurements.ts';
import { goodsFor, shortOrder } from '../tools/load/orders.ts';
import { startPlatform } from '../tools/platform-process.ts';
import { quantile, table } from './support/statistics.ts';

const options = {
  rate: {
    describe: 'orders per second',
    value: 'N',
    read: number({ min: 1, max: 10_000 }),
    fallback: 300,
  },
  seconds: {
    describe: 'how long they come; the first 5 are not counted',
    value: 'N',
    read: number({ min: 10, max: 3_600 }),
    fallback: 30,
  },
};

const WARM_UP_MS = 5_000;
const CONNECTIONS = 50;
const SETTLE_MS = 3_000;

interface Page {
  readonly items: readonly { readonly time: string; readonly text: string }[];
  readonly cursor: string;
}

await program(
  {
    usage: 'node bench/projections.ts [--rate N] [--seconds N]',
    about:
      'Follows GET /notifications while orders come: what lies between the time that an event bears, which is when its\n' +
      'step began, and the moment at which a reader has it.',
    options,
  },
  async ({ rate, seconds }) => {
    const platform = await startPlatform();
    const pool = new Pool(platform.url, { connections: CONNECTIONS });
    const readers = new Pool(platform.url, { connections: 1 });
    try {
      await restock(pool, goodsFor(rate * seconds));
      const over = new AbortController();
      const lags: number[] = [];
      const countFrom = Date.now() + WARM_UP_MS;
      const reader = follow(readers, over.signal, (time, seen) => {
        if (time >= countFrom) lags.push(seen - time);
      });
      const measurements = new Measurements();
      const accepted: string[] = [];
      const stopwatch = {
        now: () => performance.now(),
        sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
      };
      await sendAll(
        { connections: CONNECTIONS, rate, durationMs: seconds * 1_000 },
        poster(pool, shortOrder, accepted),
        measurements,
        stopwatch,
        over.signal,
      );
      await stopwatch.sleep(SETTLE_MS);
      over.abort();
      await reader;
      console.log(
        table([
          ['orders posted, per second', `${measurements.requests}, ${measurements.throughput.toFixed(1)}`],
          ['not 2xx', String(measurements.failed)],
          ['notifications seen', String(lags.length)],
          ['lag p50, ms', quantile(lags, 0.5).toFixed(0)],
          ['lag p99, ms', quantile(lags, 0.99).toFixed(0)],
          ['lag longest, ms', quantile(lags, 1).toFixed(0)],
        ]),
      );
      return measurements.failed === 0 && lags.length > 0 ? 0 : 1;
    } finally {
      await Promise.all([pool.destroy(), readers.destroy()]);
      await platform.stop();
    }
  },
);

/** Calls `tell` with the time of each event but OrderReceived, whose time is the till's, and when it was seen. */
async function follow(
  pool: Pool,
  signal: AbortSignal,
  tell: (time: number, seen: number) => void,
): Promise<void> {
  let cursor = '';
  while (!signal.aborted) {
    const query = new URLSearchParams({
      wait: '1',
      limit: '1000',
      ...(cursor === '' ? {} : { after: cursor }),
    });
    const { body } = await pool.request({
      method: 'GET',
      path: `/notifications?${query}`,
      headers: { accept: 'application/json' },
    });
    const page = (await body.json()) as Page;
    const seen = Date.now();
    cursor = page.cursor;
    for (const { time, text } of page.items) {
      if (!text.startsWith('Received order')) tell(Date.parse(time), seen);
    }
  }
}
