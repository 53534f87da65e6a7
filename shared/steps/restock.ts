import { type Fault, parse } from '../contracts/parse.ts';
import type { Inventory } from '../ports.ts';

export type RestockResult =
  | { readonly type: 'restocked'; readonly levels: Readonly<Record<string, number>> }
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] };

/** POST /inventory/restock: adds what the body names; without a body the first stock is put back. */
export function restock({ inventory }: { readonly inventory: Inventory }) {
  return async (body: unknown): Promise<RestockResult> => {
    if (body === undefined) {
      await inventory.reset();
    } else {
      const parsed = parse('Restock', body);
      if (!parsed.ok) return { type: 'invalid', faults: parsed.faults };
      await inventory.add(parsed.value);
    }
    return { type: 'restocked', levels: await inventory.levels() };
  };
}
