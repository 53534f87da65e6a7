import type { Order } from '../domain/order.ts';
import { orderIdParts } from '../domain/order-id.ts';
import type { IdempotencyStore, OrderStore, PaymentProvider, Shipping } from '../ports.ts';

export function memoryOrders(): OrderStore {
  const rows = new Map<string, Order>();
  return {
    async insert(order) {
      if (rows.has(order.id)) return 'present';
      rows.set(order.id, order);
      return 'inserted';
    },
    find: async (orderId) => rows.get(orderId),
  };
}

export function memoryIdempotency(): IdempotencyStore {
  const claims = new Map<string, string>();
  return {
    async claim(orderId, fingerprint) {
      const key = orderIdParts(orderId)?.claim ?? orderId;
      const first = claims.get(key);
      if (first === undefined) {
        claims.set(key, fingerprint);
        return 'claimed';
      }
      return first === fingerprint ? 'same-body' : 'other-body';
    },
  };
}

/** Declines as the built-in ledger does: amounts that end in .13. */
export function memoryPayments(): PaymentProvider {
  const outcomes = new Map<string, string>();
  return {
    async charge(orderId, amount) {
      const first = outcomes.get(orderId);
      const outcome = first ?? (amount % 100 === 13 ? 'card_declined' : 'charged');
      outcomes.set(orderId, outcome);
      return outcome === 'charged' ? { type: 'charged' } : { type: 'declined', reason: outcome };
    },
    async refund(orderId) {
      const outcome = outcomes.get(orderId);
      if (outcome === undefined) outcomes.set(orderId, 'order_closed');
      return outcome === 'charged' ? 'refunded' : 'nothing-charged';
    },
  };
}

const MAINTENANCE = 'The shipping service is currently deactivated for routine maintenance.';

export function memoryShipping(): Shipping {
  type Answer = Awaited<ReturnType<Shipping['ship']>>;
  const answers = new Map<string, Answer>();
  let active = true;
  return {
    async ship(orderId) {
      const first = answers.get(orderId);
      if (first !== undefined) return first;
      const answer: Answer = active ? { type: 'shipped' } : { type: 'unavailable', message: MAINTENANCE };
      answers.set(orderId, answer);
      return answer;
    },
    async cancel(orderId) {
      switch (answers.get(orderId)?.type) {
        case undefined:
          answers.set(orderId, { type: 'cancelled' });
          return 'cancelled';
        case 'cancelled':
          return 'cancelled-before';
        case 'shipped':
          return 'shipped';
        case 'unavailable':
          return 'refused';
      }
    },
    isCancelled: async (orderId) => answers.get(orderId)?.type === 'cancelled',
    setActive: async (on) => {
      active = on;
    },
    isActive: async () => active,
  };
}
