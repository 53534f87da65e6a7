import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketStart, isOrderId, keyedOrderId, newOrderId, orderIdParts } from './order-id.ts';

const mac = (text: string) => createHmac('sha256', 'a key for tests only').update(text).digest();
const customer = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '👩‍🚀', 'Ünal', '__proto__'),
);
const random = fc.uint8Array({ minLength: 7, maxLength: 7 });
const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2200, 0, 1) });
const SHAPE = /^order_[a-z0-9]{1,20}_[0-9a-hjkmnp-tv-z]{22}$/;

describe('order ids', () => {
  it('have their shape and are known again, whoever orders', () => {
    fc.assert(
      fc.property(customer, time, random, (name, now, bytes) => {
        const id = newOrderId(name, now, bytes, mac);
        expect(id).toMatch(SHAPE);
        expect(isOrderId(id, mac)).toBe(true);
        expect(orderIdParts(id)).toMatchObject({ keyed: false });
      }),
    );
  });

  it('tell their time to within eight seconds', () => {
    fc.assert(
      fc.property(time, random, (now, bytes) => {
        const start = bucketStart(orderIdParts(newOrderId('x', now, bytes, mac))?.bucket ?? '');
        expect(start).toBeLessThanOrEqual(now);
        expect(now - start).toBeLessThan(8_000);
      }),
    );
  });

  it('are refused with one character changed', () => {
    fc.assert(
      fc.property(
        customer,
        time,
        random,
        fc.nat(),
        fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
        (name, now, bytes, at, char) => {
          const id = newOrderId(name, now, bytes, mac);
          const place = 'order_'.length + (at % (id.length - 'order_'.length));
          const changed = id.slice(0, place) + char + id.slice(place + 1);
          // One in a thousand million would pass by chance.
          expect(isOrderId(changed, mac)).toBe(changed === id);
        },
      ),
    );
  });

  it('are refused whatever else is asked for', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !isOrderId(text, mac)));
  });

  it('of an Idempotency-Key follow from key and customer alone; the claim from the key alone', () => {
    fc.assert(
      fc.property(
        customer,
        customer,
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        (one, two, key, other) => {
          const id = (name: string, text: string) => keyedOrderId(name, mac(text), mac);
          expect(id(one, key)).toBe(id(one, key));
          expect(isOrderId(id(one, key), mac)).toBe(true);
          const claim = (text: string, name: string) => orderIdParts(id(name, text))?.claim;
          expect(claim(key, one)).toBe(claim(key, two));
          expect(claim(key, one) === claim(other, one)).toBe(key === other);
          expect(orderIdParts(id(one, key))?.keyed).toBe(true);
        },
      ),
    );
  });
});
