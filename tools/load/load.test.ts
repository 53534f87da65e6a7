import { expect, it } from 'vitest';
import { type Stopwatch, sendAll } from './arrivals.ts';
import { Measurements } from './measurements.ts';
import { goodsFor, richOrder, shortOrder } from './orders.ts';
import { htmlReport, tallyText } from './report.ts';
import { settle } from './settle.ts';

/** A clock that moves when everybody waits for it: to the next one who wakes. */
function virtualStopwatch(): Stopwatch {
  let now = 0;
  let asleep: { at: number; wake: () => void }[] = [];
  const turn = () => {
    setImmediate(() => {
      const [next] = asleep.toSorted((left, right) => left.at - right.at);
      if (next === undefined) return;
      asleep = asleep.filter((one) => one !== next);
      now = Math.max(now, next.at);
      next.wake();
      turn();
    });
  };
  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((resolve) => {
        asleep.push({ at: now + ms, wake: resolve });
        if (asleep.length === 1) turn();
      }),
  };
}

const never = new AbortController().signal;

it('charges a stall to all who had to wait for it', async () => {
  const stopwatch = virtualStopwatch();
  const measurements = new Measurements();
  // Ten a second over one connection; the first answer takes a second, the others 10 ms.
  const send = async (index: number) => {
    await stopwatch.sleep(index === 0 ? 1_000 : 10);
    return '202';
  };
  await sendAll({ connections: 1, rate: 10, durationMs: 1_000 }, send, measurements, stopwatch, never);
  expect(measurements.requests).toBe(10);
  // Due at 0, 100, 200 …; answered at 1000, 1010, 1020 …
  expect(measurements.seconds()).toEqual([
    { second: 0, requests: 10, failed: 0, p50Ms: 550, p99Ms: 1000, maxMs: 1000 },
  ]);
});

it('sends as fast as the connections allow when no rate is given', async () => {
  const stopwatch = virtualStopwatch();
  const measurements = new Measurements();
  let underWay = 0;
  let most = 0;
  const send = async () => {
    most = Math.max(most, ++underWay);
    await stopwatch.sleep(100);
    underWay--;
    return '202';
  };
  await sendAll({ connections: 4, rate: undefined, durationMs: 1_000 }, send, measurements, stopwatch, never);
  expect({ most, requests: measurements.requests }).toEqual({ most: 4, requests: 40 });
});

it('sends nothing more once it is interrupted, also of what has arrived and waits for a connection', async () => {
  const stopwatch = virtualStopwatch();
  const measurements = new Measurements();
  const interrupted = new AbortController();
  const sent: number[] = [];
  const send = async (index: number) => {
    sent.push(index);
    await stopwatch.sleep(1_000);
    interrupted.abort();
    return '202';
  };
  const plan = { connections: 1, rate: 10, durationMs: 60_000 };
  await sendAll(plan, send, measurements, stopwatch, interrupted.signal);
  expect(sent).toEqual([0]);
  expect(measurements.requests).toBe(1);
});

it('hears of an interruption also when orders are due faster than they can be started', async () => {
  const stopwatch = virtualStopwatch();
  const interrupted = new AbortController();
  setImmediate(() => interrupted.abort());
  const plan = { connections: 1, rate: 1_000_000, durationMs: 200 };
  // All of them are due from the beginning.
  let started = 0;
  const late: Stopwatch = { now: () => (started++ === 0 ? 0 : 60_000), sleep: stopwatch.sleep };
  const measurements = new Measurements();
  await sendAll(plan, async () => '202', measurements, late, interrupted.signal);
  expect(measurements.requests).toBeLessThan(1_000);
});

it('counts what is not 2xx as failed', () => {
  const measurements = new Measurements();
  measurements.record({ intendedMs: 0, endMs: 100, outcome: '202' });
  measurements.record({ intendedMs: 0, endMs: 300, outcome: '503' });
  measurements.record({ intendedMs: 1_500, endMs: 1_700, outcome: 'ECONNRESET' });
  expect(measurements.outcomes()).toEqual({ '202': 1, '503': 1, ECONNRESET: 1 });
  expect(measurements.failed).toBe(2);
  expect(measurements.latency()).toMatchObject({ averageMs: 200, maxMs: 300 });
});

it('follows orders to their ends, and says which had none', async () => {
  const stopwatch = virtualStopwatch();
  const ends: Record<string, 'completed' | 'cancelled' | 'open'> = {
    a: 'open',
    b: 'cancelled',
    c: 'open',
    d: 'open',
  };
  let asked = 0;
  const states = {
    async end(id: string) {
      // `a` ends a little later.
      if (id === 'a' && ++asked > 2) return 'completed' as const;
      return ends[id] ?? 'open';
    },
    quarantined: async (id: string) => id === 'c',
  };
  const tally = await settle(['a', 'b', 'c', 'd'], states, { ...stopwatch, limitMs: 3_000 });
  expect(tally).toEqual({ accepted: 4, completed: 1, cancelled: 1, quarantined: 1, open: ['d'] });
  expect(tallyText(tally)).toBe('4 accepted ≠ 1 completed + 1 quarantined + 1 cancelled; 1 neither, first d');
});

it('makes orders that add up', () => {
  expect(shortOrder(1)).toEqual({ customer: 'Aiko Sato', items: ['bread', 'bread', 'oranges'], total: 9.73 });
  expect(richOrder(0)).toMatchObject({
    customer: { id: 'C-1000', firstName: 'Jörg', lastName: 'Müller', email: 'c-1000@example.com' },
    lines: [
      { itemCode: 'milk', quantity: 1, price: 1.19 },
      { itemCode: 'bread', quantity: 1, price: 2.49 },
    ],
    total: 3.68,
  });
  expect(goodsFor(2)).toEqual({ milk: 6, bread: 6, apples: 6, oranges: 6 });
});

it('writes a page that needs nothing else and holds text as text', async () => {
  const measurements = new Measurements();
  measurements.record({ intendedMs: 0, endMs: 12, outcome: '</script><b>' });
  const page = await htmlReport({
    url: 'http://<till>',
    startedAt: '2026-11-21T10:00:00.000Z',
    connections: 1,
    rate: 1,
    durationMs: 1_000,
    requests: 1,
    failed: 1,
    throughput: 1,
    latency: measurements.latency(),
    outcomes: measurements.outcomes(),
    distribution: measurements.distribution(),
    seconds: measurements.seconds(),
    tally: null,
  });
  expect(page).toContain('<h1>Load on http://&lt;till&gt;</h1>');
  expect(page).toContain('<th>Answer &lt;/script&gt;&lt;b&gt;</th>');
  expect(page).not.toMatch(/<(?:script|img|link)[^>]*\b(?:src|href)=/);
});
