import type { OrderEvent } from './events.ts';
import { toMajor } from './money.ts';

export interface LoyaltyEntry {
  readonly customer: string;
  readonly orderId: string;
  readonly points: number;
  /** ISO 8601 instant at which the order completed. */
  readonly time: string;
}

export interface LoyaltyReversal {
  readonly customer: string;
  readonly orderId: string;
  /** ISO 8601 instant at which the order was cancelled, or its money went back. */
  readonly time: string;
}

/** A point per whole unit of money, whatever the currency; half a unit counts as one. `total` in minor units. */
export function pointsFor(total: number, currency: string): number {
  return Math.round(toMajor(total, currency));
}

/** What events mean to the ledger: an order that ended well brings points, one that was paid back or cancelled none. */
export function loyaltyMoves(events: Iterable<OrderEvent>): {
  readonly credits: LoyaltyEntry[];
  readonly reversals: LoyaltyReversal[];
} {
  const credits: LoyaltyEntry[] = [];
  const reversals: LoyaltyReversal[] = [];
  for (const event of events) {
    const { orderId, time } = event;
    switch (event.type) {
      case 'OrderCompleted': {
        const { customer, total, currency } = event.data;
        credits.push({ customer, orderId, points: pointsFor(total, currency), time });
        break;
      }
      case 'OrderCancelled':
      case 'PaymentRefunded': {
        const { customer } = event.data;
        // Of events from before there were reversals: nothing was ever refunded then that had brought points.
        if (customer !== undefined) reversals.push({ customer, orderId, time });
        break;
      }
      default:
    }
  }
  return { credits, reversals };
}
