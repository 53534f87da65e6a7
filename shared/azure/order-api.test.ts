import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SHOP_POLICY } from '../domain/shop-policy.ts';
import type { Placing } from '../ports.ts';
import { orderApi } from './order-api.ts';

const START = Date.UTC(2026, 10, 21, 10);

/** What the order API does with an attempt, at how many ms after the start. */
type Answer = 'ok' | 'late' | 'down' | 'refused' | 'null';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The shop's own policy on a virtual clock, in front of an API that answers by `behave`. */
function aWorld(behave: (atMs: number) => Answer) {
  const attempts: number[] = [];
  const states: [atMs: number, state: string][] = [];
  const now = () => Date.now() - START;
  vi.stubGlobal('fetch', (_url: string, { signal, headers }: RequestInit) => {
    attempts.push(now());
    const answer = behave(now());
    const key = new Headers(headers).get('idempotency-key');
    return new Promise<Response>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      if (answer === 'ok')
        setTimeout(() => resolve(Response.json({ id: `order-${key}` }, { status: 202 })), 100);
      if (answer === 'down') resolve(new Response('down', { status: 503 }));
      if (answer === 'refused') resolve(new Response('no', { status: 400 }));
      if (answer === 'null') resolve(Response.json(null, { status: 202 }));
    });
  });
  const api = orderApi('http://orders.example/', SHOP_POLICY);
  const place = (key: string, resilient = true) => {
    const placing: Placing = {
      order: { customer: '1', items: ['gift-card'], total: 13 },
      idempotencyKey: key,
      trail: { correlationId: 'c', traceParent: 't' },
      resilient,
      watch: { attemptFailed: () => undefined, breaker: (state) => void states.push([now(), state]) },
    };
    return api.place(placing).then(
      ({ orderId, attempts: count }) => ({ orderId, attempts: count, at: now() }),
      (error: { code: string }) => ({ code: error.code, at: now() }),
    );
  };
  return { attempts, states, place, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

it('waits 5 s for an attempt, and 200 ms before the next', async () => {
  const { place, pass, attempts } = aWorld((at) => (at < 10_000 ? 'late' : 'ok'));
  const placed = place('a');
  await pass(60_000);
  expect(await placed).toEqual({ orderId: 'order-a', attempts: 3, at: 10_500 });
  expect(attempts).toEqual([0, 5_200, 10_400]);
});

it('opens after more than ten failures in a row, for 60 s; one probe closes it', async () => {
  const { place, pass, attempts, states } = aWorld((at) => (at < 30_000 ? 'down' : 'ok'));
  const placed = place('a');
  await pass(61_999);
  // Ten in a row are not enough.
  expect(attempts).toEqual([0, 200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000]);
  await pass(1_000);
  expect(attempts.slice(11)).toEqual([62_000]);
  expect(await placed).toEqual({ orderId: 'order-a', attempts: 12, at: 62_100 });
  expect(states).toEqual([
    [2_000, 'open'],
    [62_000, 'half-open'],
    [62_100, 'closed'],
  ]);
});

it('sends one probe while all others wait for what it finds, and opens again when it fails', async () => {
  const { place, pass, attempts, states } = aWorld((at) => (at < 70_000 ? 'late' : 'ok'));
  const placed = Array.from({ length: 20 }, (_, index) => place(`k${index}`));
  await pass(64_999);
  expect(attempts).toEqual(Array.from({ length: 20 }, () => 0));
  await pass(200);
  expect(attempts.slice(20)).toEqual([65_000]);
  await pass(60_000);
  expect(attempts.slice(21)).toEqual([]);
  await pass(10_000);
  expect(states).toEqual([
    [5_000, 'open'],
    [65_000, 'half-open'],
    [70_000, 'open'],
    [130_000, 'half-open'],
    [130_100, 'closed'],
  ]);
  const ends = await Promise.all(placed);
  expect(ends.filter((end) => 'orderId' in end)).toHaveLength(20);
  expect(new Set(attempts.slice(21)).size).toBeLessThanOrEqual(3);
  expect(attempts).toHaveLength(20 + 1 + 20);
});

it('counts failures in a row only: a success begins anew', async () => {
  let calls = 0;
  const { place, pass, states } = aWorld(() => (++calls % 11 === 0 ? 'ok' : 'down'));
  for (const key of ['a', 'b', 'c']) {
    const placed = place(key);
    await pass(10_000);
    expect(await placed).toMatchObject({ orderId: `order-${key}`, attempts: 11 });
  }
  expect(states).toEqual([]);
});

it('gives up before the front end does', async () => {
  const { place, pass } = aWorld(() => 'late');
  const placed = place('a');
  await pass(230_000);
  const end = await placed;
  expect(end).toMatchObject({ code: expect.stringMatching(/^order-api-(late|failed)$/) });
  expect(end.at).toBeLessThan(205_300);
});

it('does not ask again what was refused, and does not hold it against the API', async () => {
  const { place, pass, attempts } = aWorld(() => 'refused');
  const placed = Array.from({ length: 30 }, (_, index) => place(`k${index}`));
  await pass(1);
  for (const end of await Promise.all(placed)) expect(end).toEqual({ code: 'order-api-refused', at: 0 });
  expect(attempts).toHaveLength(30);
});

it('tells what was answered, and not where the API is: anybody may read it', async () => {
  vi.stubGlobal('fetch', async () => new Response('no', { status: 400 }));
  const placing: Placing = {
    order: { customer: '1', items: ['gift-card'], total: 13 },
    idempotencyKey: 'a',
    trail: { correlationId: 'c', traceParent: 't' },
    resilient: false,
    watch: { attemptFailed: () => undefined, breaker: () => undefined },
  };
  await expect(orderApi('http://10.0.0.7:8080', SHOP_POLICY).place(placing)).rejects.toThrow(
    /^POST \/orders: 400 no$/,
  );
});

it('does not ask again who answers with no object', async () => {
  const { place, pass, attempts } = aWorld(() => 'null');
  const placed = place('a');
  await pass(1);
  expect(attempts).toEqual([0]);
  expect(await placed).toEqual({ code: 'order-api-refused', at: 0 });
});

it('asks once on the plain path, and neither heeds the breaker nor moves it', async () => {
  const { place, pass, attempts, states } = aWorld(() => 'late');
  const placed = Array.from({ length: 15 }, (_, index) => place(`k${index}`, false));
  await pass(5_000);
  for (const end of await Promise.all(placed)) expect(end).toEqual({ code: 'order-api-late', at: 5_000 });
  expect(attempts).toHaveLength(15);
  expect(states).toEqual([]);
});
