/** One SKU of an order and how many of it; a SKU comes once per list. */
export interface StockLine {
  readonly sku: string;
  readonly quantity: number;
}

/** The stock of an order changes all at once, and the store changes so many SKUs in one go. */
export const MOST_SKUS = 80;

/** What the shelves hold when the store opens for the first time. */
export const SEED_STOCK: Readonly<Record<string, number>> = {
  milk: 10,
  bread: 10,
  apples: 10,
  oranges: 10,
  iPhone: 10,
};

/** An order names an item once per piece: duplicates count. */
export function stockLines(items: readonly string[]): StockLine[] {
  const quantities = new Map<string, number>();
  for (const sku of items) quantities.set(sku, (quantities.get(sku) ?? 0) + 1);
  return Array.from(quantities, ([sku, quantity]) => ({ sku, quantity }));
}

/** SKUs of which `levels` holds too few; empty: the lines can be reserved. */
export function missingStock(levels: ReadonlyMap<string, number>, lines: readonly StockLine[]): string[] {
  return lines.filter((line) => (levels.get(line.sku) ?? 0) < line.quantity).map((line) => line.sku);
}
