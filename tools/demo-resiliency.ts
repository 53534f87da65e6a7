/** `npm run demo:resiliency`: latency between shop and API; what customers see with the policy and without it. */
import { setTimeout } from 'node:timers/promises';
import { SHOP_POLICY } from '../shared/domain/shop-policy.ts';
import { SEED_STOCK } from '../shared/domain/stock.ts';
import { flag, number, program } from './arguments.ts';
import { BreakerLog } from './demo-resiliency/breaker-log.ts';
import { Customers } from './demo-resiliency/customers.ts';
import { type FaultProxy, seeded, startFaultProxy } from './demo-resiliency/fault-proxy.ts';
import { chart, type Fault, rows, table } from './demo-resiliency/report.ts';
import { stopped, tidied } from './interrupt.ts';
import { type Platform, startPlatform } from './platform-process.ts';
import { verifyStores } from './verify-stores.ts';

const LATENCY = { meanMs: 6_000, spreadMs: 2_000 };

interface Pace {
  readonly calmMs: number;
  readonly faultMs: number;
  /** One attempt in four is answered within 5 s: eleven failures in a row may be long in coming. */
  readonly longestFaultMs: number;
  readonly openMs: number;
}
const FULL: Pace = { calmMs: 10_000, faultMs: 60_000, longestFaultMs: 180_000, openMs: SHOP_POLICY.openMs };
const FAST: Pace = { calmMs: 1_000, faultMs: 6_000, longestFaultMs: 90_000, openMs: 3_000 };

/** Three probes, in case those who waited were too many for the API when they all came at once. */
const longestRecoveryMs = ({ openMs }: Pace) => 3 * (openMs + SHOP_POLICY.attemptTimeoutMs) + 15_000;

const PROGRESS_MS = 5_000;
const LOOK_MS = 20;
// So many that the shop need not print more: the books are checked against them.
const CARDS = 1_000_000;

interface Check {
  readonly holds: boolean;
  readonly text: string;
}

await program(
  {
    usage: 'npm run demo:resiliency [-- --fast] [--rate N] [--seed N] [--json] [--log]',
    about:
      'Starts the pipeline on free ports with a state that is thrown away, and puts a proxy between the shop and the API\n' +
      'of orders. Customers come to GET /shop on two paths: plainly, and by the policy (time-out 5 s, again every 200 ms,\n' +
      'a breaker that opens after more than 10 failures in a row, for 60 s, then one probe). After 10 s the proxy holds\n' +
      'answers back for 6 ± 2 s, for a minute (longer when the breaker has not opened by then). A table shows what\n' +
      'customers saw, a chart the breaker. It takes two to three minutes.\n' +
      'Exit code 0 when the plain path failed, the policy did not once the fault was over, the breaker opened and closed,\n' +
      'and every order counted once; 1 when not, 2 for a bad command line, 130 after Ctrl-C.',
    options: {
      fast: flag('the breaker opens for 3 s, the fault lasts until it has, at least 6 s; the rest as it is'),
      rate: {
        describe: 'customers a second on each path',
        value: 'N',
        read: number({ min: 1, max: 50, decimals: true }),
        fallback: 4,
      },
      seed: {
        describe: 'of the random latencies',
        value: 'N',
        read: number({ min: 0, max: 4_294_967_295 }),
        fallback: 1,
      },
      json: flag('the result as JSON; the rest goes to stderr'),
      log: flag('shows the log of the platform too'),
    },
  },
  async ({ fast, rate, seed, json, log }) => {
    const say = json ? console.error : console.log;
    const pace = fast ? FAST : FULL;
    const proxy = await startFaultProxy(seeded(seed));
    let breaker: BreakerLog | undefined;
    let starting: Promise<Platform> | undefined;
    return await tidied(
      async () => {
        say('Starting storage, broker and host …');
        starting = startPlatform({
          env: { SHOP_API_URL: proxy.url, SHOP_BREAKER_OPEN: `PT${pace.openMs / 1_000}S` },
          onLog(line) {
            breaker?.read(line);
            if (log) console.error(line);
          },
        });
        const platform = await starting;
        proxy.target = platform.url;
        await stock(platform.url);
        const customers = new Customers(platform.url);
        breaker = new BreakerLog(() => customers.now());
        say(introduction(pace, rate));
        const fault = await play(say, { customers, breaker, proxy, pace, rate });
        return await report(say, { customers, breaker, proxy, fault, platform, json });
      },
      async () => {
        await stopped(starting);
        await proxy.close();
      },
    );
  },
);

function introduction({ openMs }: Pace, rate: number): string {
  const { attemptTimeoutMs, retryEveryMs, failuresInARow } = SHOP_POLICY;
  return (
    `Time-out ${attemptTimeoutMs / 1_000} s, again every ${retryEveryMs} ms, breaker after more than ${failuresInARow} ` +
    `failures in a row, open for ${openMs / 1_000} s;\nlatency ${LATENCY.meanMs} ± ${LATENCY.spreadMs} ms; ` +
    `${rate} customers a second on each path.\n`
  );
}

/** Full shelves, so that no order ends for want of stock. */
async function stock(url: string): Promise<void> {
  const answer = await fetch(`${url}/inventory/restock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ 'gift-card': CARDS }),
  });
  if (!answer.ok) throw new Error(`POST /inventory/restock answered ${answer.status}`);
  await answer.arrayBuffer();
}

interface Stage {
  readonly customers: Customers;
  readonly breaker: BreakerLog;
  readonly proxy: FaultProxy;
  readonly pace: Pace;
  readonly rate: number;
}

/** Calm, the fault, recovery, calm. */
async function play(say: (line: string) => void, stage: Stage): Promise<Fault> {
  const { customers, breaker, proxy, pace, rate } = stage;
  let phase = 'calm';
  const enter = (next: string) => {
    phase = next;
    say(progress(phase, stage));
  };
  const ticks = setInterval(() => enter(phase), PROGRESS_MS);
  const lasts = async (leastMs: number, mostMs: number, done: () => boolean) => {
    const from = customers.now();
    const gone = () => customers.now() - from;
    while (gone() < leastMs || (!done() && gone() < mostMs)) await setTimeout(LOOK_MS);
  };
  try {
    customers.come(rate);
    await lasts(pace.calmMs, pace.calmMs, () => true);
    proxy.latency = LATENCY;
    const from = customers.now();
    enter('fault');
    await lasts(pace.faultMs, pace.longestFaultMs, () => breaker.hasOpened);
    proxy.latency = undefined;
    const to = customers.now();
    enter('over');
    await lasts(0, longestRecoveryMs(pace), () => breaker.hasOpened && breaker.state === 'closed');
    await lasts(pace.calmMs, pace.calmMs, () => true);
    await customers.leave();
    enter('end');
    return { from, to };
  } finally {
    clearInterval(ticks);
  }
}

function progress(phase: string, { customers, breaker }: Stage): string {
  const of = (path: string) => {
    const own = customers.visits.filter((visit) => visit.path === path);
    const errors = own.filter(({ ok }) => ok === false).length;
    const waiting = own.filter(({ ok }) => ok === undefined).length;
    return `${path} ${own.length - errors - waiting} ok, ${errors} errors, ${waiting} waiting`;
  };
  const seconds = `${(customers.now() / 1_000).toFixed(0)} s`.padStart(6);
  return `${seconds}  ${phase.padEnd(5)}  breaker ${breaker.state.padEnd(9)}  ${of('plain')}  ·  ${of('resilient')}`;
}

interface Played {
  readonly customers: Customers;
  readonly breaker: BreakerLog;
  readonly proxy: FaultProxy;
  readonly fault: Fault;
  readonly platform: Platform;
  readonly json: boolean;
}

async function report(say: (line: string) => void, played: Played): Promise<number> {
  const { customers, breaker, proxy, fault, platform, json } = played;
  const { visits } = customers;
  const { changes } = breaker;
  const endMs = customers.now();
  const all = rows(visits, fault);
  say('');
  for (const line of table(all)) say(`  ${line}`);
  say('');
  for (const line of chart(visits, changes, fault, endMs)) say(`  ${line}`);
  say('');
  const checks = [...verdicts(played), ...(await books(platform, proxy))];
  for (const { holds, text } of checks) say(`  ${holds ? '✓' : '✗'} ${text}`);
  const shown = checks.every(({ holds }) => holds);
  say(shown ? '\nShown.' : '\nNOT shown.');
  if (json)
    console.log(JSON.stringify({ shown, rows: all, breaker: changes, fault, endMs, checks }, undefined, 2));
  if (!shown) console.error('--log shows what the platform says.');
  return shown ? 0 : 1;
}

function verdicts({ customers: { visits }, breaker: { changes }, fault, proxy }: Played): Check[] {
  const failed = (path: string) => visits.filter((visit) => visit.path === path && visit.ok !== true);
  const plain = failed('plain').length;
  const resilient = failed('resilient');
  const late = resilient.filter(({ to }) => to === undefined || to >= fault.to).length;
  const opened = changes.filter(({ state }) => state === 'open').length;
  const probes = changes.filter(({ state }) => state === 'half-open').length;
  const again = [...proxy.posts.values()].filter(({ times }) => times > 1).length;
  const split = [...proxy.posts.values()].filter(({ orderIds }) => orderIds.size !== 1).length;
  return [
    { holds: plain > 0, text: `the plain path showed errors: ${plain}` },
    {
      holds: late === 0,
      text: `the resilient path showed none once the fault was over: ${late} (${resilient.length} in all)`,
    },
    {
      holds: opened > 0 && probes > 0 && changes.at(-1)?.state === 'closed',
      text: `the breaker opened (${opened} ×), sent ${probes} ${probes === 1 ? 'probe' : 'probes'}, and is ${changes.at(-1)?.state}`,
    },
    {
      holds: again > 0 && split === 0,
      text: `${again} purchases were posted more than once, and each of the ${proxy.posts.size} is one order`,
    },
  ];
}

/** The six invariants, over every order that the API took in, whether or not its customer heard of it. */
async function books(platform: Platform, { posts }: FaultProxy): Promise<Check[]> {
  const accepted = [...posts.values()].flatMap(({ orderIds }) => [...orderIds]);
  const verdicts = await verifyStores(
    platform,
    { accepted, initialStock: { ...SEED_STOCK, 'gift-card': CARDS } },
    60_000,
  );
  return verdicts.map(({ name, holds, detail }) => ({ holds, text: `${name}: ${detail}` }));
}
