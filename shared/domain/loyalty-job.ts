/** The loyalty job: a timer that counts the orders left for it, a few at a time. */
import type { Contracts } from '../contracts/parse.ts';
import { pointsFor } from './loyalty.ts';

export type CompletedOrder = Contracts['CompletedOrder'];

export interface JobBalance {
  readonly points: number;
  readonly orderCount: number;
}

/** Of one run, the first by name. */
export const MOST_ORDERS_A_RUN = 10;

/** For so long the job is one worker's alone. Azure leases blobs for 15 to 60 s, or for ever. */
export const JOB_LEASE_MS = 60_000;

/** What orders add to the balances of their customers. */
export function additions(orders: readonly CompletedOrder[]): Map<string, JobBalance> {
  const added = new Map<string, JobBalance>();
  for (const { customer, total, currency } of orders) {
    const { points, orderCount } = added.get(customer) ?? { points: 0, orderCount: 0 };
    added.set(customer, { points: points + pointsFor(total, currency), orderCount: orderCount + 1 });
  }
  return added;
}
