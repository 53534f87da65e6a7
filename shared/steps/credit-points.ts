import { pointsFor } from '../domain/loyalty.ts';
import type { LoyaltyEntry, LoyaltyLedger, Quarantine } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { consumeEvents } from './consume-events.ts';
import type { Patience } from './keep-trying.ts';

/** Points for every order that ended well, once. */
export function creditPoints(
  deps: Patience & { readonly loyalty: LoyaltyLedger; readonly quarantine: Quarantine },
) {
  return consumeEvents(deps, 'loyalty', async (_partition, events) => {
    const entries: LoyaltyEntry[] = [];
    for (const { event } of events) {
      if (event.type !== 'OrderCompleted') continue;
      const { customer, total, currency } = event.data;
      const points = pointsFor(total, currency);
      entries.push({ customer, orderId: event.orderId, points, time: event.time });
    }
    if (entries.length > 0) await pointed('loyalty.credit', () => deps.loyalty.credit(entries));
  });
}
