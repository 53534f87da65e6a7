import { pointsFor } from '../domain/loyalty.ts';
import type { CompletedOrders, LoyaltyEntry, LoyaltyLedger, Quarantine, StoredEvent } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { consumeEvents } from './consume-events.ts';
import type { Patience } from './keep-trying.ts';

interface Deps extends Patience {
  readonly loyalty: LoyaltyLedger;
  readonly quarantine: Quarantine;
  /** Where the orders are left for the loyalty job as well; left out: it is off. */
  readonly completedOrders?: CompletedOrders;
}

/** Points for every order that ended well, once. */
export function creditPoints(deps: Deps) {
  return consumeEvents(deps, 'loyalty', async (_partition, events) => {
    const entries: LoyaltyEntry[] = [];
    for (const { event } of events) {
      if (event.type !== 'OrderCompleted') continue;
      const { customer, total, currency } = event.data;
      const points = pointsFor(total, currency);
      entries.push({ customer, orderId: event.orderId, points, time: event.time });
    }
    if (deps.completedOrders !== undefined) await leaveForJob(deps.completedOrders, events);
    if (entries.length > 0) await pointed('loyalty.credit', () => deps.loyalty.credit(entries));
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
