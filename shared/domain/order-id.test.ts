import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bucketStart, isOrderId, keyedOrderId, newOrderId, orderIdParts } from './order-id.ts';

const mac = (text: string) => createHmac('sha256', 'a key for tests only').update(text).digest();
const NOW = Date.UTC(2023, 9, 28, 17, 2, 5);
const random = Uint8Array.from([255, 254, 253, 252, 251, 250, 249]);

describe('order ids', () => {
  it('carry the customer, the time and a proof', () => {
    const id = newOrderId('Riley', NOW, random, mac);
    expect(id).toMatch(/^order_riley_0[0-9a-z]{21}$/);
    expect(isOrderId(id, mac)).toBe(true);
  });

  it.each([
    ['Zoë Müller-Smith', 'order_zoemullersmith_'],
    ['ÆØ 東京', 'order_customer_'],
    ['a very long name of a customer', 'order_averylongnameofacust_'],
  ])('fold %s', (customer, start) => {
    expect(newOrderId(customer, NOW, random, mac).startsWith(start)).toBe(true);
  });

  it('are given out also where the clock stands before the first time bucket', () => {
    const id = newOrderId('Riley', 0, random, mac);
    expect(isOrderId(id, mac)).toBe(true);
    expect(orderIdParts(id)?.bucket).toBe('000000');
  });

  it('are refused when any character differs', () => {
    const id = newOrderId('Riley', NOW, random, mac);
    for (let index = 0; index < id.length; index++) {
      const other = id[index] === '0' ? '1' : '0';
      expect(isOrderId(id.slice(0, index) + other + id.slice(index + 1), mac)).toBe(false);
    }
    expect(isOrderId(`${id}0`, mac)).toBe(false);
    expect(isOrderId('', mac)).toBe(false);
  });

  it('lead to a partition by 8 seconds and 4 shards', () => {
    const parts = orderIdParts('order_riley_0pgg9kr4m2x8v1q0z5t7wc');
    expect(parts).toEqual({
      bucket: '0pgg9k',
      random: 'r4m2x8v1q0',
      mac: 'z5t7wc',
      partition: '0pgg9k-0',
      claim: '0pgg9kr4m2x8v1q0',
      keyed: false,
    });
    const now = orderIdParts(newOrderId('Riley', NOW, random, mac));
    const start = bucketStart(now?.bucket ?? '');
    expect(NOW - start).toBeGreaterThanOrEqual(0);
    expect(NOW - start).toBeLessThan(8_000);
  });

  it('are fixed by an Idempotency-Key', () => {
    const hash = mac('till-7/4711');
    const id = keyedOrderId('Riley', hash, mac);
    expect(keyedOrderId('Riley', hash, mac)).toBe(id);
    expect(isOrderId(id, mac)).toBe(true);
    const other = orderIdParts(keyedOrderId('Casey', hash, mac));
    expect(other?.claim).toBe(orderIdParts(id)?.claim);
    expect(other?.keyed).toBe(true);
  });
});
