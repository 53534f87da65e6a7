import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../contracts/parse.ts';
import { toMajor } from '../domain/money.ts';
import { anApp, TRAIL } from '../testing.ts';
import { orderContent, parseOrderForm } from './order-form.ts';

const words = fc.stringMatching(/^[A-Za-zäöüß0-9][A-Za-zäöüß0-9 '"-]{0,15}$/);
const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');

const short = fc
  .record({
    customer: words,
    items: fc.array(words, { minLength: 1, maxLength: 100 }),
    minor: fc.integer({ min: 1, max: 999_999 }),
    currency,
  })
  .map(({ minor, ...order }) => ({ ...order, total: toMajor(minor, order.currency) }));

const rich = fc
  .record({
    customer: fc.record({
      id: fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/),
      firstName: words,
      lastName: words,
      email: fc.constant('someone@example.com'),
    }),
    currency,
    paymentMethod: fc.constantFrom('card', 'cash', 'gift-card', 'bank-transfer'),
    lines: fc.array(
      fc.record({
        itemCode: words,
        brand: words,
        type: words,
        size: words,
        colour: words,
        quantity: fc.integer({ min: 1, max: 20 }),
        minor: fc.integer({ min: 1, max: 9_999 }),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  })
  .map(({ lines, ...order }) => ({
    ...order,
    lines: lines.map(({ minor, ...line }) => ({ ...line, price: toMajor(minor, order.currency) })),
    total: toMajor(
      lines.reduce((sum, { minor, quantity }) => sum + minor * quantity, 0),
      order.currency,
    ),
  }));

const order: fc.Arbitrary<Record<string, unknown>> = fc.oneof(short, rich);

/** The same value with its properties in another order, at every level. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

describe('order forms', () => {
  it('of any order that adds up are taken, and read again on the other side of the queue', () => {
    fc.assert(
      fc.property(order, (body) => {
        const form = parseOrderForm(body);
        expect(form).toMatchObject({ ok: true });
        if (!form.ok) return;
        const id = 'order_x_0pgg9kr4m2x8v1q0z5t7wc';
        const queued = JSON.parse(
          JSON.stringify({ id, receivedAt: '2023-10-28T17:02:05.137Z', ...form.value }),
        );
        const parsed = parse('QueuedOrder', queued);
        expect(parsed.ok).toBe(true);
        expect(orderContent(queued)).toEqual(orderContent(form.value));
      }),
    );
  });

  it('with a total that is off by the smallest unit are refused', () => {
    fc.assert(
      fc.property(rich, fc.constantFrom(-1, 1), (body, by) => {
        const unit = toMajor(1, body.currency);
        const decimals = { USD: 2, EUR: 2, JPY: 0, KWD: 3 }[body.currency] ?? 2;
        const total = Number((body.total + by * unit).toFixed(decimals));
        expect(parseOrderForm({ ...body, total })).toMatchObject({
          ok: false,
          faults: [{ pointer: '/total' }],
        });
      }),
    );
  });

  it('never throw, whatever is posted, and keep nothing that the contracts do not name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), fc.jsonValue()), (body) => {
        expect(typeof parseOrderForm(body).ok).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(
        order,
        fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'note', 'id'), fc.jsonValue()),
        (body, more) => {
          const plain = parseOrderForm(body);
          const posted = JSON.parse(
            `${JSON.stringify(more).slice(0, -1)}${Object.keys(more).length > 0 ? ',' : ''}${JSON.stringify(body).slice(1)}`,
          );
          expect(parseOrderForm(posted)).toEqual(plain);
        },
      ),
    );
  });

  it('have a fingerprint that goes by what they say: the same in any order of properties, another for another order', async () => {
    await fc.assert(
      fc.asyncProperty(order, order, async (one, two) => {
        const { app } = anApp();
        const place = (body: unknown) => app.placeOrder({ body, idempotencyKey: 'k', trail: TRAIL });
        const first = await place(one);
        expect(first).toMatchObject({ type: 'accepted' });
        expect(await place({ ...(turned(one) as object), note: 'ignored' })).toEqual(first);
        const same = JSON.stringify(parseOrderForm(one)) === JSON.stringify(parseOrderForm(two));
        expect((await place(two)).type).toBe(same ? 'accepted' : 'other-body');
      }),
      { numRuns: 40 },
    );
  });
});
