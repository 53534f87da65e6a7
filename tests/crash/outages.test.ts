import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBooks, faultsOf } from './support/books.ts';
import { seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { type Kind, Till } from './support/till.ts';

const OUTAGE_MS = 120_000;
const STEP_MS = 1_000;
const DOWN_MS = 3_000;
const EVERY_KIND: readonly Kind[] = [
  'small',
  'approved',
  'rejected',
  'out-of-stock',
  'declined',
  'cancelled',
  'raced',
];
const ROUNDS = 6;
const LIMIT_MS = 300_000;

// The adapters give up after 4 s (tests/ports/broker.test.ts), and a busy machine takes its time.
const SOON_MS = 20_000;

const ORDER = { customer: 'Casey', items: ['truffles'], total: 5 };

describe('two minutes without', () => {
  let folder: string;
  let stage: Stage;
  let till: Till;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tillstream-outage-'));
    stage = await Stage.open({ folder, virtualClock: true, queues: 'as they are' });
    till = new Till(() => stage.url, seeded(1));
    await till.stockUp();
  });
  afterEach(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function placeMany(): Promise<void> {
    const kinds = Array.from({ length: ROUNDS }, () => EVERY_KIND).flat();
    await Promise.all(kinds.map((kind) => till.place(kind)));
  }

  /** Posts an order by hand; the answer, and how long it took. */
  async function post(key?: string) {
    const from = performance.now();
    const response = await fetch(`${stage.url}/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(ORDER),
    });
    const answer = {
      status: response.status,
      type: response.headers.get('content-type'),
      retryAfter: response.headers.get('retry-after'),
    };
    await response.arrayBuffer();
    return { answer, ms: performance.now() - from };
  }

  const UNAVAILABLE = {
    status: 503,
    type: expect.stringContaining('application/problem+json'),
    retryAfter: '5',
  };

  /** Lets the time pass for which the broker, and Durable, make something wait. */
  async function checkInTime(): Promise<string[]> {
    const over = new AbortController();
    const passing = (async () => {
      while (!over.signal.aborted) {
        await stage.advanceClock(STEP_MS, STEP_MS);
        await sleep(100);
      }
    })();
    const verdicts = await checkBooks(stage, till);
    over.abort();
    await passing;
    const overview = await till.overview();
    expect(overview?.queues.orders.deadLettered).toBe(0);
    expect(overview?.quarantine).toBe(0);
    return faultsOf(verdicts);
  }

  it('the broker: the intake says so, and what was accepted ends', { timeout: LIMIT_MS }, async () => {
    await placeMany();
    await stage.kill('broker');
    const [first, again] = [await post(), await post('key-of-the-outage')];
    expect(first.answer).toEqual(UNAVAILABLE);
    expect(again.answer).toEqual(UNAVAILABLE);
    expect(Math.max(first.ms, again.ms)).toBeLessThan(SOON_MS);
    await stage.advanceClock(OUTAGE_MS, STEP_MS);
    await sleep(DOWN_MS);
    await stage.start('broker');
    expect(await checkInTime()).toEqual([]);
  });

  it('storage: orders with a key are refused, what was accepted ends', { timeout: LIMIT_MS }, async () => {
    await placeMany();
    await stage.kill('storage');
    const keyed = await post('key-of-the-outage');
    expect(keyed.answer).toEqual(UNAVAILABLE);
    expect(keyed.ms).toBeLessThan(SOON_MS);
    // The others need no storage to be accepted, and wait in the queue.
    const id = await till.placeOnce('small');
    expect(id).toBeDefined();
    await stage.advanceClock(OUTAGE_MS, STEP_MS);
    await sleep(DOWN_MS);
    await stage.start('storage');
    expect(await checkInTime()).toEqual([]);
  });
});
