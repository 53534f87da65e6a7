/** `npm run load`: orders at a steady rate against any URL, what they took, and whether each of them came to an end. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Pool } from 'undici';
import { duration, flag, number, origin, program } from './arguments.ts';
import { CannotStart, mustAnswer, orderStates, poster, restock } from './load/api.ts';
import { type Stopwatch, sendAll } from './load/arrivals.ts';
import { Measurements } from './load/measurements.ts';
import { goodsFor, richOrder, shortOrder } from './load/orders.ts';
import { htmlReport, type LoadResult, ms, tallyText } from './load/report.ts';
import { settle, type Tally } from './load/settle.ts';
import { visible } from './visible.ts';

const DAY_MS = 86_400_000;

const options = {
  address: {
    describe: 'where the API listens: HOST:PORT or a URL without a path',
    value: 'HOST:PORT',
    read: origin,
    fallback: 'http://127.0.0.1:7071',
  },
  connections: {
    describe: 'connections, each with one request under way',
    short: 'c',
    value: 'N',
    read: number({ min: 1, max: 10_000 }),
    fallback: 50,
  },
  duration: {
    describe: 'how long orders arrive: 100s, 2m',
    short: 'd',
    value: 'TIME',
    read: duration({ minMs: 100, maxMs: DAY_MS }),
    fallback: 10_000,
    shown: '10s',
  },
  rate: {
    describe: 'orders per second, however slow the answers are; 0: as fast as the connections allow',
    short: 'r',
    value: 'N',
    read: number({ min: 0, max: 1_000_000, decimals: true }),
    fallback: 50,
  },
  form: {
    describe: 'of the orders: rich or short',
    value: 'FORM',
    read: (value: string) => {
      if (value !== 'rich' && value !== 'short') throw new Error(`wants rich or short, not "${value}"`);
      return value;
    },
    fallback: 'rich',
  },
  restock: flag('first fills the shelves, so that no order ends for want of stock'),
  timeout: {
    describe: 'to wait for an answer',
    value: 'TIME',
    read: duration({ minMs: 1, maxMs: 3_600_000 }),
    fallback: 30_000,
    shown: '30s',
  },
  settle: {
    describe: 'to wait, after the last answer, for orders to end; 0s: they are not followed',
    value: 'TIME',
    read: duration({ minMs: 0, maxMs: DAY_MS }),
    fallback: 120_000,
    shown: '120s',
  },
  out: {
    describe: 'writes a page with charts, report.html, or the figures, report.json',
    value: 'FILE',
    read: (value: string) => {
      if (!/\.(html|json)$/.test(value))
        throw new Error(`wants a name that ends in .html or .json, not "${value}"`);
      // Told now, not when the orders are posted and their figures are to be kept.
      if (!existsSync(dirname(value))) throw new Error(`there is no folder ${dirname(value)}`);
      return value;
    },
    fallback: '',
  },
  json: flag('prints the figures as one line of JSON'),
};

await program(
  {
    usage: 'npm run load -- [-c 50] [-d 100s] [--rate 50] [--address HOST:PORT] …',
    about:
      'Posts orders to POST /orders at a steady rate. Latencies count from the moment at which an order was to be sent, so\n' +
      'a slow answer does not hide those behind it. Then follows every accepted order to its end.\n' +
      'Exit code 0 when every answer was 2xx and accepted = completed + quarantined + cancelled; 1 otherwise; 130 after\n' +
      'Ctrl-C, which stops the arrivals (once more: the waiting as well).',
    options,
  },
  run,
);

type Values = Parameters<Parameters<typeof program<typeof options>>[1]>[0];

async function run(values: Values): Promise<number> {
  const arrivals = new AbortController();
  const waiting = new AbortController();
  const interrupt = () => (arrivals.signal.aborted ? waiting : arrivals).abort();
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const stopwatch: Stopwatch = {
    now: () => performance.now(),
    sleep: (time) => new Promise((resolve) => setTimeout(resolve, time)),
  };
  const pool = new Pool(values.address, {
    connections: values.connections,
    headersTimeout: values.timeout,
    bodyTimeout: values.timeout,
    connectTimeout: values.timeout,
  });
  // What is asked then has no answer.
  waiting.signal.addEventListener('abort', () => void pool.destroy());
  const rate = values.rate === 0 ? undefined : values.rate;
  const show = progressLine(values.json);
  try {
    await mustAnswer(pool, values.address);
    if (values.restock)
      await restock(pool, goodsFor(Math.ceil((rate ?? 10_000) * (values.duration / 1_000))));

    const measurements = new Measurements();
    const accepted: string[] = [];
    const startedAt = new Date().toISOString();
    const ticking = setInterval(() => {
      show(
        `${measurements.requests} answers, ${measurements.failed} not 2xx, ${measurements.throughput.toFixed(1)}/s`,
      );
    }, 500);
    const order = values.form === 'rich' ? richOrder : shortOrder;
    await sendAll(
      { connections: values.connections, rate, durationMs: values.duration },
      poster(pool, order, accepted),
      measurements,
      stopwatch,
      arrivals.signal,
    ).finally(() => clearInterval(ticking));

    let tally: Tally | null = null;
    if (values.settle > 0 && !waiting.signal.aborted) {
      const patience = {
        limitMs: values.settle,
        // Interrupted: the time is up.
        now: () => (waiting.signal.aborted ? Number.POSITIVE_INFINITY : stopwatch.now()),
        sleep: stopwatch.sleep,
      };
      tally = await settle(accepted, orderStates(pool), patience, (left) =>
        show(`${accepted.length - left} of ${accepted.length} orders have ended`),
      );
    }
    show('');

    const result: LoadResult = {
      url: values.address,
      startedAt,
      connections: values.connections,
      rate: rate ?? null,
      durationMs: values.duration,
      requests: measurements.requests,
      failed: measurements.failed,
      throughput: Math.round(measurements.throughput * 100) / 100,
      latency: measurements.latency(),
      outcomes: measurements.outcomes(),
      distribution: measurements.distribution(),
      seconds: measurements.seconds(),
      tally,
    };
    console.log(values.json ? JSON.stringify(result) : summary(result));
    if (values.out !== '') {
      await writeFile(
        values.out,
        values.out.endsWith('.json') ? `${JSON.stringify(result)}\n` : await htmlReport(result),
      );
      if (!values.json) console.log(`Report: ${values.out}`);
    }
    if (arrivals.signal.aborted) return 130;
    return result.failed === 0 && result.requests > 0 && (tally === null || tally.open.length === 0) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    show('');
    console.error(visible(error.message));
    return 1;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    if (!pool.destroyed) await pool.destroy();
  }
}

function summary({ url: at, requests, throughput, latency, outcomes, tally, ...plan }: LoadResult): string {
  const arrivals = plan.rate === null ? 'as fast as they could' : `at ${plan.rate}/s`;
  const lines = [
    `${requests} orders posted to ${at} in ${plan.durationMs / 1_000} s over ${plan.connections} connections, ${arrivals}`,
    `  throughput   ${throughput.toFixed(2)}/s`,
    `  latency      avg ${ms(latency.averageMs)}   stdev ${ms(latency.stdevMs)}   max ${ms(latency.maxMs)}`,
    `               p50 ${ms(latency.p50Ms)}   p95 ${ms(latency.p95Ms)}   p99 ${ms(latency.p99Ms)}`,
    ...Object.entries(outcomes).map(([outcome, times]) => `  ${outcome.padEnd(12)} ${times}`),
    `  not 2xx      ${plan.failed}`,
  ];
  if (tally !== null) lines.push(`  orders       ${tallyText(tally)}`);
  return lines.join('\n');
}

/** One line that is written over; nothing when nobody watches. */
function progressLine(quiet: boolean): (text: string) => void {
  if (quiet || !process.stderr.isTTY) return () => {};
  return (text) => process.stderr.write(`\r\x1b[2K${text}`);
}
