import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../shared/app.ts';
import { createAdapters } from '../../shared/azure/index.ts';
import type { Adapters, DeadLetter, SagaClient } from '../../shared/ports.ts';
import { anOrderId, TRAIL } from './fixtures.ts';
import { type Refusals, refusals } from './refusals.ts';
import { startWorld, type World } from './world.ts';

/** The SDK tries four times by itself before it gives up. */
const ONE_FAILURE = Array.from({ length: 4 }, () => ({ status: 503, code: 'ServerBusy' }));
const REFUSAL = { status: 400, code: 'InvalidInput' };

let world: World;
let store: Refusals;
let adapters: Adapters;
let waits: number[];
let started: string[];

beforeAll(async () => {
  world = await startWorld();
  store = await refusals(world.config);
  adapters = await createAdapters(store.config);
});

beforeEach(() => {
  waits = [];
  started = [];
});

afterAll(async () => {
  await adapters.close();
  await store.close();
  await world.close();
});

const sagas: SagaClient = {
  start: async ({ order }) => (started.push(order.id) > 0 ? 'started' : 'known'),
  status: async () => undefined,
  decide: async () => undefined,
  cancel: async () => undefined,
};

/** Processes a message; waits take no time and are written down. */
async function process(messageId: string, body: string): Promise<void> {
  const app = createApp(adapters, {
    approval: { threshold: 100_000, timeoutMs: 86_400_000 },
    sleep: async (ms) => void waits.push(ms),
  });
  const delivery = { body, source: 'queue:orders', messageId, attempts: 1, trail: TRAIL };
  await app.processOrder(delivery, sagas, () => undefined);
}

function message(id: string): string {
  const order = { customer: 'Riley', items: ['milk'], total: 10 };
  return JSON.stringify({ id, receivedAt: '2026-11-21T10:00:00.000Z', order });
}

async function aside(): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const letter of adapters.deadLetters.list()) letters.push(letter);
  await adapters.deadLetters.take(new Set(letters.map(({ id }) => id)), async () => 'done');
  return letters;
}

it('a store that is busy twice has the order at the third try, after 2 s and 4 s', async () => {
  const id = anOrderId();
  store.next('orders', ...ONE_FAILURE, ...ONE_FAILURE);
  await process(id, message(id));
  expect(waits).toEqual([2_000, 4_000]);
  expect(await adapters.orders.find(id)).toMatchObject({ id, total: 1_000 });
  expect(started).toEqual([id]);
  expect(await aside()).toEqual([]);
});

it('a store that refuses the order three times has it put aside once, with everything about it', async () => {
  const id = anOrderId();
  store.next('orders', REFUSAL, REFUSAL, REFUSAL);
  await process(id, message(id));
  expect(waits).toEqual([2_000, 4_000]);
  const letters = await aside();
  expect(letters).toMatchObject([
    { messageId: id, reason: 'InvalidInput', attempts: 3, source: 'queue:orders', trail: TRAIL },
  ]);
  expect(letters[0]?.description).toMatch(/^write to table orders: .*The service says InvalidInput\./);
  expect(Buffer.from(letters[0]?.body ?? []).toString()).toBe(message(id));
  expect(Math.abs(Date.now() - (letters[0]?.time ?? 0))).toBeLessThan(60_000);
  expect([await adapters.orders.find(id), started]).toEqual([undefined, []]);
});

it('what is malformed is put aside without a wait, and the next good message is processed', async () => {
  const id = anOrderId();
  await process('bad', '{"id": ');
  await process(id, message(id));
  expect([waits, started]).toEqual([[], [id]]);
  expect(await aside()).toMatchObject([{ messageId: 'bad', reason: 'invalid-json', attempts: 1 }]);
});
