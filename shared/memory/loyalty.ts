import type { LoyaltyEntry, LoyaltyLedger } from '../ports.ts';

export function memoryLoyalty(): LoyaltyLedger {
  const entries = new Map<string, LoyaltyEntry>();
  return {
    async credit(credited) {
      for (const entry of credited) if (!entries.has(entry.orderId)) entries.set(entry.orderId, entry);
    },
    async balance(customer) {
      const own = [...entries.values()].filter((entry) => entry.customer === customer);
      return { points: own.reduce((sum, { points }) => sum + points, 0), orders: own.length };
    },
  };
}
