import { isUnchanged, type LoyaltyPosting, worthOf } from '../domain/loyalty-books.ts';
import type { LoyaltyBooks, LoyaltyLedger } from '../ports.ts';

export function memoryLoyalty(): LoyaltyLedger & LoyaltyBooks {
  const postings = new Map<string, LoyaltyPosting>();
  const balance = (customer: string) => {
    let [points, orders] = [0, 0];
    for (const posting of postings.values()) {
      if (posting.customer !== customer) continue;
      const worth = worthOf(posting);
      points += worth.points;
      orders += worth.orders;
    }
    return { points, orders };
  };
  return {
    async credit(entries) {
      for (const { customer, orderId, points, time } of entries) {
        if (!postings.has(orderId)) postings.set(orderId, { customer, orderId, points, creditedAt: time });
      }
    },
    async reverse(reversals) {
      for (const { customer, orderId, time } of reversals) {
        const before = postings.get(orderId) ?? { customer, orderId, points: 0 };
        if (before.reversedAt === undefined) postings.set(orderId, { ...before, reversedAt: time });
      }
    },
    balance: async (customer) => balance(customer),
    async *rows() {
      for (const posting of postings.values()) yield { type: 'posting', posting };
      for (const customer of new Set(Array.from(postings.values(), (posting) => posting.customer))) {
        yield { type: 'balance', customer, ...balance(customer) };
      }
    },
    async correct(_customer, corrections) {
      for (const { found, wanted } of corrections) {
        const now = postings.get(found.orderId);
        if (now === undefined || !isUnchanged(now, found)) continue;
        if (wanted === undefined) postings.delete(found.orderId);
        else postings.set(found.orderId, wanted);
      }
    },
  };
}
