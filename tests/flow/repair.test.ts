import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Broker } from './broker.ts';
import { eventually, Till } from './till.ts';

const ORDER = 'order_riley_0sxe75cxfw2w07sytdkm25';
const LETTERS = '/operations/dead-letters';

let till: Till;
let broker: Broker;

beforeAll(async () => {
  till = await Till.open();
  broker = new Broker(till.platform);
});

afterAll(async () => {
  await broker?.close();
  await till?.platform.stop();
});

interface Letter {
  readonly id: string;
  readonly messageId: string;
}

interface Report {
  readonly dryRun: boolean;
  readonly chosen: string[];
  readonly done: string[];
  readonly continuationToken?: string;
}

async function listed(query = ''): Promise<Letter[]> {
  const answer = await till.get(`${LETTERS}${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json<{ items: Letter[] }>().items;
}

async function aside(count: number): Promise<Letter[]> {
  await eventually(async () => expect(await listed()).toHaveLength(count));
  return await listed();
}

async function place(messageId: string, body: string): Promise<void> {
  await broker.send('orders', { messageId, body: Buffer.from(body) });
}

function message(order: unknown): string {
  return JSON.stringify({ id: ORDER, receivedAt: '2026-11-21T10:00:00.000Z', order });
}

describe('messages that were put aside, over HTTP', () => {
  it('are listed in pages, chosen by filters, and shown one by one', async () => {
    expect(await listed()).toEqual([]);
    await place('bad-1', 'no JSON');
    await place('bad-2', '{}');
    await place(ORDER, message({ customer: 'Riley', items: ['milk'] }));
    await aside(3);
    const page = (await till.get(`${LETTERS}?limit=2`)).json<{
      items: Letter[];
      continuationToken: string;
    }>();
    expect(page.items).toHaveLength(2);
    const rest = await listed(`?limit=2&continuationToken=${page.continuationToken}`);
    expect(rest).toHaveLength(1);
    const names = [...page.items, ...rest].map(({ messageId }) => messageId);
    expect(names.toSorted()).toEqual(['bad-1', 'bad-2', ORDER]);

    const [order] = await listed(`?order=${ORDER}`);
    expect(order).toMatchObject({ orderId: ORDER, reason: 'invalid-message', attempts: 1 });
    expect(await listed('?text=no%20json&reason=invalid-json&newerThan=1h')).toMatchObject([
      { messageId: 'bad-1' },
    ]);
    expect(await listed('?olderThan=1h')).toEqual([]);
    const shown = await till.get(`${LETTERS}/${order?.id}`);
    expect(shown.json()).toEqual(order);
    expect(shown.json()).toMatchObject({ body: message({ customer: 'Riley', items: ['milk'] }) });
  });

  it('refuse what makes no sense, and say so', async () => {
    const refused = async (method: string, path: string, json?: unknown) => {
      const answer = await till.send(method, `${LETTERS}${path}`, json === undefined ? {} : { json });
      return [answer.status, answer.json<{ code: string }>().code];
    };
    const answers = await Promise.all([
      refused('GET', '?limit=0'),
      refused('GET', '?olderThan=soon'),
      refused('GET', '?continuationToken=elsewhere-1'),
      refused('GET', '/quarantine-999'),
      refused('POST', '/quarantine-999/replay?dryRun=false'),
      refused('POST', '/quarantine-1/replay?dryRun=perhaps'),
      refused('DELETE', '/quarantine-999?dryRun=false'),
      refused('POST', '/replay', {}),
      refused('POST', '/purge', { reason: '' }),
      refused('PATCH', '/quarantine-999', { set: { '/order/total': 1 } }),
      refused('PATCH', '/quarantine-1', { next: 'replay' }),
    ]);
    expect(answers).toEqual([
      [400, 'invalid-query'],
      [400, 'invalid-query'],
      [400, 'bad-continuation-token'],
      [404, 'dead-letter-not-found'],
      [404, 'dead-letter-not-found'],
      [400, 'invalid-query'],
      [404, 'dead-letter-not-found'],
      [400, 'invalid-body'],
      [400, 'invalid-body'],
      [404, 'dead-letter-not-found'],
      [400, 'invalid-body'],
    ]);
  });

  it('are edited, checked as the app would, and sent: one order comes of it', async () => {
    const [letter] = await listed(`?order=${ORDER}`);
    const edit = (json: unknown) =>
      till.send('PATCH', `${LETTERS}/${letter?.id}`, { json, headers: { 'x-operator': 'Kim' } });
    const bad = await edit({ set: { '/order/total': -1 }, next: 'replay', dryRun: false });
    expect([bad.status, bad.json()]).toMatchObject([422, { code: 'unprocessable-body' }]);
    const dry = await edit({ set: { '/order/total': 7.5 }, next: 'replay' });
    expect(dry.json()).toMatchObject({ dryRun: true, body: expect.stringContaining('"total":7.5') });
    expect(await listed(`?order=${ORDER}`)).toEqual([letter]);
    const done = await edit({ set: { '/order/total': 7.5 }, next: 'replay', dryRun: false });
    expect([done.status, done.json()]).toMatchObject([200, { dryRun: false }]);
    await eventually(async () =>
      expect((await till.get('/customers/Riley/orders')).json()).toMatchObject({
        items: [{ id: ORDER, status: 'COMPLETED', details: { total: 7.5 } }],
      }),
    );
    const stock = await till.stock();

    // The same order put aside once more, after all its work was done: nothing comes of it, and no other can be made.
    await broker.send('quarantine', {
      messageId: ORDER,
      body: Buffer.from(message({ customer: 'Riley', items: ['milk'], total: 7.5 })),
      applicationProperties: { reason: 'late', source: 'queue:orders' },
    });
    const [late] = await listed('?reason=late');
    const other = await till.send('PATCH', `${LETTERS}/${late?.id}`, {
      json: { set: { '/order/total': 9 } },
    });
    expect([other.status, other.json()]).toMatchObject([409, { code: 'order-persisted' }]);
    const replayed = await till.post(`${LETTERS}/${late?.id}/replay?dryRun=false`);
    expect(replayed.json()).toEqual({
      dryRun: false,
      chosen: [late?.id],
      done: [late?.id],
      failed: [],
      gone: [],
    });
    await eventually(async () => expect(await broker.peek('orders')).toEqual([]));
    const told = await till.told(ORDER, 4);
    expect(told.filter((text) => text === 'Payment was processed successfully')).toHaveLength(1);
    expect(await till.stock()).toEqual(stock);
  });

  it('are replayed and purged many at once, only when told to', async () => {
    await till.happened(await till.order('Casey', ['milk'], 1));
    const post = async (verb: string, json: unknown) => {
      const answer = await till.post(`${LETTERS}/${verb}`, json, { 'x-operator': 'Ann' });
      expect(answer.status, answer.text).toBe(200);
      return answer.json<Report>();
    };
    const before = await aside(2);
    const ids = before.map(({ id }) => id);
    expect(await post('replay', { all: true })).toMatchObject({ dryRun: true, chosen: ids, done: [] });
    const first = await post('replay', { all: true, limit: 1 });
    expect(first).toMatchObject({ chosen: [ids[0]], continuationToken: ids[0] });
    const { continuationToken } = first;
    expect(await post('replay', { all: true, limit: 1, continuationToken })).toMatchObject({
      chosen: [ids[1]],
    });
    const elsewhere = { all: true, continuationToken: 'elsewhere-1' };
    expect((await till.post(`${LETTERS}/replay`, elsewhere)).json()).toMatchObject({
      code: 'bad-continuation-token',
    });
    expect(await listed()).toEqual(before);
    expect(await post('replay', { all: true, limit: 1, dryRun: false })).toMatchObject({
      ...{ done: [ids[0]], failed: [], gone: [], continuationToken: ids[0] },
    });
    // It is as bad as it was.
    const after = await aside(2);
    expect(after.map(({ messageId }) => messageId).toSorted()).toEqual(['bad-1', 'bad-2']);
    const [one] = await listed('?text=no%20json');
    expect((await till.send('DELETE', `${LETTERS}/${one?.id}`)).json()).toMatchObject({ dryRun: true });
    const gone = await till.send('DELETE', `${LETTERS}/${one?.id}?dryRun=false`);
    expect(gone.json()).toMatchObject({ dryRun: false, done: [one?.id] });
    expect(await post('purge', { reason: 'invalid-message', dryRun: false })).toMatchObject({ failed: [] });
    expect(await listed()).toEqual([]);
  });

  it('are remembered: who did what', async () => {
    const answer = await till.get('/operations/repairs?limit=3');
    expect(answer.json()).toMatchObject({
      items: [
        { by: 'Ann', via: 'http', action: 'purge', deadLetter: { messageId: 'bad-2', body: '{}' } },
        { by: 'unnamed', via: 'http', action: 'purge', deadLetter: { messageId: 'bad-1', body: 'no JSON' } },
        { by: 'Ann', action: 'replay' },
      ],
      continuationToken: expect.any(String),
    });
    const ofOrder = await till.get(`/operations/repairs?order=${ORDER}`);
    expect(ofOrder.json<{ items: { by: string; action: string }[] }>().items).toMatchObject([
      { by: 'unnamed', action: 'replay' },
      { by: 'Kim', action: 'edit', edited: { next: 'replay' } },
    ]);
  });
});

describe('orders that do not go on, over HTTP', () => {
  interface Stuck {
    readonly id: string;
    readonly reason: string;
    readonly deadLetters?: string[];
  }
  const stuck = async (query = '') => {
    const answer = await till.get(`/operations/stuck${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json<{ items: Stuck[] }>().items;
  };

  it('are told with the reason, and retried where that helps', async () => {
    const large = await till.order('Riley', ['iPhone'], 1299);
    await till.waiting(large);
    expect(await stuck()).toEqual([]);
    expect(await stuck('?longerThan=0s')).toMatchObject([
      { id: large, step: 'approval', reason: 'approval' },
    ]);
    const asked = await till.post(`/operations/stuck/${large}/retry`);
    expect([asked.status, asked.json()]).toMatchObject([
      409,
      { code: 'waits-for-approval', detail: 'It waits for its approval: POST /orders/{id}/approve.' },
    ]);
    await till.approve(large, 'Chris', true);
    await till.happened(large);
    const over = await till.post(`/operations/stuck/${large}/retry`);
    expect([over.status, over.json()]).toMatchObject([409, { code: 'not-stuck' }]);

    const aside = 'order_una_0sxe75cxfw2w07sytdkm25';
    await broker.send('quarantine', {
      messageId: aside,
      body: Buffer.from(message({ customer: 'Una', items: ['bread'], total: 2 }).replace(ORDER, aside)),
      applicationProperties: { reason: 'InvalidInput', source: 'queue:orders' },
    });
    const [found] = await stuck();
    expect(found).toMatchObject({ id: aside, step: 'queue', reason: 'quarantined-message' });
    const retried = await till.post(`/operations/stuck/${aside}/retry`);
    expect(retried.json()).toEqual({ id: aside, action: 'replayed', deadLetters: found?.deadLetters });
    await eventually(async () =>
      expect((await till.get('/customers/Una/orders')).json()).toMatchObject({
        items: [{ id: aside, status: 'COMPLETED' }],
      }),
    );
    expect(await stuck('?longerThan=0s')).toEqual([]);
    const unknown = await till.post(`/operations/stuck/${ORDER.replace('riley', 'nobody')}/retry`);
    expect(unknown.status).toBe(404);
    expect((await till.get('/operations/stuck?longerThan=long')).status).toBe(400);
  });
});
