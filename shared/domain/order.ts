/** An accepted order. Its id, customer, items and total never change. */
export interface Order {
  readonly id: string;
  readonly customer: string;
  /** One entry per piece. */
  readonly items: readonly string[];
  /** Minor units of the currency. */
  readonly total: number;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 8601 instant at which the intake accepted it. */
  readonly receivedAt: string;
}

/** Of orders that name none. */
export const DEFAULT_CURRENCY = 'USD';
