/** `npm run bench`: the whole pipeline on this machine, next to what its parts can do alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flag, number, program } from '../tools/arguments.ts';
import { type Platform, startPlatform } from '../tools/platform-process.ts';
import { verifyStores } from '../tools/verify-stores.ts';
import { cpuMs } from './support/cpu.ts';
import { bareHttp, bareSqlite, bareTables } from './support/limits.ts';
import { postAll } from './support/load.ts';
import { quantile, table } from './support/statistics.ts';

const options = {
  orders: {
    describe: 'orders that are measured',
    value: 'N',
    read: number({ min: 1, max: 10_000_000 }),
    fallback: 2_000,
  },
  'warm-up': {
    describe: 'orders before that',
    value: 'N',
    read: number({ min: 0, max: 1_000_000 }),
    fallback: 1_000,
  },
  'in-flight': {
    describe: 'requests under way',
    value: 'N',
    read: number({ min: 1, max: 1_024 }),
    fallback: 32,
  },
  unloaded: {
    describe: 'orders one at a time',
    value: 'N',
    read: number({ min: 0, max: 10_000 }),
    fallback: 200,
  },
  workload: {
    describe: 'a: every order wants the same two SKUs; b: spread over 16 pairs; both',
    value: 'a|b|both',
    read: (text: string) => {
      if (!['a', 'b', 'both'].includes(text)) throw new Error(`wants a, b or both, not "${text}"`);
      return text;
    },
    fallback: 'both',
  },
  json: flag('the figures as one line of JSON'),
};

// 300/s is the goal; an hour without an end is a failure, whatever the machine.
const COMPLETION_LIMIT_MS = 3_600_000;
const POLL_MS = 50;
const STOCK_OF_EACH = 100_000_000;
const PAIRS = 16;
const SEED_STOCK = { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 };

interface Figures {
  accepted: number;
  completed: number;
  p50: number;
  p99: number;
  cpuPerOrder: Record<string, number>;
  calls: Record<string, { calls: number; items: number }>;
  tableTransactions: number;
  /** Completed/s in each tenth of the run: a falling row means that history costs. */
  tenths: number[];
  verdict: string[];
}

await program(
  {
    usage: 'npm run bench -- [--orders N] [--workload a|b|both] …',
    about:
      'Measures accepted/s, completed/s, latency, CPU and storage calls per order. Exit 1 when an effect is wrong.',
    options,
  },
  async (values) => {
    const say = (line: string) => values.json || console.log(line);
    const order = (workload: string) => (index: number) => {
      const pair = workload === 'a' ? 0 : index % PAIRS;
      return JSON.stringify({
        customer: `Till ${index % 500}`,
        items: [`sku-${pair}-a`, `sku-${pair}-b`],
        total: 19.99,
      });
    };
    say('measuring the machine: bare HTTP, SQLite');
    const http = await bareHttp(values['in-flight'], order('a'));
    const sqlite = bareSqlite();
    let tables = { alone: 0, grouped: 0 };
    const results: Record<string, Figures> = {};
    for (const workload of values.workload === 'both' ? ['a', 'b'] : [values.workload]) {
      say(
        `workload ${workload.toUpperCase()}: ${values['warm-up']} orders to warm up, ${values.orders} measured`,
      );
      const callsFile = join(mkdtempSync(join(tmpdir(), 'bench-')), 'calls.json');
      const platform = await startPlatform({
        env: {
          BENCH_CALLS_FILE: callsFile,
          NODE_OPTIONS: `--import=${join(import.meta.dirname, 'support/count-calls.ts')} ${process.env.BENCH_NODE_OPTIONS ?? ''}`,
        },
      });
      try {
        if (tables.alone === 0) tables = await bareTables(platform.storage);
        results[workload] = await measure(platform, values, order(workload), callsFile);
      } catch (error) {
        console.error(platform.log().slice(-20_000));
        throw error;
      } finally {
        await platform.stop();
        rmSync(join(callsFile, '..'), { recursive: true });
      }
    }
    if (values.json) console.log(JSON.stringify({ http, sqlite, tables, results }));
    else report(http, sqlite, tables, results);
    return Object.values(results).every(({ verdict }) => verdict.length === 0) ? 0 : 1;
  },
);

async function measure(
  platform: Platform,
  values: { orders: number; 'warm-up': number; 'in-flight': number; unloaded: number },
  order: (index: number) => string,
  callsFile: string,
): Promise<Figures> {
  const restocked = Object.fromEntries(
    Array.from({ length: PAIRS }, (_, pair) => [
      [`sku-${pair}-a`, STOCK_OF_EACH] as const,
      [`sku-${pair}-b`, STOCK_OF_EACH] as const,
    ]).flat(),
  );
  const restock = await fetch(`${platform.url}/inventory/restock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(restocked),
  });
  if (!restock.ok) throw new Error(`restock answered ${restock.status}: ${await restock.text()}`);

  const accepted: string[] = [];
  const post = async (count: number, inFlight: number) => {
    const load = await postAll(platform.url, count, inFlight, order);
    accepted.push(...load.ids);
    return load;
  };
  if (values['warm-up'] > 0) {
    await post(values['warm-up'], values['in-flight']);
    await completion(platform, accepted.length);
  }

  const cpuBefore = cpuOf(platform);
  const callsBefore = await callsSoFar(callsFile);
  const from = performance.now();
  const counting = completion(platform, accepted.length + values.orders);
  const load = await post(values.orders, values['in-flight']);
  const marks = await counting;
  const completedAt = (marks.at(-1)?.at ?? performance.now()) - from;
  const cpuAfter = cpuOf(platform);
  const callsAfter = await callsSoFar(callsFile);

  const calls: Figures['calls'] = {};
  for (const [kind, sum] of Object.entries(callsAfter)) {
    const before = callsBefore[kind] ?? { calls: 0, items: 0 };
    calls[kind] = {
      calls: (sum.calls - before.calls) / values.orders,
      items: (sum.items - before.items) / values.orders,
    };
  }

  const latencies: number[] = [];
  for (let index = 0; index < values.unloaded; index++)
    latencies.push(await oneOrder(platform, order(index), accepted));

  const verdict = await verifyStores(platform, { accepted, initialStock: { ...SEED_STOCK, ...restocked } });
  return {
    accepted: load.perSecond,
    completed: values.orders / (completedAt / 1000),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpuPerOrder: Object.fromEntries(
      Object.entries(cpuAfter).map(([name, ms]) => [name, (ms - (cpuBefore[name] ?? 0)) / values.orders]),
    ),
    calls,
    tableTransactions: Object.entries(calls)
      .filter(([kind]) => /^table \S+ (transaction|write)$/.test(kind))
      .reduce((sum, [, { calls }]) => sum + calls, 0),
    tenths: tenths(marks, from, accepted.length - values.unloaded - values.orders, values.orders),
    verdict: verdict.filter(({ holds }) => !holds).map(({ name, detail }) => `${name}: ${detail}`),
  };
}

interface Mark {
  readonly at: number;
  readonly ended: number;
}

/** Waits until so many orders have ended; the marks tell when how many had. */
async function completion(platform: Platform, wanted: number): Promise<Mark[]> {
  const marks: Mark[] = [];
  const limit = performance.now() + COMPLETION_LIMIT_MS;
  for (;;) {
    const { orders } = await getJson<{ orders: { COMPLETED: number; FAILED: number } }>(
      `${platform.url}/overview`,
    );
    const ended = orders.COMPLETED + orders.FAILED;
    marks.push({ at: performance.now(), ended });
    if (ended >= wanted) return marks;
    if (performance.now() > limit) throw new Error(`only ${ended} of ${wanted} orders ended`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function tenths(marks: readonly Mark[], from: number, before: number, orders: number): number[] {
  const rates: number[] = [];
  let last = from;
  for (let tenth = 1; tenth <= 10; tenth++) {
    const at = marks.find(({ ended }) => ended >= before + (orders * tenth) / 10)?.at ?? Number.NaN;
    rates.push(orders / 10 / ((at - last) / 1000));
    last = at;
  }
  return rates;
}

/**
 * Posts one order and waits for its end; ms from before the request to the end of its saga, as its history says it (the
 * status knows whole seconds only).
 */
async function oneOrder(platform: Platform, body: string, accepted: string[]): Promise<number> {
  // Date.now() cuts to whole milliseconds; the history does too.
  const from = performance.timeOrigin + performance.now();
  const answer = await fetch(`${platform.url}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  const { id } = (await answer.json()) as { id: string };
  accepted.push(id);
  const history = `${platform.url}/runtime/webhooks/durabletask/instances/${id}?showHistory=true`;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const status = await getJson<{
      runtimeStatus?: string;
      historyEvents?: { EventType: string; Timestamp: string }[];
    }>(history);
    const end = status.historyEvents?.find(({ EventType }) => EventType === 'ExecutionCompleted');
    if (end !== undefined && status.runtimeStatus === 'Completed') return Date.parse(end.Timestamp) - from;
    if (status.runtimeStatus === 'Failed') throw new Error(`order ${id} failed: ${JSON.stringify(status)}`);
  }
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  const text = await answer.text();
  // An order that is still in the queue has no saga yet.
  if (answer.status === 404 && text === '') return {} as T;
  if (!answer.ok || text === '') throw new Error(`GET ${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}

function cpuOf(platform: Platform): Record<string, number> {
  const { storage, broker, host } = platform.pids;
  const used = { host, storage, broker, load: process.pid };
  return Object.fromEntries(Object.entries(used).map(([name, pid]) => [name, cpuMs(pid) ?? Number.NaN]));
}

async function callsSoFar(file: string): Promise<Figures['calls']> {
  // The host writes the file four times a second.
  await new Promise((resolve) => setTimeout(resolve, 600));
  return JSON.parse(readFileSync(file, 'utf8')) as Figures['calls'];
}

function report(
  http: number,
  sqlite: number,
  tables: { alone: number; grouped: number },
  results: Record<string, Figures>,
): void {
  const names = Object.keys(results);
  const row = (label: string, cell: (figures: Figures) => string) => [
    label,
    ...Object.values(results).map((figures) => cell(figures)),
  ];
  const ratio = (rate: number) => `${rate.toFixed(0)} (${(rate / http).toFixed(3)})`;
  console.log(
    `\nbare HTTP 202 ${http.toFixed(0)}/s · SQLite commits ${sqlite.toFixed(0)}/s · table rows ${tables.alone.toFixed(0)}/s alone, ${tables.grouped.toFixed(0)}/s in transactions of 50\n`,
  );
  console.log(
    table([
      ['', ...names.map((name) => `workload ${name.toUpperCase()}`)],
      row('accepted/s (of bare HTTP)', ({ accepted }) => ratio(accepted)),
      row('completed/s (of bare HTTP)', ({ completed }) => ratio(completed)),
      row('unloaded p50 / p99 ms', ({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`),
      ...['host', 'storage', 'broker', 'load'].map((name) =>
        row(`CPU ms per order: ${name}`, ({ cpuPerOrder }) => (cpuPerOrder[name] ?? Number.NaN).toFixed(2)),
      ),
      row('table transactions per order', ({ tableTransactions }) => tableTransactions.toFixed(2)),
      row('all effects right', ({ verdict }) => (verdict.length === 0 ? 'yes' : 'NO')),
    ]),
  );
  for (const [name, { calls, tenths, verdict }] of Object.entries(results)) {
    console.log(
      `\nworkload ${name.toUpperCase()}: completed/s by tenth ${tenths.map((rate) => rate.toFixed(0)).join(' ')}`,
    );
    console.log(
      table([
        ['calls per order', 'calls', 'items'],
        ...Object.entries(calls)
          .sort(([, left], [, right]) => right.calls - left.calls)
          .map(([kind, sum]) => [kind, sum.calls.toFixed(3), sum.items.toFixed(3)]),
      ]),
    );
    for (const fault of verdict) console.log(`WRONG ${fault}`);
  }
}
