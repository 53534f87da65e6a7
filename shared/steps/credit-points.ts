import { loyaltyMoves } from '../domain/loyalty.ts';
import type { CompletedOrders, LoyaltyLedger, Quarantine, StoredEvent } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { consumeEvents } from './consume-events.ts';
import type { Patience } from './keep-trying.ts';

interface Deps extends Patience {
  readonly loyalty: LoyaltyLedger;
  readonly quarantine: Quarantine;
  /** Where the orders are left for the loyalty job as well; left out: it is off. */
  readonly completedOrders?: CompletedOrders;
}

/** Points for every order that ended well, once; taken back once when it is paid back or cancelled. */
export function creditPoints(deps: Deps) {
  return consumeEvents(deps, 'loyalty', async (_partition, events) => {
    const { credits, reversals } = loyaltyMoves(events.map(({ event }) => event));
    if (deps.completedOrders !== undefined) await leaveForJob(deps.completedOrders, events);
    // Together, so that they share transactions; the ledger takes them in any order.
    await Promise.all([
      credits.length > 0 && pointed('loyalty.credit', () => deps.loyalty.credit(credits)),
      reversals.length > 0 && pointed('loyalty.reverse', () => deps.loyalty.reverse(reversals)),
    ]);
  });
}

async function leaveForJob(orders: CompletedOrders, events: readonly StoredEvent[]): Promise<void> {
  const leaving = events.map(async ({ event }) => {
    if (event.type !== 'OrderCompleted') return;
    const { customer, total, currency } = event.data;
    await orders.leave({ orderId: event.orderId, customer, total, currency, time: event.time });
  });
  await Promise.all(leaving);
}
