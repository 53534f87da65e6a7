import type { OrderLine } from './order.ts';

/**
 * What happened to an order, in the order of `seq` (0, 1, 2, …; a step that failed for good may leave a gap). The
 * saga is the only writer, so a repeated step publishes the same event again: same id, same seq, same time.
 */
export type OrderEvent = OrderReceived | SagaEvent;

interface Envelope<Type extends string, Data> {
  /** `<orderId>/<seq>` */
  readonly id: string;
  readonly type: Type;
  readonly orderId: string;
  readonly seq: number;
  /** ISO 8601 instant. */
  readonly time: string;
  readonly data: Data;
}

type Nothing = Readonly<Record<string, never>>;

type OrderReceived = Envelope<
  'OrderReceived',
  {
    readonly customer: string;
    readonly items: readonly string[];
    /** Minor units. */
    readonly total: number;
    readonly currency: string;
    /** Of orders in the rich form, as are those below. No address and no e-mail: events are kept for ever. */
    readonly customerFullName?: string;
    readonly paymentMethod?: string;
    readonly lines?: readonly EventLine[];
  }
>;

export interface EventLine extends OrderLine {
  /** Item code, brand, type and colour. */
  readonly longDescription: string;
}

export type SagaEvent =
  | Envelope<'InventoryReserved', { readonly items: readonly string[] }>
  | Envelope<'InventoryRejected', { readonly missing: readonly string[] }>
  /** threshold in hundredths of a unit; deadline is an ISO 8601 instant. */
  | Envelope<'ApprovalRequested', { readonly threshold: number; readonly deadline: string }>
  | Envelope<'OrderApproved', { readonly approver: string }>
  | Envelope<'OrderRejected', { readonly approver: string }>
  | Envelope<'ApprovalExpired', Nothing>
  /** By the customer, before it was shipped; what was done is undone after it. */
  | Envelope<'OrderCancelled', { readonly customer: string }>
  | Envelope<'PaymentCharged', { readonly amount: number; readonly currency: string }>
  | Envelope<'PaymentDeclined', { readonly reason: string }>
  | Envelope<'OrderShipped', Nothing>
  | Envelope<'ShippingFailed', { readonly message: string }>
  /** customer: left out in events from before there were cancellations. */
  | Envelope<'PaymentRefunded', { readonly customer?: string }>
  | Envelope<'InventoryReleased', Nothing>
  /** The three ends: well; refused by a business rule; broken. */
  /** total in minor units. */
  | Envelope<
      'OrderCompleted',
      {
        readonly message: string;
        readonly customer: string;
        readonly total: number;
        readonly currency: string;
      }
    >
  | Envelope<'OrderClosed', { readonly message: string }>
  | Envelope<
      'OrderFailed',
      { readonly errorType: string; readonly message: string; readonly stackTrace: string }
    >;

export type OrderEventType = OrderEvent['type'];

/** Type and data of an event, before it is numbered. */
export type Fact<Event extends OrderEvent = OrderEvent> = Event extends OrderEvent
  ? { readonly type: Event['type']; readonly data: Event['data'] }
  : never;

/** Numbers what happened: `facts[0]` gets `seq`, the next `seq + 1`. */
export function orderEvents(
  orderId: string,
  seq: number,
  time: string,
  facts: readonly Fact[],
): OrderEvent[] {
  return facts.map(
    (fact, index) =>
      ({
        id: `${orderId}/${seq + index}`,
        type: fact.type,
        orderId,
        seq: seq + index,
        time,
        data: fact.data,
      }) as OrderEvent,
  );
}
