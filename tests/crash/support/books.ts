import { setTimeout as sleep } from 'node:timers/promises';
import type { Verdict } from '../../../shared/domain/invariants.ts';
import { verifyStores } from '../../../tools/verify-stores.ts';
import type { Stage } from './stage.ts';
import { type Cancellation, type Kind, type ListedOrder, STOCK, type Till } from './till.ts';
import { until } from './until.ts';

const SHOWN_FAULTS = 5;
const PROJECTED_MS = 500;
const VERIFY_MS = 60_000;

/** Waits until nothing is under way any more, then checks the six invariants, and that each order ended as it must. */
export async function checkBooks(stage: Stage, till: Till, patienceMs = 180_000): Promise<Verdict[]> {
  let known = -1;
  // Orders whose answer was lost may come to light late.
  while (till.placed.length > known) {
    known = till.placed.length;
    await comeToRest(till, patienceMs);
    await sleep(PROJECTED_MS);
    await till.recall();
  }
  const accepted = till.placed.map(({ id }) => id);
  return [
    ...(await verifyStores(stage, { accepted, initialStock: STOCK }, Math.min(patienceMs, VERIFY_MS))),
    ends(new Map(till.placed.map(({ id, kind }) => [id, kind])), till.cancellations, await till.orders()),
  ];
}

export function faultsOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.filter(({ holds }) => !holds).map(({ name, detail }) => `${name}: ${detail}`);
}

/** What does not come to rest is told by the verdicts. */
async function comeToRest(till: Till, patienceMs: number): Promise<void> {
  const atRest = async () => {
    await till.recall();
    if ((await till.decide()) > 0) return false;
    const overview = await till.overview();
    if (overview === undefined) return false;
    const { RUNNING, COMPLETED, FAILED } = overview.orders;
    const { active, deadLettered } = overview.queues.orders;
    // It would wait for ever for an order whose message is put aside; the verdicts tell which it is.
    if (active === 0 && deadLettered > 0) return true;
    const left = RUNNING + active;
    return left === 0 && COMPLETED + FAILED >= till.placed.length;
  };
  await until(atRest, patienceMs, 'all orders ended', 200).catch(() => undefined);
}

function ends(
  kinds: ReadonlyMap<string, Kind>,
  cancellations: ReadonlyMap<string, Cancellation>,
  orders: readonly ListedOrder[],
): Verdict {
  const faults = orders.flatMap((order) => {
    const kind = kinds.get(order.id);
    if (kind === undefined) return [`${order.id} is listed and was never accepted`];
    return isRight(kind, order, cancellations.get(order.id))
      ? []
      : [`${order.id} (${kind}) ended as ${JSON.stringify(order)}`];
  });
  if (orders.length !== kinds.size) faults.push(`${orders.length} orders are listed of ${kinds.size}`);
  return {
    name: 'each order ended as it must',
    holds: faults.length === 0,
    detail: faults.length === 0 ? `${orders.length} orders` : faults.slice(0, SHOWN_FAULTS).join('; '),
  };
}

/** A crash is no reason for an order to fail; shipping's maintenance is the only one. */
function isRight(
  kind: Kind,
  { status, order_result, failure_details }: ListedOrder,
  cancellation: Cancellation | undefined,
): boolean {
  if (status === 'FAILED') {
    const isShippings = failure_details?.message.includes('routine maintenance') === true;
    const isRaced = kind === 'raced' && cancellation === 'order-ended';
    return isShippings && (kind === 'small' || kind === 'approved' || isRaced);
  }
  const isCancelled = order_result?.success === false && order_result.message === 'Order was cancelled.';
  switch (kind) {
    case 'small':
    case 'approved':
      return order_result?.success === true;
    case 'rejected':
      return order_result?.message === 'Order was rejected by Kim.';
    case 'out-of-stock':
      return order_result?.message.includes('Out of stock') === true;
    case 'declined':
      return order_result?.message === 'Payment failed for order: card_declined';
    case 'cancelled':
      return isCancelled && cancellation === 'cancelled';
    case 'raced':
      return cancellation === 'cancelled'
        ? isCancelled
        : cancellation === 'order-shipped' && order_result?.success === true;
    default:
      return kind satisfies never;
  }
}
