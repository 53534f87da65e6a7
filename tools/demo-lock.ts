/** `npm run demo:lock`: two workers count the same 100 orders, with the lock of the loyalty job and without it. */
import { openLoyaltyJob } from '../shared/azure/index.ts';
import type { JobBalance } from '../shared/domain/loyalty-job.ts';
import { flag, program } from './arguments.ts';
import { type RaceResult, race } from './demo-lock/race.ts';
import { stopped, tidied } from './interrupt.ts';
import { type Platform, startPlatform } from './platform-process.ts';
import { storageConfig } from './verify-stores.ts';

const ORDERS = 100;
// Ten rounds of 13 + 56 + 22 + 107 + 89 + 17 + 168 + 158 + 74 + 72.
const POINTS = 7_760;
const AT_A_TIME = 10;
const PATIENCE_MS = 60_000;
// The app leaves its orders for the job, but does not run it: its next run would be in the new year.
const NEVER_NOW = '0 0 0 1 1 *';

interface Half {
  readonly race: RaceResult;
  readonly total: JobBalance;
}

await program(
  {
    usage: 'npm run demo:lock [-- --json] [--log]',
    about:
      'Starts the pipeline on free ports with a state that is thrown away and sells 100 orders to the ten customers of\n' +
      'the shop. Then two workers, each a process of its own, count them for loyalty points: once with the lock (a blob\n' +
      'lease of 60 s, fenced by ETag), once without. A barrier makes them begin each run at the same moment. With the\n' +
      'lock every order counts once: 100 orders, 7760 points. Without it they count more.\n' +
      'Exit code 0 when that was seen, 1 when it was not, 2 for a bad command line, 130 after Ctrl-C.',
    options: {
      json: flag('the result as JSON; the rest goes to stderr'),
      log: flag('shows the log of the platform too'),
    },
  },
  async ({ json, log }) => {
    const say = json ? console.error : console.log;
    let starting: Promise<Platform> | undefined;
    const run = async () => {
      say('Starting storage, broker and host …');
      starting = startPlatform({
        env: { LOYALTY_JOB_SCHEDULE: NEVER_NOW },
        ...(log ? { onLog: (line: string) => console.error(line) } : {}),
      });
      const platform = await starting;
      say(`${ORDERS} orders of ten customers, by way of GET /shop …`);
      await sell(platform.url);
      const left = await leftForJob(platform.storage);
      const ledger = await ledgerOf(platform.url);
      say(`All are through: ${left} blobs wait for the job.\n`);

      const halves = { locked: await half(platform, true), unlocked: await half(platform, false) };
      tell(say, halves, ledger);
      const checks = verdicts(halves, ledger);
      say('');
      for (const { holds, text } of checks) say(`  ${holds ? '✓' : '✗'} ${text}`);
      const shown = checks.every(({ holds }) => holds);
      say(shown ? '\nShown.' : '\nNOT shown.');
      if (json) console.log(JSON.stringify({ shown, ...halves, ledger, checks }, undefined, 2));
      if (!shown) console.error(platform.log());
      return shown ? 0 : 1;
    };
    return await tidied(run, () => stopped(starting));

    async function half({ storage }: Platform, locked: boolean): Promise<Half> {
      const place = locked ? 'with-lock' : 'without-lock';
      await copyOrders(storage, place);
      const result = await race({
        ...{ storage, place, locked },
        onTick: (tick, counted) =>
          say(
            `  ${place.padEnd(12)}  tick ${String(tick).padStart(2)}  counted so far ${counted.join(' + ')}`,
          ),
      });
      return { race: result, total: await balancesOf(storage, place) };
    }
  },
);

async function sell(url: string): Promise<void> {
  for (let sold = 0; sold < ORDERS; sold += AT_A_TIME) {
    const answers = await Promise.all(Array.from({ length: AT_A_TIME }, () => fetch(`${url}/shop`)));
    for (const answer of answers) {
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`GET /shop answered ${answer.status}: ${text}`);
    }
  }
}

/** Waits until each of them lies there as a blob. */
async function leftForJob(storage: string): Promise<number> {
  const { completedOrders, close } = openLoyaltyJob(storageConfig(storage));
  const limit = Date.now() + PATIENCE_MS;
  try {
    for (;;) {
      const { length } = await completedOrders.first(ORDERS + 1);
      if (length >= ORDERS || Date.now() > limit) return length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await close();
  }
}

async function copyOrders(storage: string, place: string): Promise<void> {
  const from = openLoyaltyJob(storageConfig(storage));
  const to = openLoyaltyJob(storageConfig(storage), place);
  try {
    const copy = async (name: string) => {
      const body = await from.completedOrders.read(name);
      if (body !== undefined) await to.completedOrders.leave(JSON.parse(Buffer.from(body).toString()));
    };
    await Promise.all((await from.completedOrders.first(ORDERS + 1)).map(copy));
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function balancesOf(storage: string, place: string): Promise<JobBalance> {
  const { jobBooks, close } = openLoyaltyJob(storageConfig(storage), place);
  try {
    return sum(Object.values(await jobBooks.balances()));
  } finally {
    await close();
  }
}

/** What the ledger of the pipeline says, which needs no job. */
async function ledgerOf(url: string): Promise<JobBalance> {
  const balances = await Promise.all(
    Array.from({ length: 10 }, async (_, index): Promise<JobBalance> => {
      const answer = await fetch(`${url}/customers/${index + 1}/loyalty`);
      const { points, orders } = (await answer.json()) as { points: number; orders: number };
      return { points, orderCount: orders };
    }),
  );
  return sum(balances);
}

function sum(balances: readonly JobBalance[]): JobBalance {
  return {
    points: balances.reduce((total, { points }) => total + points, 0),
    orderCount: balances.reduce((total, { orderCount }) => total + orderCount, 0),
  };
}

type Halves = Readonly<Record<'locked' | 'unlocked', Half>>;

function tell(say: (line: string) => void, { locked, unlocked }: Halves, ledger: JobBalance): void {
  const row = (title: string, ...cells: (string | number)[]) =>
    say(`  ${title.padEnd(24)}${cells.map((cell) => String(cell).padStart(16)).join('')}`);
  say('');
  row('', 'Σ orderCount', 'Σ points', 'turned away', 'overlaps');
  for (const [title, { race: result, total }] of [
    ['with the lock', locked],
    ['without the lock', unlocked],
  ] as const) {
    row(title, total.orderCount, total.points, result.busy, result.overlaps);
  }
  row('the ledger, beside them', ledger.orderCount, ledger.points, '', '');
}

function verdicts({ locked, unlocked }: Halves, ledger: JobBalance) {
  const right = ({ points, orderCount }: JobBalance) => points === POINTS && orderCount === ORDERS;
  return [
    { holds: right(ledger), text: `the ledger has ${ORDERS} orders and ${POINTS} points` },
    { holds: right(locked.total), text: `with the lock ${ORDERS} orders and ${POINTS} points were counted` },
    {
      holds: locked.race.busy > 0 && locked.race.overlaps === 0,
      text: 'the lock was fought for, and never had by both',
    },
    { holds: unlocked.race.overlaps > 0, text: 'without it both had the same orders in hand' },
    { holds: unlocked.total.orderCount > ORDERS, text: `and counted more than ${ORDERS}` },
  ];
}
