import { describe, expect, it } from 'vitest';
import { anApp, TRAIL } from '../testing.ts';

const body = { customer: 'Riley', items: ['milk', 'bread'], total: 19.99, note: 'ring twice' };

describe('the intake', () => {
  it('puts one message on the queue, with what the order says and no more', async () => {
    const { app, adapters } = anApp();
    const receipt = await app.placeOrder({ body, trail: TRAIL });
    expect(receipt).toEqual({
      type: 'accepted',
      orderId: expect.stringMatching(/^order_riley_[0-9a-z]{22}$/),
    });
    const { orderId } = receipt as { orderId: string };
    expect(adapters.queue.messages).toEqual([
      {
        orderId,
        trail: TRAIL,
        body: {
          id: orderId,
          receivedAt: '2023-10-28T17:02:05.000Z',
          order: { customer: 'Riley', items: ['milk', 'bread'], total: 19.99 },
        },
      },
    ]);
  });

  it('refuses what is not valid, with every fault', async () => {
    const { app, adapters } = anApp();
    expect(await app.placeOrder({ body: { items: [], total: 10.000000001 }, trail: TRAIL })).toEqual({
      type: 'invalid',
      faults: [
        { pointer: '/customer', text: 'is missing', keyword: 'required' },
        { pointer: '/items', text: 'must not be empty', keyword: 'minItems' },
      ],
    });
    expect(await app.placeOrder({ body: { ...body, total: 10.000000001 }, trail: TRAIL })).toMatchObject({
      type: 'invalid',
      faults: [{ pointer: '/total', text: 'must have at most two decimals' }],
    });
    expect(adapters.queue.messages).toEqual([]);
  });

  it('gives the same id for the same Idempotency-Key and body, and refuses another body', async () => {
    const { app } = anApp();
    const place = (change: object) =>
      app.placeOrder({ body: { ...body, ...change }, idempotencyKey: 'till-7/4711', trail: TRAIL });
    const first = await place({});
    expect(first.type).toBe('accepted');
    expect(await place({ note: 'ring once' })).toEqual(first);
    expect(await place({ total: 20 })).toEqual({ type: 'other-body' });
    expect(await place({ customer: 'Casey' })).toEqual({ type: 'other-body' });
  });

  it('does not accept what the broker did not take', async () => {
    const { app } = anApp(() => ({
      queue: { messages: [], enqueue: () => Promise.reject(new Error('broker away')) },
    }));
    await expect(app.placeOrder({ body, trail: TRAIL })).rejects.toThrow('broker away');
  });
});

describe('a trail', () => {
  it('goes on with what the caller sent', () => {
    const { app } = anApp();
    const trail = app.newTrail('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'till-7');
    expect(trail.correlationId).toBe('till-7');
    expect(trail.traceParent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  });

  it.each([null, 'nonsense', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`])(
    'begins anew without a well-formed one: %s',
    (given) => {
      const { app } = anApp();
      const trail = app.newTrail(given, 'with space');
      expect(trail.traceParent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
      expect(trail.correlationId).toBe(trail.traceParent.slice(3, 35));
    },
  );
});
