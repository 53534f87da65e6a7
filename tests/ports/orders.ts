import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/domain/order.ts';
import { keyedOrderId } from '../../shared/domain/order-id.ts';
import type { IdempotencyStore, OrderStore } from '../../shared/ports.ts';
import { anOrderId, TRAIL } from './fixtures.ts';

export function describeOrderStore(name: string, fresh: () => Promise<OrderStore>): void {
  const order = (id: string, items: readonly string[] = ['milk', 'bread']): Order => ({
    id,
    customer: 'Zoë "the till" O\'Neill',
    items,
    total: 129_900,
    currency: 'USD',
    receivedAt: '2026-11-21T10:00:00.000Z',
  });

  describe(`Order store, ${name}`, () => {
    it('keeps an order once, as it came first', async () => {
      const store = await fresh();
      const id = anOrderId();
      expect(await store.insert(order(id), TRAIL)).toBe('inserted');
      expect(await store.insert(order(id, ['iPhone']), TRAIL)).toBe('present');
      expect(await store.find(id)).toEqual(order(id));
    });

    it('does not find what it never had', async () => {
      const store = await fresh();
      expect(await store.find(anOrderId())).toBeUndefined();
    });

    it('tells each of many concurrent callers how its own order fared', async () => {
      const store = await fresh();
      const ids = Array.from({ length: 150 }, () => anOrderId());
      const repeated = ids.filter((_, index) => index % 10 === 3);
      await Promise.all(repeated.map((id) => store.insert(order(id), TRAIL)));
      const answers = await Promise.all(ids.map((id) => store.insert(order(id), TRAIL)));
      expect(answers.filter((answer) => answer === 'present')).toHaveLength(15);
      expect(answers.map((answer, index) => answer === 'present' && index % 10 !== 3)).not.toContain(true);
      expect(await Promise.all(ids.map((id) => store.find(id)))).toEqual(ids.map((id) => order(id)));
    });

    it('keeps an order of many items', async () => {
      const store = await fresh();
      const big = order(
        anOrderId(),
        Array.from({ length: 4_000 }, (_, index) => `item ${index} ✓`),
      );
      await store.insert(big, TRAIL);
      expect(await store.find(big.id)).toEqual(big);
    });
  });
}

export function describeIdempotency(name: string, fresh: () => Promise<IdempotencyStore>): void {
  const keyed = (customer: string, key: string) =>
    keyedOrderId(customer, Buffer.from(key.padEnd(16, '.')), () => Buffer.from('mac.'));

  describe(`Idempotency, ${name}`, () => {
    it('knows the same body from another one', async () => {
      const store = await fresh();
      const id = keyed('Riley', 'key-1');
      expect(await store.claim(id, 'body one')).toBe('claimed');
      expect(await store.claim(id, 'body one')).toBe('same-body');
      expect(await store.claim(id, 'body two')).toBe('other-body');
      expect(await store.claim(keyed('Riley', 'key-2'), 'body two')).toBe('claimed');
    });

    it('knows a key again whose body names another customer', async () => {
      const store = await fresh();
      expect(await store.claim(keyed('Riley', 'key-3'), 'body of Riley')).toBe('claimed');
      expect(await store.claim(keyed('Chris', 'key-3'), 'body of Chris')).toBe('other-body');
    });

    it('lets one of many that come at once claim it', async () => {
      const store = await fresh();
      const id = keyed('Riley', 'key-4');
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.claim(id, 'body')));
      expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'same-body')).toHaveLength(19);
    });
  });
}
