import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type OrderAnswer, Till } from './till.ts';

interface List {
  readonly items: readonly OrderAnswer[];
  readonly continuationToken?: string;
}

interface Timeline {
  readonly timeline: readonly Readonly<Record<string, unknown>>[];
}

const SHOE = {
  ...{ itemCode: 'SHOE-42', brand: 'Ace', type: 'Running', size: '42', colour: 'blue' },
  ...{ quantity: 2, price: 49.99 },
};
const MUELLER = {
  customer: { id: 'C-7', firstName: 'Jürgen', lastName: 'Müller', email: 'jm@example.com' },
  billingAddress: { line1: 'Lange Straße 1', city: 'Köln', postalCode: '50667', country: 'DE' },
  ...{ currency: 'EUR', paymentMethod: 'card', lines: [SHOE], total: 99.98 },
};

let till: Till;

beforeAll(async () => {
  till = await Till.open();
  expect((await till.post('/inventory/restock', { 'SHOE-42': 100 })).status).toBe(200);
});
afterAll(() => till.platform.stop());

async function placed(order: object, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await till.post('/orders', order, { accept: 'application/json', ...headers });
  expect(answer.status, answer.text).toBe(202);
  const { id } = answer.json<{ id: string }>();
  expect((await till.ended(id)).status).toBe('COMPLETED');
  await till.happened(id);
  return id;
}

async function list(path: string): Promise<List> {
  const answer = await till.get(path);
  expect(answer.status, answer.text).toBe(200);
  return answer.json<List>();
}

const found = async (search: string, rest = '') =>
  (await list(`/orders?search=${encodeURIComponent(search)}${rest}`)).items.map(({ id }) => id);

describe('GET /orders?search=', () => {
  it('finds by name, id, item and description, and shows what the order itself shows', async () => {
    const rich = await placed(MUELLER);
    const short = await placed({ customer: "Pat O'Brien", items: ['milk', 'bread'], total: 10 });
    await eventually(async () => expect(await found('mil pat')).toEqual([short]));
    for (const words of ['müller', 'MUELLER jur', 'blue shoe-42', 'ace running', 'c-7 m\u00fcll', 'run c']) {
      expect(await found(words), words).toEqual([rich]);
    }
    for (const words of ["O'Brien", 'mil pat', '"bread" --', "obrien' brea OR"]) {
      expect(await found(words), words).toEqual(words.includes('OR') ? [] : [short]);
    }
    for (const words of ['--', "' OR '1'='1", '%', '_', '*', 'köln', 'example']) {
      expect(await found(words), words).toEqual([]);
    }
    expect(await found(' ')).toEqual([short, rich]);
    expect(await found('c-7', '&customer=C-7&status=completed&from=2020-01-01')).toEqual([rich]);
    expect(await found('c-7', '&customer=C-8')).toEqual([]);
    expect(await found('c-7', '&status=FAILED')).toEqual([]);
    expect(await found('c-7', '&to=2020-01-01')).toEqual([]);

    const { items } = await list('/customers/C-7/orders?search=shoe');
    const { last_updated_time: _, ...shown } = await till.document(rich);
    expect(items).toEqual([{ ...shown, last_updated_time: expect.any(String) }]);
    expect(shown.details).toEqual({
      ...{ customer: 'Jürgen Müller', customer_id: 'C-7', id: rich, items: ['SHOE-42', 'SHOE-42'] },
      ...{ total: 99.98, currency: 'EUR', payment_method: 'card' },
      lines: [
        {
          ...{ item_code: 'SHOE-42', brand: 'Ace', type: 'Running', size: '42', colour: 'blue' },
          ...{ quantity: 2, price: 49.99 },
        },
      ],
    });
    const text = JSON.stringify([items, shown, (await till.get(`/orders/${rich}/timeline`)).text]);
    expect(text).not.toMatch(/example\.com|Köln|Lange/);

    // Once Durable has forgotten the order, the read model answers for it.
    const history = `${till.platform.url}/runtime/webhooks/durabletask/instances/${rich}`;
    expect((await fetch(history, { method: 'DELETE' })).status).toBe(200);
    expect(await till.document(rich)).toEqual(items[0]);
  });

  it('goes on page by page while orders come in', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.unshift(await placed({ customer: 'Pages', items: ['milk'], total: 1 }));
    }
    for (const path of [
      '/orders?search=pages',
      '/orders?customer=Pages',
      '/customers/Pages/orders?status=COMPLETED',
    ]) {
      // The index is read as it was at most 0.2 s ago.
      await eventually(async () => expect((await list(path)).items.map(({ id }) => id)).toEqual(ids));
      const glue = path.includes('?') ? '&' : '?';
      const first = await list(`${path}${glue}limit=2`);
      const newer = await placed({ customer: 'Pages', items: ['milk'], total: 1 });
      const { continuationToken = '' } = first;
      const rest = await list(`${path}${glue}limit=50&continuationToken=${continuationToken}`);
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
      expect(rest.continuationToken).toBeUndefined();
      ids.unshift(newer);
      const other = await till.get(`/orders?search=other&continuationToken=${continuationToken}`);
      expect(other.json()).toMatchObject({ status: 400, code: 'bad-continuation-token' });
    }
  });

  it('names every parameter that is wrong', async () => {
    const wrong = [
      ['limit=0', '/limit'],
      ['limit=201', '/limit'],
      ['limit=1e1', '/limit'],
      ['limit=', '/limit'],
      ['limit=1&limit=2', '/limit'],
      ['status=OPEN', '/status'],
      ['from=yesterday', '/from'],
      ['from=1', '/from'],
      ['from=2023-02-30', '/from'],
      ['to=2023-10-28T17:02', '/to'],
      ['from=2023-10-28&to=2023-10-28', '/to'],
      ['customer=', '/customer'],
      [`customer=${'x'.repeat(201)}`, '/customer'],
      ['continuationToken=', '/continuationToken'],
      [`search=${'x'.repeat(201)}`, '/search'],
      [`search=${'abcdefghijk'.split('').join('+')}`, '/search'],
    ];
    for (const [query, pointer] of wrong) {
      const answer = await till.get(`/orders?${query}`);
      expect(answer.status, query).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const { code, faults } = answer.json<{ code: string; faults: { pointer: string }[] }>();
      expect([code, faults.map((fault) => fault.pointer)], query).toEqual(['invalid-query', [pointer]]);
    }
    const several = await till.get('/orders?limit=x&status=x&from=x&to=x');
    expect(several.json<{ faults: unknown[] }>().faults).toHaveLength(4);
    const forged = await till.get('/orders?continuationToken=bm9uZSBvZiBvdXJz');
    expect(forged.json()).toMatchObject({ status: 400, code: 'bad-continuation-token' });
    expect(forged.json<{ detail: string }>().detail).toContain('continuationToken');
  });
});

describe('GET /orders/{id}/timeline', () => {
  it('tells time, actor, cause and trace of every event', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const answer = await till.post(
      '/orders',
      { customer: 'Riley', items: ['iPhone'], total: 1299 },
      {
        accept: 'application/json',
        traceparent: `00-${trace}-b7ad6b7169203331-01`,
        'x-correlation-id': 'till-7/42',
      },
    );
    const { id } = answer.json<{ id: string }>();
    await till.waiting(id);
    await eventually(async () => expect((await till.approve(id, 'Chris', true)).status).toBe(200));
    await till.happened(id);
    const { timeline } = (await till.get(`/orders/${id}/timeline`)).json<Timeline>();
    const told = timeline.map(({ seq, type, actor, cause }) => [seq, type, actor, cause]);
    expect(told).toEqual([
      [0, 'OrderReceived', { role: 'customer', name: 'Riley' }, id],
      [1, 'InventoryReserved', { role: 'inventory' }, `${id}/0`],
      [2, 'ApprovalRequested', { role: 'saga' }, `${id}/1`],
      [3, 'OrderApproved', { role: 'approver', name: 'Chris' }, `${id}/2`],
      [4, 'PaymentCharged', { role: 'payment' }, `${id}/3`],
      [5, 'OrderShipped', { role: 'shipping' }, `${id}/4`],
      [6, 'OrderCompleted', { role: 'saga' }, `${id}/5`],
    ]);
    for (const { time, traceId, correlationId } of timeline) {
      expect([traceId, correlationId]).toEqual([trace, 'till-7/42']);
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });
});
