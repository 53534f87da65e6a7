import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyStores } from '../../tools/verify-stores.ts';
import { seeded } from '../crash/support/random.ts';
import { type Answer, eventually, Till } from './till.ts';

const JSON_PLEASE = { accept: 'application/json' };
const LARGE = { items: ['iPhone'], total: 1299 };
const FULL_STOCK = { milk: 10, bread: 10, apples: 10, oranges: 10, iPhone: 10 };
const CANCELLED = { message: 'Order was cancelled.', success: false };

let till: Till;

beforeAll(async () => {
  till = await Till.open();
});
afterAll(() => till.platform.stop());
beforeEach(async () => {
  expect((await till.post('/inventory/restock')).status).toBe(200);
});

const cancel = (id: string, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  till.send('DELETE', `/orders/${id}`, headers === undefined ? {} : { headers });

describe('DELETE /orders/{id}', () => {
  it('cancels an order that waits for its approval, at once', async () => {
    const id = await till.order('Riley', LARGE.items, LARGE.total);
    await till.waiting(id);
    const answer = await cancel(id);
    expect([answer.status, answer.text]).toEqual([202, `Order is being cancelled: ${id}`]);
    expect(answer.headers.get('location')).toBe(`${till.platform.url}/orders/${id}`);
    expect(await till.ended(id)).toMatchObject({
      status: 'COMPLETED',
      order_result: { id, ...CANCELLED },
    });
    expect(await till.happened(id)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'ApprovalRequested',
      'OrderCancelled',
      'InventoryReleased',
      'OrderClosed',
    ]);
    expect((await till.told(id, 4)).at(-1)).toBe('Order was cancelled.');
    expect(await till.stock()).toEqual(FULL_STOCK);
  });

  it('says 200 when it was cancelled before, and takes no approval after it', async () => {
    const id = await till.order('Riley', LARGE.items, LARGE.total);
    await till.waiting(id);
    const first = await cancel(id, JSON_PLEASE);
    expect([first.status, first.json()]).toEqual([202, { id, message: `Order is being cancelled: ${id}` }]);
    await till.ended(id);
    const again = await cancel(id, JSON_PLEASE);
    expect([again.status, again.json()]).toEqual([200, { id, message: `Order was cancelled before: ${id}` }]);
    expect((await till.approve(id, 'Chris', true)).status).toBe(409);
    expect((await till.document(id)).order_result).toEqual({ id, ...CANCELLED });
  });

  it('says 404 for an id that was never given out', async () => {
    const plain = await cancel('order_riley_1');
    expect([plain.status, plain.text]).toEqual([404, 'Order not found: order_riley_1']);
    const problem = await cancel('order_riley_1', JSON_PLEASE);
    expect(problem.json()).toMatchObject({ status: 404, code: 'order-not-found' });
  });

  it('says 409 once the order is shipped', async () => {
    const id = await till.order('Casey', ['milk'], 2);
    await till.ended(id);
    const plain = await cancel(id);
    expect([plain.status, plain.text]).toEqual([409, `Order was shipped and cannot be cancelled: ${id}`]);
    const problem = await cancel(id, JSON_PLEASE);
    expect(problem.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.json()).toMatchObject({ status: 409, code: 'order-shipped' });
    expect((await till.document(id)).order_result?.success).toBe(true);
  });

  it('says 409 once the order has ended otherwise', async () => {
    const id = await till.order('Robin', LARGE.items, LARGE.total);
    await till.waiting(id);
    await till.approve(id, 'Chris', false);
    await till.ended(id);
    const problem = await cancel(id, JSON_PLEASE);
    expect(problem.json()).toMatchObject({ status: 409, code: 'order-ended' });
    expect((await till.document(id)).order_result?.message).toBe('Order was rejected by Chris.');
  });

  it('says 409 once shipping has refused it, and leaves it as it failed', async () => {
    await till.post('/shipping/deactivate');
    const id = await till.order('Jamie', ['apples'], 3);
    expect((await till.ended(id)).status).toBe('FAILED');
    await till.post('/shipping/activate');
    expect((await cancel(id, JSON_PLEASE)).json()).toMatchObject({ status: 409, code: 'order-ended' });
    expect((await till.document(id)).status).toBe('FAILED');
  });

  it('at the same time as the approval: shipped, or cancelled and paid back', async () => {
    const id = await till.order('Riley', LARGE.items, LARGE.total);
    await till.waiting(id);
    // Both reach the saga's queue before it takes another turn, or shipping was faster: one of two ends.
    const [, answer] = await Promise.all([till.approve(id, 'Chris', true), cancel(id)]);
    const { order_result } = await till.ended(id);
    expect(order_result?.success).toBe(answer.status === 409);
    const happened = await till.happened(id);
    expect(happened.includes('OrderShipped')).toBe(answer.status === 409);
    expect(happened.includes('PaymentCharged')).toBe(
      answer.status === 409 || happened.includes('PaymentRefunded'),
    );
  });

  it('waits for nobody: an order that is still in the queue is cancelled when it comes', async () => {
    const sent = await till.post('/orders', { customer: 'Sam', ...LARGE }, JSON_PLEASE);
    const { id } = sent.json<{ id: string }>();
    till.accepted.push(id);
    expect((await cancel(id)).status).toBe(202);
    expect((await till.ended(id)).order_result).toEqual({ id, ...CANCELLED });
    const happened = await till.happened(id);
    expect(happened).toContain('OrderCancelled');
    expect(happened).not.toContain('PaymentCharged');
  });

  it('outlives a crash of the host', async () => {
    const id = await till.order('Riley', LARGE.items, LARGE.total);
    await till.waiting(id);
    expect((await cancel(id)).status).toBe(202);
    await till.admin('/restart/host?hard');
    expect((await till.ended(id)).order_result).toEqual({ id, ...CANCELLED });
  });
});

// One race: an order, its approval and its cancellation, all of them when they like.
const RACES = 40;
// A busy machine ships later: the latest cancellation comes later in each round, until one was too late.
const LATEST_MS = [60, 240, 1_000, 4_000];

it(`${RACES} races of cancel, approval and shipping have one outcome each`, async () => {
  const random = seeded(7);
  await till.post('/inventory/restock', { milk: 1_000, iPhone: 1_000 });
  const race = async (index: number, latestMs: number) => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, random() * latestMs));
    const large = index % 2 === 0;
    const id = large
      ? await till.order(`Racer ${index % 5}`, ['iPhone'], 1_299)
      : await till.order(`Racer ${index % 5}`, ['milk'], 2);
    const approve = async () => {
      if (!large) return;
      await pause();
      await eventually(async () => {
        const { status } = await till.approve(id, 'Chris', index % 4 === 0);
        if (status !== 200) expect((await till.document(id)).status).toMatch(/COMPLETED|FAILED/);
      });
    };
    const [{ status }] = await Promise.all([pause().then(() => cancel(id)), approve()]);
    return { id, status, result: (await till.ended(id)).order_result };
  };
  const ends = new Set<boolean | undefined>();
  for (const latestMs of LATEST_MS) {
    const races = Array.from({ length: RACES }, (_, index) => race(index, latestMs));
    for (const { id, status, result } of await Promise.all(races)) {
      const happened = await till.happened(id);
      const shipped = happened.includes('OrderShipped');
      expect([202, 409], id).toContain(status);
      expect(result?.success, id).toBe(shipped);
      if (status === 202) expect(shipped, id).toBe(false);
      expect(happened.filter((type) => type === 'OrderCancelled').length, id).toBeLessThanOrEqual(1);
      expect(happened.filter((type) => type === 'PaymentRefunded').length, id).toBe(
        happened.includes('PaymentCharged') && !shipped ? 1 : 0,
      );
      ends.add(result?.success);
    }
    if (ends.size === 2) break;
  }
  // Both ends are reached, or it was no race.
  expect(ends).toEqual(new Set([true, false]));
});

it('leaves books that agree', async () => {
  await eventually(async () => {
    const verdicts = await verifyStores(till.platform, { accepted: till.accepted, initialStock: {} }, 0);
    // The stock was put back by hand in between.
    expect(verdicts.filter(({ name, holds }) => !holds && !name.startsWith('stock'))).toEqual([]);
  });
});
