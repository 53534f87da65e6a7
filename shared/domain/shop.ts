/** The shop front: ten customers, who buy one after the other for ever. */

/** What every customer of the shop buys: a card that the shop itself prints, at whatever value. */
export const SHOP_SKU = 'gift-card';

/** Major units, of the customers 1 to 10. */
const TOTALS = [13, 56, 22, 107, 89, 17, 168, 158, 74, 72] as const;

export interface Purchase {
  readonly customer: string;
  readonly items: readonly string[];
  /** Major units, as POST /orders takes it. */
  readonly total: number;
}

/** The order of the turn's customer; `turn` counts from 0. */
export function purchase(turn: number): Purchase {
  const index = turn % TOTALS.length;
  return { customer: String(index + 1), items: [SHOP_SKU], total: TOTALS[index] ?? TOTALS[0] };
}

// Cards are printed long before they run out: a shop of ten instances sells a thousand between two looks at the shelf.
export const LOOK_AT_SHELF_EVERY = 100;
const SHELF_LOW = 1_500;
const PRINT_RUN = 5_000;

/** How many cards to print when so many are left. */
export function cardsToPrint(left: number): number {
  return left < SHELF_LOW ? PRINT_RUN : 0;
}
