import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, Till } from './till.ts';

const JSON_PLEASE = { accept: 'application/json' };
const ORDER = { customer: 'Casey', items: ['bread'], total: 2 };

let till: Till;

beforeAll(async () => {
  till = await Till.open();
  await till.post('/inventory/restock', { bread: 1000 });
});

afterAll(() => till.platform.stop());

const stream = (...chunks: (string | Uint8Array)[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(Buffer.from(chunk));
      controller.close();
    },
  });
const AS_JSON = { 'content-type': 'application/json', ...JSON_PLEASE };

describe('Idempotency-Key', () => {
  it('fixes the order id: the same key and body give the same answer and one order', async () => {
    const key = { ...JSON_PLEASE, 'idempotency-key': 'till-7/receipt-1' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => till.post('/orders', ORDER, key)));
    const ids = new Set(answers.map((answer) => answer.json<{ id: string }>().id));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    await till.ended(id);
    const again = await till.post('/orders', { total: 2, items: ['bread'], customer: 'Casey' }, key);
    expect(again.json<{ id: string }>().id).toBe(id);
    const types = await till.happened(id);
    expect(types.filter((type) => type === 'PaymentCharged')).toHaveLength(1);
    expect(types.filter((type) => type === 'OrderReceived')).toHaveLength(1);
  });

  it('refuses another body with 422, another customer as well', async () => {
    const key = { 'idempotency-key': 'receipt-2' };
    expect((await till.post('/orders', ORDER, key)).status).toBe(202);
    for (const other of [
      { ...ORDER, total: 3 },
      { ...ORDER, customer: 'Riley' },
      { ...ORDER, items: ['bread', 'bread'] },
    ]) {
      const answer = await till.post('/orders', other, key);
      expect(answer.status).toBe(422);
      expect(answer.json()).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    }
  });

  it.each(['with space', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const answer = await till.post('/orders', ORDER, { 'idempotency-key': key });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid-idempotency-key' });
  });

  it('makes two orders of two keys, and of none', async () => {
    const ids = new Set<string>();
    for (const key of [{ 'idempotency-key': 'a' }, { 'idempotency-key': 'b' }, {}, {}]) {
      const headers = { ...JSON_PLEASE, ...key } as Record<string, string>;
      ids.add((await till.post('/orders', ORDER, headers)).json<{ id: string }>().id);
    }
    expect(ids.size).toBe(4);
  });
});

describe('bodies', () => {
  it('are taken in chunks, cut anywhere', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...ORDER, customer: 'Zoë 🍞' }));
    const cut = bytes.indexOf(Buffer.from('🍞')) + 2;
    const answer = await till.send('POST', '/orders', {
      body: stream(bytes.subarray(0, 3), bytes.subarray(3, cut), bytes.subarray(cut)),
      headers: AS_JSON,
    });
    expect(answer.status, answer.text).toBe(202);
    const { id } = answer.json<{ id: string }>();
    expect((await till.ended(id)).details.customer).toBe('Zoë 🍞');
    const decision = await till.send('POST', `/orders/${id}/approve`, {
      body: stream('{"approver":"Chris",', '"approved":true}'),
      headers: AS_JSON,
    });
    expect(decision.status).toBe(409);
  });

  it('of the longest kind are taken, larger ones refused, whole or in chunks', async () => {
    const longest = { customer: 'n'.repeat(200), items: Array(100).fill('s'.repeat(50)), total: 1 };
    expect((await till.post('/orders', longest)).status).toBe(202);
    const tooLong = JSON.stringify({ ...ORDER, note: 'x'.repeat(128 * 1024) });
    for (const body of [tooLong, stream(tooLong.slice(0, 70_000), tooLong.slice(70_000))]) {
      const answer = await till.send('POST', '/orders', { body, headers: AS_JSON });
      expect(answer.status).toBe(413);
      expect(answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
    }
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/jsonp', 415],
    ['application/json; charset=utf-8', 202],
    ['application/vnd.till+json', 202],
  ])('as %s are answered %i', async (type, status) => {
    const answer = await till.send('POST', '/orders', {
      body: JSON.stringify(ORDER),
      headers: { 'content-type': type },
    });
    expect(answer.status).toBe(status);
  });

  it('need no content type', async () => {
    expect((await bare('POST', '/orders', JSON.stringify(ORDER))).status).toBe(202);
  });

  it.each([
    ['{"customer":', 'invalid-json'],
    ['', 'invalid-json'],
    ['null', 'invalid-body'],
    ['[]', 'invalid-body'],
    ['"order"', 'invalid-body'],
    ['{"customer":"x"}}', 'invalid-json'],
    [`${'['.repeat(60_000)}`, 'invalid-json'],
    ['{"__proto__":{"customer":"x"},"items":["a"],"total":1}', 'invalid-body'],
    [
      '{"customer":"Casey","items":["bread"],"total":2,"Headers":{"x-forwarded-for":"1.2.3.4"}}',
      'invalid-body',
    ],
    ['{"customer":"Casey","items":["bread"],"total":2,"total":3}', 'duplicate-key'],
    ['{"customer":"Casey","items":["bread"],"total":2,"\\u0074otal":3}', 'duplicate-key'],
    [
      `{"customer":"Casey","items":["bread"],"total":2,"note":${'['.repeat(40)}${']'.repeat(40)}}`,
      'json-too-deep',
    ],
  ])('such as %.40s are refused with 400', async (body, code) => {
    const answer = await till.send('POST', '/orders', { body, headers: AS_JSON });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status: 400, code });
  });

  it.each(['{"accept":"text/html"}', 'x', ''])(
    'cannot bring other headers in the query: %s',
    async (headers) => {
      const path = `/orders?Headers=${encodeURIComponent(headers)}`;
      const answer = await till.send('POST', path, { body: JSON.stringify(ORDER), headers: AS_JSON });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        400,
        'application/problem+json; charset=utf-8',
      ]);
      expect(answer.json()).toMatchObject({ code: 'invalid-query', detail: 'Headers is no parameter' });
    },
  );

  it('that are no UTF-8 are refused with 400', async () => {
    const answer = await till.send('POST', '/orders', {
      body: Buffer.from([0x22, 0xff, 0x22]),
      headers: AS_JSON,
    });
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-json']);
  });

  it.each([
    [{ ...ORDER, total: 1.005 }, '/total'],
    [{ ...ORDER, total: '2' }, '/total'],
    [{ ...ORDER, total: 1e15 }, '/total'],
    [{ ...ORDER, items: Array(101).fill('a') }, '/items'],
    [{ ...ORDER, customer: 'n'.repeat(201) }, '/customer'],
    [{ ...ORDER, currency: 'euro' }, '/currency'],
  ])('with a fault name it: %.60j', async (order, pointer) => {
    const answer = await till.post('/orders', order, JSON_PLEASE);
    expect(answer.status).toBe(400);
    expect(answer.json<{ faults: { pointer: string }[] }>().faults.map((fault) => fault.pointer)).toContain(
      pointer,
    );
  });
});

describe('names that mean something to JavaScript', () => {
  it('are items and customers like any other', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const stock = JSON.parse(`{${names.map((name) => `"${name}":3`).join(',')}}`);
    const filled = await till.post('/inventory/restock', stock);
    expect(filled.status).toBe(200);
    const levels = new Map(Object.entries(filled.json()));
    expect(names.map((name) => levels.get(name))).toEqual([3, 3, 3, 3]);
    const id = await till.order('__proto__', [...names, '__proto__'], 1);
    expect((await till.ended(id)).order_result).toMatchObject({ success: true });
    const left = new Map(Object.entries(await till.stock()));
    expect(names.map((name) => left.get(name))).toEqual([1, 2, 2, 2]);
    const refused = await till.post('/inventory/reserve', { items: ['__proto__', '__proto__'] });
    expect([refused.status, refused.json()]).toEqual([
      409,
      expect.objectContaining({ missing: ['__proto__'] }),
    ]);
    await till.happened(id);
    const { items } = (await till.get('/customers/__proto__/orders')).json<{ items: { id: string }[] }>();
    expect(items.map((order) => order.id)).toEqual([id]);
    expect((await till.get('/customers/constructor/orders')).json()).toEqual({ items: [] });
  });
});

describe('Accept', () => {
  it.each([
    ['image/png', 406, 'application/problem+json'],
    ['application/json;q=0, text/plain;q=0', 406, 'application/problem+json'],
    ['text/plain', 202, 'text/plain'],
    ['*/*', 202, 'text/plain'],
    ['application/json, text/plain, */*', 202, 'application/json'],
    ['text/plain;q=0.5, application/json', 202, 'application/json'],
  ])('%s is answered %i as %s', async (accept, status, type) => {
    const answer = await till.post('/orders', ORDER, { accept });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  it('that excludes everything is refused before anything happens', async () => {
    await till.post('/inventory/restock', { cake: 1 });
    const answer = await till.post('/inventory/reserve', { items: ['cake'] }, { accept: 'text/html' });
    expect(answer.json()).toMatchObject({ code: 'not-acceptable', detail: 'There is application/json.' });
    expect((await till.stock()).cake).toBe(1);
  });
});

describe('parameters', () => {
  it.each([
    [`/customers/${'n'.repeat(201)}/orders`, 'invalid-path'],
    [`/orders?customer=${'n'.repeat(201)}`, 'invalid-query'],
    [`/orders?continuationToken=${'t'.repeat(2_001)}`, 'invalid-query'],
    ['/orders?limit=0', 'invalid-query'],
    ['/orders?continuationToken=nonsense', 'bad-continuation-token'],
    ['/notifications?after=nonsense', 'bad-cursor'],
  ])('that are too long, out of range or made up are refused: GET %.60s', async (path, code) => {
    const answer = await till.get(path);
    expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, code]);
  });
});

describe('the overview', () => {
  it('follows the orders, also when asked often', async () => {
    const before = (await till.get('/overview')).json<Overview>();
    expect(before).toEqual({
      orders: { RUNNING: expect.any(Number), COMPLETED: expect.any(Number), FAILED: 0 },
      queues: { orders: { active: expect.any(Number), deadLettered: 0 } },
      quarantine: 0,
    });
    const id = await till.order('Riley', ['bread'], 1000);
    await till.waiting(id);
    await eventually(async () =>
      expect((await till.get('/overview')).json<Overview>().orders.RUNNING).toBe(1),
    );
    const answers = await Promise.all(Array.from({ length: 100 }, () => till.get('/overview')));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await till.approve(id, 'Chris', true);
    await till.happened(id);
    await eventually(async () =>
      expect((await till.get('/overview')).json<Overview>().orders.RUNNING).toBe(0),
    );
  });
});

interface Overview {
  readonly orders: { RUNNING: number; COMPLETED: number; FAILED: number };
}

/** fetch sets a content type of its own. */
function bare(method: string, path: string, body: string): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${till.platform.url}${path}`, { method }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
