import { describe, expect, it } from 'vitest';
import { BrokerUnavailable } from '../domain/faults.ts';
import type { OrderMessage } from '../ports.ts';
import { anApp, TRAIL } from '../testing.ts';

const CASEY = { customer: 'Casey', items: ['milk'], total: 1 };
const RILEY = { customer: 'Riley', items: ['bread'], total: 2 };
const AIKO = {
  customer: { id: 'C-1002', firstName: 'Aiko', lastName: 'Sato', email: 'aiko@example.com' },
  currency: 'JPY',
  paymentMethod: 'cash',
  lines: [
    { itemCode: 'apples', brand: 'N', type: 'fruit', size: '1 kg', colour: 'red', quantity: 1, price: 480 },
  ],
  total: 480,
};

describe('a batch', () => {
  it('places its orders in their order, in both forms, and tells each row its own', async () => {
    const { app, adapters } = anApp();
    const receipt = await app.placeOrders({
      rows: [CASEY, { customer: '', items: [], total: 1 }, 7, AIKO, { ...RILEY, total: 1.005 }],
      trail: TRAIL,
    });
    expect(receipt).toMatchObject({
      type: 'read',
      rows: [
        { type: 'accepted', orderId: expect.stringMatching(/^order_casey_[0-9a-z]{22}$/) },
        { type: 'invalid', faults: [{ pointer: '/customer' }, { pointer: '/items' }] },
        { type: 'invalid', faults: [{ pointer: '', text: 'must be an object' }] },
        { type: 'accepted', orderId: expect.stringMatching(/^order_c1002_[0-9a-z]{22}$/) },
        { type: 'invalid', faults: [{ pointer: '/total', text: 'must have at most two decimals' }] },
      ],
    });
    expect(adapters.queue.messages.map(({ body }) => body)).toMatchObject([
      { receivedAt: '2023-10-28T17:02:05.000Z', order: { customer: 'Casey' } },
      { receivedAt: '2023-10-28T17:02:05.000Z', richOrder: { customer: { id: 'C-1002' } } },
    ]);
  });

  it('hands all over in one turn, for the queue to take them together', async () => {
    const waiting: (() => void)[] = [];
    const { app } = anApp(() => ({
      queue: { messages: [], enqueue: () => new Promise<void>((resolve) => waiting.push(resolve)) },
    }));
    const placed = app.placeOrders({ rows: Array(500).fill(CASEY), trail: TRAIL });
    await new Promise((resolve) => setImmediate(resolve));
    expect(waiting).toHaveLength(500);
    for (const resolve of waiting) resolve();
    const receipt = await placed;
    const ids = receipt.type === 'read' ? receipt.rows.map((row) => 'orderId' in row && row.orderId) : [];
    expect(new Set(ids).size).toBe(500);
  });

  it('tells which rows the queue did not take', async () => {
    const away = new BrokerUnavailable('broker away');
    const taken: OrderMessage[] = [];
    const { app } = anApp(() => ({
      queue: {
        messages: taken,
        enqueue: async (message) => {
          if (taken.length === 2) throw away;
          taken.push(message);
        },
      },
    }));
    const receipt = await app.placeOrders({ rows: [CASEY, {}, RILEY, CASEY], trail: TRAIL });
    expect(receipt).toMatchObject({
      type: 'read',
      rows: [
        { type: 'accepted' },
        { type: 'invalid' },
        { type: 'accepted' },
        { type: 'failed', error: away },
      ],
    });
  });

  it('gives the same ids for the same key and rows, and refuses other rows', async () => {
    const { app } = anApp();
    const place = (...rows: unknown[]) => app.placeOrders({ rows, idempotencyKey: 'shift-7', trail: TRAIL });
    const first = await place(CASEY, { total: 1 }, CASEY, RILEY);
    expect(first).toMatchObject({
      rows: [{ type: 'accepted' }, {}, { type: 'accepted' }, { type: 'accepted' }],
    });
    const ids =
      first.type === 'read' ? first.rows.flatMap((row) => ('orderId' in row ? [row.orderId] : [])) : [];
    expect(new Set(ids).size).toBe(3);
    expect(await place({ note: 'x', ...CASEY }, { total: 1 }, CASEY, RILEY)).toEqual(first);
    for (const other of [
      [CASEY, { total: 1 }, CASEY],
      [CASEY, { total: 1 }, RILEY, CASEY],
      [CASEY, { total: 2 }, CASEY, RILEY],
      [CASEY, CASEY, CASEY, RILEY],
    ]) {
      expect(await place(...other)).toEqual({ type: 'other-body' });
    }
  });

  it('has nothing to do with a single order under the same key', async () => {
    const { app } = anApp();
    const single = await app.placeOrder({ body: CASEY, idempotencyKey: 'k', trail: TRAIL });
    const batch = await app.placeOrders({ rows: [CASEY], idempotencyKey: 'k', trail: TRAIL });
    expect(single.type).toBe('accepted');
    expect(batch).toMatchObject({ rows: [{ type: 'accepted' }] });
    expect(batch).not.toMatchObject({ rows: [single] });
  });

  it('claims no key while nothing of it is valid, so that it can be corrected', async () => {
    const { app } = anApp();
    await app.placeOrders({ rows: [{ total: 1 }], idempotencyKey: 'k', trail: TRAIL });
    expect(await app.placeOrders({ rows: [CASEY], idempotencyKey: 'k', trail: TRAIL })).toMatchObject({
      rows: [{ type: 'accepted' }],
    });
  });
});
