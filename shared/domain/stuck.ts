import type { OrderEventType } from './events.ts';
import type { OrderView } from './order-view.ts';

/** What an order waits for. */
export type Step = 'queue' | 'reserve' | 'approval' | 'charge' | 'ship' | 'undo';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long a step may take before somebody should look. A step that a fault repeats takes seconds, in an outage minutes. */
export const STUCK_AFTER_MS: Readonly<Record<Step, number>> = {
  queue: 2 * MINUTE,
  reserve: 2 * MINUTE,
  // People decide on it.
  approval: 60 * MINUTE,
  charge: 5 * MINUTE,
  ship: 5 * MINUTE,
  undo: 5 * MINUTE,
};

/** The step that a running order is at, and since when (epoch ms). */
export function stepOf({ timeline, createdAt }: OrderView): { step: Step; since: number } {
  const last = timeline.at(-1);
  if (last === undefined) return { step: 'reserve', since: Date.parse(createdAt) };
  return { step: stepAfter(last.type), since: Date.parse(last.time) };
}

function stepAfter(type: OrderEventType): Step {
  switch (type) {
    case 'OrderReceived':
      return 'reserve';
    case 'ApprovalRequested':
      return 'approval';
    case 'InventoryReserved':
    case 'OrderApproved':
      return 'charge';
    case 'PaymentCharged':
    case 'OrderShipped':
      return 'ship';
    case 'InventoryRejected':
    case 'OrderRejected':
    case 'ApprovalExpired':
    case 'PaymentDeclined':
    case 'ShippingFailed':
    case 'PaymentRefunded':
    case 'InventoryReleased':
    case 'OrderCancelled':
    // The ends.
    case 'OrderCompleted':
    case 'OrderClosed':
    case 'OrderFailed':
      return 'undo';
    default:
      return type satisfies never;
  }
}
