import { missingStock, SEED_STOCK, type StockLine } from '../domain/stock.ts';
import type { Inventory } from '../ports.ts';

type Answer = Awaited<ReturnType<Inventory['reserve']>>;

export function memoryInventory(): Inventory {
  const levels = new Map(Object.entries(SEED_STOCK));
  const answers = new Map<string, Answer>();
  const held = new Map<string, readonly StockLine[]>();
  const add = (sku: string, quantity: number) => levels.set(sku, (levels.get(sku) ?? 0) + quantity);

  function take(lines: readonly StockLine[]): string[] {
    const missing = missingStock(levels, lines);
    if (missing.length === 0) for (const { sku, quantity } of lines) add(sku, -quantity);
    return missing;
  }

  return {
    async reserve(orderId, lines) {
      const first = answers.get(orderId);
      if (first !== undefined) return first;
      const missing = take(lines);
      const answer: Answer = missing.length === 0 ? { type: 'reserved' } : { type: 'rejected', missing };
      answers.set(orderId, answer);
      if (answer.type === 'reserved') held.set(orderId, lines);
      return answer;
    },
    async release(orderId) {
      if (!answers.has(orderId)) answers.set(orderId, { type: 'rejected', missing: [] });
      if (answers.get(orderId)?.type !== 'reserved') return 'nothing-reserved';
      for (const { sku, quantity } of held.get(orderId) ?? []) add(sku, quantity);
      held.delete(orderId);
      return 'released';
    },
    levels: async () => Object.fromEntries(levels),
    async add(quantities) {
      for (const [sku, quantity] of Object.entries(quantities)) add(sku, quantity);
    },
    async reset() {
      for (const [sku, quantity] of Object.entries(SEED_STOCK)) levels.set(sku, quantity);
    },
    async take(lines) {
      const missing = take(lines);
      return missing.length === 0 ? { type: 'taken' } : { type: 'rejected', missing };
    },
  };
}
