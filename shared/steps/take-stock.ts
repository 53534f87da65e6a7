import { type Fault, parse } from '../contracts/parse.ts';
import { stockLines } from '../domain/stock.ts';
import type { Inventory } from '../ports.ts';
import { tooManySkus } from './order-form.ts';

export type TakeStockResult =
  | { readonly type: 'taken' }
  | { readonly type: 'rejected'; readonly missing: readonly string[] }
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] };

/** POST /inventory/reserve: takes items without an order; all or none. */
export function takeStock({ inventory }: { readonly inventory: Inventory }) {
  return async (body: unknown): Promise<TakeStockResult> => {
    const parsed = parse('Reserve', body);
    if (!parsed.ok) return { type: 'invalid', faults: parsed.faults };
    const fault = tooManySkus('/items', parsed.value.items);
    if (fault !== undefined) return { type: 'invalid', faults: [fault] };
    return inventory.take(stockLines(parsed.value.items));
  };
}
