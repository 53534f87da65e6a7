import type { EventLine, OrderEvent, OrderEventType } from './events.ts';
import { notificationText } from './notifications.ts';

export type OrderStatus = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED';

/** An order as the read side knows it: its events, folded. JSON-able. */
export interface OrderView {
  readonly id: string;
  /** Whom it belongs to; see Order. */
  readonly customer: string;
  /** Of orders in the rich form, as are payment method and lines. */
  readonly customerName?: string;
  readonly paymentMethod?: string;
  readonly lines?: readonly EventLine[];
  readonly items: readonly string[];
  /** Minor units. */
  readonly total: number;
  readonly currency: string;
  readonly status: Exclude<OrderStatus, 'PENDING'>;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly result?: { readonly success: boolean; readonly message: string };
  readonly failure?: { readonly errorType: string; readonly message: string; readonly stackTrace: string };
  readonly timeline: readonly TimelineEntry[];
  /** Of OrderReceived; see domain/timeline.ts. */
  readonly trace?: Trace;
  /** The highest seq applied. */
  readonly lastSeq: number;
}

interface TimelineEntry {
  readonly seq: number;
  readonly type: OrderEventType;
  readonly time: string;
  /** The notification of this event, when it has one. */
  readonly text?: string;
  /** Who decided, of an event that is somebody's decision. */
  readonly by?: string;
  /** Left out: the view's. */
  readonly trace?: Trace;
}

/** What an event's trail is known by in logs. */
export interface Trace {
  readonly traceId: string;
  readonly correlationId: string;
}

/**
 * The view after `event`; the same object when the event was applied before, so that a repeat writes nothing.
 * `undefined` in and out: only OrderReceived begins a view. An order's events come in order, but for one that was in
 * quarantine: it takes its place in the timeline later.
 */
export function evolveView(view: OrderView | undefined, event: OrderEvent): OrderView | undefined {
  if (event.type === 'OrderReceived') {
    if (view !== undefined) return view;
    const { customer, customerFullName, paymentMethod, lines, items, total, currency } = event.data;
    return {
      id: event.orderId,
      customer,
      ...(customerFullName === undefined ? {} : { customerName: customerFullName }),
      ...(paymentMethod === undefined ? {} : { paymentMethod }),
      ...(lines === undefined ? {} : { lines }),
      items,
      total,
      currency,
      status: 'RUNNING',
      createdAt: event.time,
      updatedAt: event.time,
      timeline: [timelineEntry(event)],
      lastSeq: event.seq,
    };
  }
  if (view === undefined || isApplied(view, event)) return view;
  const late = event.seq < view.lastSeq;
  const timeline = [...view.timeline, timelineEntry(event)];
  const next: OrderView = {
    ...view,
    updatedAt: late ? view.updatedAt : event.time,
    timeline: late ? timeline.sort((left, right) => left.seq - right.seq) : timeline,
    lastSeq: late ? view.lastSeq : event.seq,
  };
  switch (event.type) {
    case 'OrderCompleted':
      return { ...next, status: 'COMPLETED', result: { success: true, message: event.data.message } };
    case 'OrderClosed':
      return { ...next, status: 'COMPLETED', result: { success: false, message: event.data.message } };
    case 'OrderFailed':
      return { ...next, status: 'FAILED', failure: event.data };
    case 'InventoryReserved':
    case 'InventoryRejected':
    case 'ApprovalRequested':
    case 'OrderApproved':
    case 'OrderRejected':
    case 'ApprovalExpired':
    case 'OrderCancelled':
    case 'PaymentCharged':
    case 'PaymentDeclined':
    case 'OrderShipped':
    case 'ShippingFailed':
    case 'PaymentRefunded':
    case 'InventoryReleased':
      return next;
    default:
      return event satisfies never;
  }
}

function isApplied({ lastSeq, timeline }: OrderView, { seq }: OrderEvent): boolean {
  return seq <= lastSeq && timeline.some((entry) => entry.seq === seq);
}

function timelineEntry(event: OrderEvent): TimelineEntry {
  const text = notificationText(event);
  const by = 'approver' in event.data ? event.data.approver : undefined;
  return {
    ...{ seq: event.seq, type: event.type, time: event.time },
    ...(text === undefined ? {} : { text }),
    ...(by === undefined ? {} : { by }),
  };
}
