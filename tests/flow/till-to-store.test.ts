import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveRecord } from '../../shared/azure/archive/record.ts';
import { verifyArchive } from '../../shared/azure/index.ts';
import { startPlatform } from '../../tools/platform-process.ts';
import { configOf, verifyStores } from '../../tools/verify-stores.ts';
import { Broker } from './broker.ts';
import { eventually, Till } from './till.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const TRAIL = {
  traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01`,
  'x-correlation-id': 'till-7/42',
};

let state: string;
let till: Till;
let broker: Broker;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'tillstream-flow-'));
});

afterAll(async () => {
  await broker?.close();
  await till?.platform.stop();
  // What a killed platform leaves behind may write for some seconds more.
  await rm(state, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Opens the platform on the state again, with these settings. */
async function open(env: Record<string, string> = {}): Promise<void> {
  const accepted = till?.accepted ?? [];
  await broker?.close();
  await till?.platform.stop();
  // The steps' own lines are for debugging.
  till = await Till.open({
    state,
    env: { AzureFunctionsJobHost__logging__logLevel__default: 'Debug', ...env },
  });
  till.accepted.push(...accepted);
  broker = new Broker(till.platform);
}

describe('till, queue, store', () => {
  let message: ServiceBusReceivedMessage;
  let id: string;

  it('puts exactly one message on the queue', async () => {
    await open({ 'AzureWebJobs.process-order.Disabled': 'true' });
    const answer = await till.post(
      '/orders',
      { customer: 'Casey', items: ['milk', 'bread'], total: 10.5, note: 'left out' },
      { ...TRAIL, accept: 'application/json' },
    );
    expect(answer.status).toBe(202);
    expect(answer.headers.get('x-correlation-id')).toBe('till-7/42');
    id = answer.json<{ id: string }>().id;
    till.accepted.push(id);

    const messages = await broker.peek('orders');
    expect(messages).toHaveLength(1);
    [message] = messages as [ServiceBusReceivedMessage];
    expect(message).toMatchObject({
      messageId: id,
      contentType: 'application/json',
      applicationProperties: {
        'correlation-id': 'till-7/42',
        traceparent: expect.stringMatching(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-01$`)),
      },
    });
    expect(JSON.parse(String(message.body))).toEqual({
      id,
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      order: { customer: 'Casey', items: ['milk', 'bread'], total: 10.5 },
    });
    expect((await till.document(id)).status).toBe('PENDING');
    await eventually(async () =>
      expect((await till.get('/overview')).json()).toEqual({
        orders: { RUNNING: 0, COMPLETED: 0, FAILED: 0 },
        queues: { orders: { active: 1, deadLettered: 0 } },
        quarantine: 0,
      }),
    );
  });

  it('lands in the store when somebody processes it, also after a restart; the queue drains', async () => {
    await open();
    expect((await till.ended(id)).order_result).toEqual({
      id,
      message: 'Order processed successfully',
      success: true,
    });
    await eventually(async () => expect(await broker.peek('orders')).toEqual([]));
    await eventually(async () =>
      expect((await till.get('/overview')).json()).toEqual({
        orders: { RUNNING: 0, COMPLETED: 1, FAILED: 0 },
        queues: { orders: { active: 0, deadLettered: 0 } },
        quarantine: 0,
      }),
    );
  });

  it('is one order however often the message comes', async () => {
    const { messageId, body, applicationProperties } = message;
    const again = {
      ...(messageId === undefined ? {} : { messageId }),
      body,
      ...(applicationProperties === undefined ? {} : { applicationProperties }),
    };
    await broker.send('orders', again, again, again);
    await eventually(async () => expect(await broker.peek('orders')).toEqual([]));
    const next = await till.order('Casey', ['bread'], 1);
    await till.ended(next);
    expect(await till.happened(id)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'PaymentCharged',
      'OrderShipped',
      'OrderCompleted',
    ]);
    expect(await till.stock()).toMatchObject({ milk: 9, bread: 8 });
    expect(await broker.peek('quarantine')).toEqual([]);
  });
});

it('one correlation id and one trace id from the till to the store, in messages and logs', async () => {
  const answer = await till.post(
    '/orders',
    { customer: 'Riley', items: ['iPhone'], total: 1000 },
    { ...TRAIL, 'x-correlation-id': 'till-9', accept: 'application/json' },
  );
  const { id } = answer.json<{ id: string }>();
  till.accepted.push(id);
  await till.waiting(id);
  await till.approve(id, 'Chris', true);
  await till.ended(id);
  await till.happened(id);

  const records = await eventually(async () => {
    const found: ArchiveRecord[] = [];
    await verifyArchive(configOf(till.platform), (record) => {
      if (record.event.orderId === id) found.push(record);
    });
    expect(found).toHaveLength(7);
    return found;
  });
  for (const { trail } of records) {
    expect(trail.correlationId).toBe('till-9');
    expect(trail.traceParent.slice(3, 35)).toBe(TRACE_ID);
  }
  const lines = till.platform
    .log()
    .split('\n')
    .filter((line) => line.includes(id) && line.includes(TRACE_ID) && line.includes('till-9'));
  const steps = ['intake', 'process', 'reserve', 'requestApproval', 'recordDecision', 'charge', 'ship'];
  expect(steps.filter((step) => !lines.some((line) => line.includes(`"step":"${step}"`)))).toEqual([]);
});

describe('outages', () => {
  it('answers 503 while the broker is away, soon and with nothing half done; then all is well again', async () => {
    const order = { customer: 'Robin', items: ['apples'], total: 2 };
    await till.admin('/stop/broker');
    const from = performance.now();
    const answers = await Promise.all([
      till.post('/orders', order),
      till.post('/orders', order, { 'idempotency-key': 'away-1' }),
    ]);
    // The adapters give up after 4 s (tests/ports/broker.test.ts), and a busy machine takes its time.
    expect(performance.now() - from).toBeLessThan(20_000);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({ status: 503, code: 'broker-unavailable' });
    }
    await till.admin('/start/broker');
    const accepted = await eventually(async () => {
      const answer = await till.post('/orders', order, {
        'idempotency-key': 'away-1',
        accept: 'application/json',
      });
      expect(answer.status).toBe(202);
      return answer;
    });
    const { id } = accepted.json<{ id: string }>();
    till.accepted.push(id);
    await till.ended(id);
    await till.happened(id);
    expect((await till.get('/customers/Robin/orders')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it('takes orders while the store is away, and finishes them when it is back', async () => {
    await till.admin('/stop/storage');
    const ids = await Promise.all([till.order('Sam', ['oranges'], 1), till.order('Sam', ['oranges'], 1)]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await till.admin('/start/storage');
    for (const id of ids) expect((await till.ended(id)).order_result?.success).toBe(true);
    expect(await broker.peek('orders', 'deadLetter')).toEqual([]);
    expect(await broker.peek('quarantine')).toEqual([]);
  });
});

describe('messages that can never succeed', () => {
  it.each([
    ['invalid-json', 'no JSON', /JSON/],
    ['invalid-json', Buffer.from([0xff, 0xfe, 0x00]), /./],
    ['invalid-message', '{"id":"x","order":{"items":[]}}', /\/receivedAt is missing/],
  ])('are quarantined as %s, untouched', async (reason, body, description) => {
    const untouched = Buffer.from(body);
    const messageId = `bad-${untouched.toString('hex').slice(0, 8)}`;
    const before = Date.now();
    await broker.send('orders', {
      messageId,
      body: untouched,
      applicationProperties: { traceparent: TRAIL.traceparent, 'correlation-id': 'till-4' },
    });
    const found = await eventually(async () => {
      const one = (await broker.peek('quarantine')).find((message) => message.messageId === messageId);
      expect(one).toBeDefined();
      return one;
    });
    expect(found?.body).toEqual(untouched);
    expect(found?.applicationProperties).toEqual({
      reason,
      description: expect.stringMatching(description),
      attempts: 1,
      source: 'queue:orders',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      'correlation-id': 'till-4',
      traceparent: expect.stringMatching(new RegExp(`^00-${TRACE_ID}-`)),
    });
    expect(Date.parse(String(found?.applicationProperties?.time))).toBeGreaterThanOrEqual(before);
    await eventually(async () => expect(await broker.peek('orders')).toEqual([]));
    expect(await broker.peek('orders', 'deadLetter')).toEqual([]);
  });
});

it('names every setting that is missing or wrong, and does not start', async () => {
  const started = startPlatform({
    env: { ORDER_ID_KEY: '', APPROVAL_THRESHOLD: 'plenty', APPROVAL_TIMEOUT: 'a day' },
  });
  await expect(started).rejects.toThrow(
    /APPROVAL_THRESHOLD is no amount such as 1000\.00: plenty; APPROVAL_TIMEOUT is no duration such as PT24H: a day; ORDER_ID_KEY .*is missing/,
  );
});

it('leaves books that agree', async () => {
  const verdicts = await verifyStores(till.platform, {
    accepted: till.accepted,
    initialStock: { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 },
  });
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
});

it('a platform that was killed has nothing left to stop', async () => {
  await broker.close();
  await till.platform.kill();
  expect(await till.platform.stop()).toBeNull();
});
