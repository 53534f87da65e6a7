import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newOrderId } from '../../shared/domain/order-id.ts';
import { verifyStores } from '../../tools/verify-stores.ts';
import { eventually, type Notifications, Till } from './till.ts';

const JSON_PLEASE = { accept: 'application/json' };
const ORDER = { customer: 'Riley', items: ['milk', 'bread', 'iPhone'], total: 1299.0 };
const FULL_STOCK = { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 };
const DAY_MS = 86_400_000;

let till: Till;

beforeAll(async () => {
  till = await Till.open({ args: ['--clock', 'virtual'] });
});

afterAll(() => till.platform.stop());

describe('POST /orders', () => {
  it('answers 202 with the location and the text of the document', async () => {
    const answer = await till.post('/orders', { customer: 'Riley', items: ['milk'], total: 12.99 });
    expect(answer.status).toBe(202);
    expect(answer.text).toMatch(/^Order received\. ID = 'order_riley_[0-9a-z]+'$/);
    const id = answer.text.slice("Order received. ID = '".length, -1);
    till.accepted.push(id);
    expect(answer.headers.get('location')).toBe(`${till.platform.url}/orders/${id}`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const followed = await fetch(String(answer.headers.get('location')));
    expect(followed.status).toBe(200);
    await till.ended(id);
  });

  it('answers in JSON when the client accepts JSON', async () => {
    const answer = await till.post('/orders', { customer: 'Riley', items: ['milk'], total: 1 }, JSON_PLEASE);
    expect(answer.status).toBe(202);
    const { id } = answer.json<{ id: string }>();
    till.accepted.push(id);
    expect(answer.json()).toEqual({ id, message: `Order received. ID = '${id}'`, status: 'PENDING' });
    await till.ended(id);
  });

  it.each([
    [{ items: ['milk'], total: 1 }, 'Missing customer name'],
    [{ customer: '', items: ['milk'], total: 1 }, 'Missing customer name'],
    [{ customer: '  ', items: ['milk'], total: 1 }, 'Missing customer name'],
    [{ customer: 'Riley', total: 1 }, 'Missing items'],
    [{ customer: 'Riley', items: [], total: 1 }, 'Missing items'],
    [{ customer: 'Riley', items: ['milk'] }, 'Missing total'],
    [{}, 'Missing customer name'],
  ])('refuses %j with "%s"', async (order, words) => {
    const plain = await till.post('/orders', order);
    expect([plain.status, plain.text]).toEqual([400, words]);
    const problem = await till.post('/orders', order, JSON_PLEASE);
    expect(problem.status).toBe(400);
    expect(problem.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.json()).toMatchObject({ status: 400, code: 'invalid-body', detail: words });
  });

  it('names every fault', async () => {
    const answer = await till.post('/orders', { items: [7, ''], total: -1 }, JSON_PLEASE);
    expect(
      answer
        .json<{ faults: { pointer: string }[] }>()
        .faults.map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/customer', '/items/0', '/items/1', '/total']);
  });
});

describe('GET /orders/{id}', () => {
  it('has exactly the keys of the document', async () => {
    const id = await till.order('Casey', ['milk', 'bread'], 10);
    const document = await till.ended(id);
    expect(document).toEqual({
      created_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      details: { customer: 'Casey', id, items: ['milk', 'bread'], total: 10 },
      id,
      last_updated_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      order_result: { id, message: 'Order processed successfully', success: true },
      status: 'COMPLETED',
    });
  });

  it('answers PENDING for an id that was given out and is not processed yet', async () => {
    // As another instance of the same app gives it out: same key, another queue.
    const mac = (text: string) =>
      createHmac('sha256', 'for-development-only-change-in-production').update(text).digest();
    const id = newOrderId('Riley', Date.UTC(2023, 9, 28, 17, 2, 3), new Uint8Array(7), mac);
    expect(await till.document(id)).toEqual({
      created_time: '2023-10-28T17:02:00.000Z',
      details: { customer: null, id, items: null, total: null },
      id,
      last_updated_time: '2023-10-28T17:02:00.000Z',
      status: 'PENDING',
    });
  });

  it.each(['order_riley_1', 'order_riley_0sxe75cxfw2w07sytdkm25', 'x', '%3Cscript%3E'])(
    'answers 404 for %s',
    async (id) => {
      const answer = await till.get(`/orders/${id}`);
      expect([answer.status, answer.text]).toEqual([404, `Order not found: ${decodeURIComponent(id)}`]);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const problem = await till.get(`/orders/${id}`, JSON_PLEASE);
      expect(problem.json()).toMatchObject({ status: 404, code: 'order-not-found' });
    },
  );
});

describe('POST /orders/{id}/approve', () => {
  it('tells the order, once', async () => {
    const id = await till.order('Riley', ORDER.items, ORDER.total);
    await till.waiting(id);
    expect(await till.document(id)).toMatchObject({ status: 'RUNNING', details: { total: 1299 } });
    for (const [decision, words] of [
      [{ approved: true }, 'Missing approver name'],
      [{ approver: '', approved: true }, 'Missing approver name'],
      [{ approver: 'Chris' }, 'Missing approved flag'],
      [{}, 'Missing approver name'],
    ] as const) {
      const refused = await till.post(`/orders/${id}/approve`, decision);
      expect([refused.status, refused.text]).toEqual([400, words]);
    }
    const sent = await till.approve(id, 'Chris', true);
    expect([sent.status, sent.text]).toEqual([200, `Approval sent for order: ${id}`]);
    expect((await till.ended(id)).order_result).toEqual({
      id,
      message: 'Order processed successfully',
      success: true,
    });
    const late = await till.approve(id, 'Chris', false);
    expect([late.status, late.text]).toEqual([409, `Order is not waiting for approval: ${id}`]);
  });

  it('answers 404 for an order that is not known, 409 for one that needs no approval', async () => {
    const unknown = await till.approve('order_riley_1', 'Chris', true);
    expect([unknown.status, unknown.text]).toEqual([404, 'Order not found: order_riley_1']);
    const small = await till.order('Casey', ['bread'], 2);
    await till.ended(small);
    expect((await till.approve(small, 'Chris', true)).status).toBe(409);
  });
});

describe('notifications, in order and in these words', () => {
  it('of an order that is approved', async () => {
    const id = await till.order('Riley', ORDER.items, ORDER.total);
    await till.waiting(id);
    await till.approve(id, 'Chris', true);
    const texts = await till.told(id, 6);
    expect(texts).toEqual([
      "Received order for Riley: ['milk', 'bread', 'iPhone']. Total = 1299.0",
      "Reserved inventory for order: ['milk', 'bread', 'iPhone']",
      expect.stringMatching(
        /^Waiting for approval since order >= 1000\.0\. Deadline = \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.$/,
      ),
      'Order was approved by Chris.',
      'Payment was processed successfully',
      'Order submitted for shipping',
    ]);
  });

  it('of a small order', async () => {
    const id = await till.order("D'Arcy", ['bread', 'bread'], 3.5);
    expect(await till.told(id, 4)).toEqual([
      "Received order for D'Arcy: ['bread', 'bread']. Total = 3.5",
      "Reserved inventory for order: ['bread', 'bread']",
      'Payment was processed successfully',
      'Order submitted for shipping',
    ]);
  });
});

describe('approval', () => {
  beforeEach(restocked);

  it('is not needed at 999.99, and is at 1000', async () => {
    const small = await till.order('Casey', ['iPhone'], 999.99);
    const large = await till.order('Riley', ['iPhone'], 1000);
    expect((await till.ended(small)).order_result?.success).toBe(true);
    await till.waiting(large);
    expect((await till.document(large)).status).toBe('RUNNING');
    await till.approve(large, 'Chris', true);
    expect((await till.ended(large)).order_result?.success).toBe(true);
  });

  it('is not given by a word that is no decision, sent to Durable by hand', async () => {
    const id = await till.order('Riley', ['iPhone'], 1000);
    await till.waiting(id);
    const path = `/runtime/webhooks/durabletask/instances/${id}/raiseEvent/decision`;
    for (const word of [null, { approved: true }, { approver: 'Kim', approved: 'false' }]) {
      expect((await till.post(path, word)).status).toBe(202);
    }
    await till.approve(id, 'Chris', false);
    expect((await till.ended(id)).order_result).toMatchObject({
      success: false,
      message: 'Order was rejected by Chris.',
    });
  });

  it('refused: COMPLETED without success, nothing charged, the stock released', async () => {
    const id = await till.order('Robin', ['iPhone', 'iPhone'], 2598);
    await till.waiting(id);
    expect(await till.stock()).toEqual({ ...FULL_STOCK, iPhone: 8 });
    await till.approve(id, 'Chris', false);
    expect(await till.ended(id)).toMatchObject({
      status: 'COMPLETED',
      order_result: { id, message: 'Order was rejected by Chris.', success: false },
    });
    expect(await till.stock()).toEqual(FULL_STOCK);
    expect(await till.happened(id)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'ApprovalRequested',
      'OrderRejected',
      'InventoryReleased',
      'OrderClosed',
    ]);
    expect((await till.told(id, 4)).at(-1)).toBe('Order was rejected by Chris.');
  });

  it('not given within 24 hours: cancelled, and a late one has no effect', async () => {
    const id = await till.order('Sam', ['iPhone'], 5000);
    await till.waiting(id);
    await till.admin('/clock', { advanceMs: DAY_MS - 60_000 });
    expect((await till.document(id)).status).toBe('RUNNING');
    await till.admin('/clock', { advanceMs: 120_000 });
    expect(await till.ended(id)).toMatchObject({
      status: 'COMPLETED',
      order_result: { id, message: 'Approval deadline expired.', success: false },
    });
    expect((await till.approve(id, 'Chris', true)).status).toBe(409);
    expect(await till.stock()).toEqual(FULL_STOCK);
    expect(await till.happened(id)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'ApprovalRequested',
      'ApprovalExpired',
      'InventoryReleased',
      'OrderClosed',
    ]);
    expect((await till.told(id, 4)).at(-1)).toBe('Approval deadline expired.');
  });
});

describe('inventory', () => {
  beforeEach(restocked);

  it('starts with ten of each, and lets whatever is there be reserved', async () => {
    expect(await till.stock()).toEqual(FULL_STOCK);
    const taken = await till.post('/inventory/reserve', { items: ['milk', 'milk', 'bread'] });
    expect([taken.status, taken.json()]).toEqual([200, { success: true, message: 'Reserved' }]);
    expect(await till.stock()).toEqual({ ...FULL_STOCK, milk: 8, bread: 9 });
    const refused = await till.post('/inventory/reserve', { items: Array(9).fill('milk') });
    expect(refused.status).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'out-of-stock',
      success: false,
      message: 'Out of stock',
      missing: ['milk'],
    });
    expect((await till.stock()).milk).toBe(8);
  });

  it('is filled up by what the body names, new SKUs as well, and put back without a body', async () => {
    const filled = await till.post('/inventory/restock', { milk: 100, cheese: 3 });
    expect([filled.status, filled.json()]).toEqual([200, { ...FULL_STOCK, milk: 110, cheese: 3 }]);
    expect((await till.post('/inventory/reserve', { items: ['cheese', 'cheese', 'cheese'] })).status).toBe(
      200,
    );
    const reset = await till.post('/inventory/restock');
    expect([reset.status, reset.json()]).toEqual([200, { ...FULL_STOCK, cheese: 0 }]);
    expect((await till.post('/inventory/restock', { milk: -1 })).status).toBe(400);
  });

  it('refuses eleven milk', async () => {
    const id = await till.order('Alex', Array(11).fill('milk'), 22);
    expect(await till.ended(id)).toMatchObject({
      status: 'COMPLETED',
      order_result: { id, message: 'Inventory failed for order: Out of stock', success: false },
    });
    expect((await till.stock()).milk).toBe(10);
    expect((await till.told(id, 2)).at(-1)).toBe('Inventory failed for order: Out of stock');
    expect(await till.happened(id)).toEqual(['OrderReceived', 'InventoryRejected', 'OrderClosed']);
  });

  it('gives the last one to one of two', async () => {
    await till.post('/inventory/reserve', { items: Array(9).fill('apples') });
    const ids = await Promise.all([till.order('One', ['apples'], 1), till.order('Two', ['apples'], 1)]);
    const ended = await Promise.all(ids.map((id) => till.ended(id)));
    expect(ended.map(({ order_result }) => order_result?.success).sort()).toEqual([false, true]);
    expect((await till.stock()).apples).toBe(0);
  });
});

describe('shipping', () => {
  afterEach(async () => {
    await till.post('/shipping/activate');
  });

  it('deactivated: refunded once, released, told, FAILED; activated: the next order ships', async () => {
    await restocked();
    const off = await till.post('/shipping/deactivate');
    expect([off.status, off.text]).toEqual([200, 'Shipping service deactivated']);
    // Who asks may be told what was so half a second ago.
    await eventually(async () => expect((await till.get('/shipping')).json()).toEqual({ active: false }));
    const id = await till.order('Jamie', ['apples', 'oranges'], 7.5);
    const document = await till.ended(id);
    expect(document).toEqual({
      created_time: expect.any(String),
      details: { customer: 'Jamie', id, items: ['apples', 'oranges'], total: 7.5 },
      failure_details: {
        error_type: expect.stringMatching(/./),
        message: expect.stringMatching(
          /503.*The shipping service is currently deactivated for routine maintenance\.$/,
        ),
        stack_trace: expect.stringMatching(/\n\s+at /),
      },
      id,
      last_updated_time: expect.any(String),
      status: 'FAILED',
    });
    expect(await till.stock()).toMatchObject({ apples: 10, oranges: 10 });
    expect(await till.happened(id)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'PaymentCharged',
      'ShippingFailed',
      'PaymentRefunded',
      'InventoryReleased',
      'OrderFailed',
    ]);
    expect((await till.told(id, 5)).slice(2)).toEqual([
      'Payment was processed successfully',
      expect.stringMatching(/^Error submitting order for shipping: .*503.*routine maintenance\.$/),
      'Payment refunded',
    ]);

    const on = await till.post('/shipping/activate');
    expect([on.status, on.text]).toEqual([200, 'Shipping service activated']);
    await eventually(async () => expect((await till.get('/shipping')).json()).toEqual({ active: true }));
    expect((await till.ended(await till.order('Jamie', ['apples'], 3))).status).toBe('COMPLETED');
  });
});

describe('killed', () => {
  it('while an order waits: it goes on when the host is back', async () => {
    const id = await till.order('Riley', ['iPhone'], 1299);
    await till.waiting(id);
    await till.admin('/restart/host?hard');
    expect((await till.document(id)).status).toBe('RUNNING');
    await till.approve(id, 'Chris', true);
    expect((await till.ended(id)).order_result?.success).toBe(true);
    expect((await till.happened(id)).filter((type) => type === 'PaymentCharged')).toHaveLength(1);
  });

  it('in the middle of many orders: each ends, charged once', async () => {
    await till.post('/inventory/restock', { milk: 100, bread: 100 });
    const ids = await Promise.all(Array.from({ length: 40 }, () => till.order('Kim', ['milk', 'bread'], 4)));
    await till.admin('/restart/host?hard');
    // What Durable tries again, it tries at times of the virtual clock.
    await eventually(async () => {
      await till.admin('/clock', { advanceMs: 1_000 });
      for (const id of ids) expect((await till.document(id)).status).toBe('COMPLETED');
    });
    for (const id of ids) {
      expect((await till.happened(id)).filter((type) => type === 'PaymentCharged')).toEqual([
        'PaymentCharged',
      ]);
    }
  });
});

describe('the notifications', () => {
  it('are a page for browsers, which shows text as text and loads nothing from elsewhere', async () => {
    const page = await till.get('/notifications', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; connect-src 'self'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'/,
    );
    expect(page.text).toContain('textContent');
    expect(page.text).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|src="http/);
    // Without it the rows that the filter hides would stay: they have a display of their own.
    expect(page.text).toContain('li[hidden] { display: none; }');
  });

  it('come as what is wanted most', async () => {
    const typeFor = async (accept: string) =>
      (await till.get('/notifications', { accept })).headers.get('content-type');
    expect(await typeFor('*/*')).toBe('application/json; charset=utf-8');
    expect(await typeFor('application/json, text/html;q=0.5')).toBe('application/json; charset=utf-8');
    expect(await typeFor('text/*')).toBe('text/html; charset=utf-8');
  });

  it('hand over names as they are, for the page to show as text', async () => {
    const id = await till.order('<script>alert(1)</script>', ['bread'], 1);
    const [first] = await till.told(id, 4);
    expect(first).toBe("Received order for <script>alert(1)</script>: ['bread']. Total = 1.0");
  });

  it('go on at a cursor: history once, then what is new, also across a restart of the host', async () => {
    const page = async (query: string) => (await till.get(`/notifications?${query}`)).json<Notifications>();
    const history = await page('');
    expect(history.items.length).toBeGreaterThan(20);
    const paged: Notifications['items'][number][] = [];
    let cursor = '';
    for (;;) {
      const part = await page(`limit=7${cursor === '' ? '' : `&after=${cursor}`}`);
      cursor = part.cursor;
      if (part.items.length === 0) break;
      expect(part.items.length).toBeLessThanOrEqual(7);
      paged.push(...part.items);
    }
    expect(paged).toHaveLength(history.items.length);
    expect(new Set(paged.map(({ orderId, text }) => orderId + text)).size).toBe(
      new Set(history.items.map(({ orderId, text }) => orderId + text)).size,
    );

    await till.admin('/restart/host?hard');
    const news = page(`after=${cursor}&wait=25`);
    const id = await till.order('Noa', ['bread'], 1);
    const [first] = (await news).items;
    expect(first).toMatchObject({ orderId: id, text: "Received order for Noa: ['bread']. Total = 1.0" });
  });

  it('begin with the last ones where it is asked for, and go on in both directions', async () => {
    await till.told(String(till.accepted.at(-1)), 4);
    type Latest = Notifications & { readonly earlier?: string };
    const page = async (query: string) => (await till.get(`/notifications?${query}`)).json<Latest>();
    const told = ({ orderId, text }: Notifications['items'][number]) => `${orderId} ${text}`;
    const latest = await page('last=50');
    expect(latest.items.map(({ orderId }) => orderId)).toContain(till.accepted.at(-1));
    const seen: string[] = [];
    for (let part: Latest | undefined = latest; part !== undefined; ) {
      expect(part.items.length).toBeLessThanOrEqual(50);
      seen.push(...part.items.map(told));
      part = part.earlier === undefined ? undefined : await page(`last=50&before=${part.earlier}`);
    }
    expect(seen.length).toBeGreaterThan(50);
    expect(seen.toSorted()).toEqual((await page('')).items.map(told).toSorted());
    const id = await till.order('Last', ['bread'], 1);
    expect((await page(`after=${latest.cursor}&wait=25`)).items[0]?.orderId).toBe(id);
    for (const wrong of ['last=0', 'last=1001', 'last=5&wait=1', 'before=MDox', 'last=5&before=nonsense']) {
      expect((await till.get(`/notifications?${wrong}`)).status, wrong).toBe(400);
    }
  });

  it('wait as long as they are asked to, and answer an empty page then', async () => {
    await till.told(String(till.accepted.at(-1)), 4);
    const { cursor } = (await till.get('/notifications')).json<Notifications>();
    const from = performance.now();
    const empty = (await till.get(`/notifications?after=${cursor}&wait=1`)).json<Notifications>();
    expect(performance.now() - from).toBeGreaterThan(900);
    expect(empty.items).toEqual([]);
    expect((await till.get('/notifications?wait=26')).status).toBe(400);
    expect((await till.get('/notifications?after=nonsense')).status).toBe(400);
  });
});

it('leaves books that agree', async () => {
  await eventually(async () => {
    const verdicts = await verifyStores(till.platform, { accepted: till.accepted, initialStock: {} }, 0);
    // The stock was put back by hand in between.
    expect(verdicts.filter(({ name, holds }) => !holds && !name.startsWith('stock'))).toEqual([]);
  });
});

async function restocked(): Promise<void> {
  expect((await till.post('/inventory/restock')).status).toBe(200);
}
