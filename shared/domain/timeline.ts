import type { OrderEvent, OrderEventType } from './events.ts';
import { evolveView, type OrderView, type Trace } from './order-view.ts';

/** An event of an order, and who and what is behind it. */
export interface TimelineItem {
  readonly seq: number;
  readonly type: OrderEventType;
  /** ISO 8601 instant. */
  readonly time: string;
  readonly text?: string;
  readonly actor: Actor;
  /** Id of what led to it: of the event before it; of OrderReceived the message on the queue `orders`. */
  readonly cause: string;
  readonly traceId: string | null;
  readonly correlationId: string | null;
}

interface Actor {
  readonly role: 'customer' | 'approver' | 'saga' | 'inventory' | 'payment' | 'shipping';
  /** Of people. */
  readonly name?: string;
}

interface Trail {
  readonly correlationId: string;
  /** W3C. */
  readonly traceParent: string;
}

/** evolveView, which also keeps the trail that the event brought: of the order once, of an event where it differs. */
export function evolveTraced(
  view: OrderView | undefined,
  event: OrderEvent,
  trail: Trail,
): OrderView | undefined {
  const next = evolveView(view, event);
  if (next === undefined || next === view) return next;
  const trace: Trace = { traceId: traceIdOf(trail), correlationId: trail.correlationId };
  if (view === undefined) return { ...next, trace };
  const { traceId, correlationId } = view.trace ?? {};
  if (traceId === trace.traceId && correlationId === trace.correlationId) return next;
  const timeline = next.timeline.map((entry) => (entry.seq === event.seq ? { ...entry, trace } : entry));
  return { ...next, timeline };
}

/** The steps of an order one by one: the saga takes them one after the other, so each led to the next. */
export function timelineOf({ id, customer, customerName, timeline, trace }: OrderView): TimelineItem[] {
  return timeline.map(({ by, trace: own = trace, ...entry }, index) => ({
    ...entry,
    actor: actorOf(entry.type, by, customerName ?? customer),
    cause: index === 0 ? id : `${id}/${timeline[index - 1]?.seq}`,
    traceId: own?.traceId ?? null,
    correlationId: own?.correlationId ?? null,
  }));
}

function actorOf(type: OrderEventType, by: string | undefined, customer: string): Actor {
  switch (type) {
    case 'OrderReceived':
    case 'OrderCancelled':
      return { role: 'customer', name: customer };
    case 'OrderApproved':
    case 'OrderRejected':
      return { role: 'approver', ...(by === undefined ? {} : { name: by }) };
    case 'InventoryReserved':
    case 'InventoryRejected':
    case 'InventoryReleased':
      return { role: 'inventory' };
    case 'PaymentCharged':
    case 'PaymentDeclined':
    case 'PaymentRefunded':
      return { role: 'payment' };
    case 'OrderShipped':
    case 'ShippingFailed':
      return { role: 'shipping' };
    case 'ApprovalRequested':
    case 'ApprovalExpired':
    case 'OrderCompleted':
    case 'OrderClosed':
    case 'OrderFailed':
      return { role: 'saga' };
    default:
      return type satisfies never;
  }
}

function traceIdOf({ traceParent }: Trail): string {
  return traceParent.slice(3, 35);
}
