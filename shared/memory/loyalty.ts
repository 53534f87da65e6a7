import type { LoyaltyEntry } from '../domain/loyalty.ts';
import type { LoyaltyLedger } from '../ports.ts';

export function memoryLoyalty(): LoyaltyLedger {
  const entries = new Map<string, LoyaltyEntry>();
  const reversed = new Set<string>();
  return {
    async credit(credited) {
      for (const entry of credited) if (!entries.has(entry.orderId)) entries.set(entry.orderId, entry);
    },
    async reverse(reversals) {
      for (const { orderId } of reversals) reversed.add(orderId);
    },
    async balance(customer) {
      const own = [...entries.values()].filter(
        (entry) => entry.customer === customer && !reversed.has(entry.orderId),
      );
      return { points: own.reduce((sum, { points }) => sum + points, 0), orders: own.length };
    },
  };
}
