/** Generated from schemas/ by build/generate.ts. */

/**
 * order_<slug of the customer>_<22 characters: time bucket, random part, MAC>.
 */
export type OrderId = string;
/**
 * ISO 8601, UTC, milliseconds.
 */
export type Instant = string;
/**
 * ISO 4217; an order that names none is in USD.
 */
export type Currency =
  | 'AUD'
  | 'BRL'
  | 'CAD'
  | 'CHF'
  | 'CNY'
  | 'CZK'
  | 'DKK'
  | 'EUR'
  | 'GBP'
  | 'HUF'
  | 'INR'
  | 'JPY'
  | 'KRW'
  | 'KWD'
  | 'MXN'
  | 'NOK'
  | 'NZD'
  | 'PLN'
  | 'SEK'
  | 'SGD'
  | 'TND'
  | 'TRY'
  | 'USD'
  | 'ZAR';
/**
 * An event on the hub order-events (partition key: order id).
 */
export type OrderEvent = {
  /**
   * <orderId>/<seq>
   */
  id: string;
  orderId: OrderId;
  seq: number;
  time: Instant;
  type: string;
  data: {};
} & (
  | OrderReceived
  | InventoryReserved
  | InventoryRejected
  | ApprovalRequested
  | OrderApproved
  | OrderRejected
  | ApprovalExpired
  | OrderCancelled
  | PaymentCharged
  | PaymentDeclined
  | OrderShipped
  | ShippingFailed
  | PaymentRefunded
  | InventoryReleased
  | OrderCompleted
  | OrderClosed
  | OrderFailed
);
/**
 * Name of an item as it stands on the shelf.
 */
export type Sku = string;

export interface Contracts {
  Address: Address;
  CompletedOrder: CompletedOrder;
  Currency: Currency;
  Decision: Decision;
  EditDeadLetter: EditDeadLetter;
  Instant: Instant;
  OrderEvent: OrderEvent;
  OrderId: OrderId;
  OrderLine: OrderLine;
  PlaceOrder: PlaceOrder;
  PlaceOrders: PlaceOrders;
  PlaceRichOrder: PlaceRichOrder;
  Problem: Problem;
  QuarantineProperties: QuarantineProperties;
  QueuedOrder: QueuedOrder;
  RepairChoice: RepairChoice;
  Reserve: Reserve;
  Restock: Restock;
  Sku: Sku;
}
/**
 * A postal address.
 */
export interface Address {
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postalCode: string;
  /**
   * ISO 3166-1, two letters.
   */
  country: string;
}
/**
 * An order that ended well, as it is left in a blob for the loyalty job.
 */
export interface CompletedOrder {
  orderId: OrderId;
  customer: string;
  /**
   * Minor units.
   */
  total: number;
  currency: string;
  time: Instant;
}
/**
 * Body of POST /orders/{id}/approve.
 */
export interface Decision {
  approver: string;
  /**
   * false rejects the order.
   */
  approved: boolean;
}
/**
 * Body of PATCH /operations/dead-letters/{id}: another body for a message that was put aside, whole (body) or at places of the old one (set).
 */
export interface EditDeadLetter {
  /**
   * The whole new body, as text.
   */
  body?: string;
  /**
   * Values by JSON pointer (RFC 6901); - stands for the end of a list.
   */
  set?: {
    [k: string]: unknown;
  };
  /**
   * Whether it is sent to where it came from, or put back into quarantine (keep).
   */
  next?: 'keep' | 'replay';
  /**
   * false: do it. Otherwise it is told whether it could be done.
   */
  dryRun?: boolean;
}
export interface OrderReceived {
  type: 'OrderReceived';
  data: {
    customer: string;
    /**
     * @maxItems 200
     */
    items: Sku[];
    /**
     * Minor units.
     */
    total: number;
    currency: string;
    /**
     * Of orders in the rich form, as are the payment method and the lines.
     */
    customerFullName?: string;
    paymentMethod?: string;
    /**
     * @maxItems 100
     */
    lines?: {
      itemCode: Sku;
      brand: string;
      type: string;
      size: string;
      colour: string;
      quantity: number;
      /**
       * Of one piece, in minor units.
       */
      price: number;
      /**
       * Item code, brand, type and colour.
       */
      longDescription: string;
    }[];
  };
}
export interface InventoryReserved {
  type: 'InventoryReserved';
  data: {
    /**
     * @maxItems 200
     */
    items: Sku[];
  };
}
export interface InventoryRejected {
  type: 'InventoryRejected';
  data: {
    /**
     * @maxItems 200
     */
    missing: Sku[];
  };
}
export interface ApprovalRequested {
  type: 'ApprovalRequested';
  data: {
    /**
     * Minor units.
     */
    threshold: number;
    deadline: Instant;
  };
}
export interface OrderApproved {
  type: 'OrderApproved';
  data: {
    approver: string;
  };
}
export interface OrderRejected {
  type: 'OrderRejected';
  data: {
    approver: string;
  };
}
export interface ApprovalExpired {
  type: 'ApprovalExpired';
  data: {};
}
export interface OrderCancelled {
  type: 'OrderCancelled';
  data: {
    customer: string;
  };
}
export interface PaymentCharged {
  type: 'PaymentCharged';
  data: {
    /**
     * Minor units.
     */
    amount: number;
    currency: string;
  };
}
export interface PaymentDeclined {
  type: 'PaymentDeclined';
  data: {
    reason: string;
  };
}
export interface OrderShipped {
  type: 'OrderShipped';
  data: {};
}
export interface ShippingFailed {
  type: 'ShippingFailed';
  data: {
    message: string;
  };
}
export interface PaymentRefunded {
  type: 'PaymentRefunded';
  data: {
    customer?: string;
  };
}
export interface InventoryReleased {
  type: 'InventoryReleased';
  data: {};
}
export interface OrderCompleted {
  type: 'OrderCompleted';
  data: {
    message: string;
    customer: string;
    total: number;
    currency: string;
  };
}
export interface OrderClosed {
  type: 'OrderClosed';
  data: {
    message: string;
  };
}
export interface OrderFailed {
  type: 'OrderFailed';
  data: {
    errorType: string;
    message: string;
    stackTrace: string;
  };
}
/**
 * One line of an order in the rich form.
 */
export interface OrderLine {
  itemCode: Sku;
  brand: string;
  type: string;
  size: string;
  colour: string;
  quantity: number;
  /**
   * Of one piece, in major units, with at most the currency's decimals.
   */
  price: number;
}
/**
 * Body of POST /orders in the short form. Properties that are not named here are ignored.
 */
export interface PlaceOrder {
  /**
   * Name of the customer.
   */
  customer: string;
  /**
   * One entry per piece; the same item several times means several pieces. At most 80 different items.
   *
   * @minItems 1
   * @maxItems 100
   */
  items: [Sku, ...Sku[]];
  /**
   * Amount to be paid, in major units, with at most the currency's decimals.
   */
  total: number;
  currency?: Currency;
}
/**
 * Body of POST /orders/batch. Each row is checked for itself, against PlaceOrder or PlaceRichOrder: what is wrong with one is told in its place of the answer.
 */
export interface PlaceOrders {
  /**
   * @minItems 1
   * @maxItems 500
   *
   * Items: An order in either form.
   */
  orders: [
    {
      [k: string]: unknown;
    },
    ...{
      [k: string]: unknown;
    }[]
  ];
}
/**
 * Body of POST /orders in the rich form. The total is the sum of the lines; an order has at most 200 pieces of at most 80 different items. Properties that are not named here are ignored.
 */
export interface PlaceRichOrder {
  customer: {
    id: string;
    firstName: string;
    lastName: string;
    email: string;
  };
  billingAddress?: Address;
  shippingAddress?: Address;
  currency?: Currency;
  paymentMethod: 'card' | 'cash' | 'gift-card' | 'bank-transfer';
  /**
   * @minItems 1
   * @maxItems 100
   */
  lines: [OrderLine, ...OrderLine[]];
  /**
   * Sum of the lines, in major units.
   */
  total: number;
}
/**
 * application/problem+json (RFC 9457): what every error answer is.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /**
   * Stable; for programs.
   */
  code: string;
  /**
   * For people.
   */
  detail?: string;
  /**
   * Every fault of the body, by JSON pointer.
   *
   * @maxItems 200
   */
  faults?: {
    pointer: string;
    text: string;
  }[];
}
/**
 * Application properties of a message on the queue quarantine; its message id and its untouched body are those of the message that failed.
 */
export interface QuarantineProperties {
  /**
   * Where it came from: queue:<name> or event-hub:<hub>/<group>.
   */
  source: string;
  /**
   * Stable code.
   */
  reason: string;
  description: string;
  attempts: number;
  time: Instant;
  /**
   * Of a body too large for the queue as it is.
   */
  encoding?: 'gzip';
  traceparent?: string;
  'correlation-id'?: string;
}
/**
 * Body of a message on the queue orders: an order that the intake has accepted, in the form in which it came (order or richOrder).
 */
export interface QueuedOrder {
  id: OrderId;
  receivedAt: Instant;
  order?: PlaceOrder;
  richOrder?: PlaceRichOrder;
}
/**
 * Body of POST /operations/dead-letters/replay and …/purge: which messages, all conditions together. At least one condition, or all.
 */
export interface RepairChoice {
  /**
   * Ids, or message ids.
   *
   * @minItems 1
   * @maxItems 200
   */
  ids?: [string, ...string[]];
  reason?: string;
  source?: string;
  /**
   * Order id.
   */
  order?: string;
  /**
   * In body or description, whatever the case.
   */
  text?: string;
  /**
   * Put aside longer ago: 90s, 30m, 2h, 3d.
   */
  olderThan?: string;
  /**
   * Put aside since then.
   */
  newerThan?: string;
  /**
   * Whatever there is.
   */
  all?: boolean;
  /**
   * At most so many in this call.
   */
  limit?: number;
  /**
   * As the page before gave it, to go on behind it: what failed, or was not chosen, stays in front.
   */
  continuationToken?: string;
  /**
   * At most so many a second.
   */
  rate?: number;
  /**
   * false: do it. Otherwise it is told what would be done.
   */
  dryRun?: boolean;
}
/**
 * Body of POST /inventory/reserve: takes items off the shelf without an order; all or none.
 */
export interface Reserve {
  /**
   * One entry per piece, at most 80 different items.
   *
   * @minItems 1
   * @maxItems 100
   */
  items: [Sku, ...Sku[]];
}
/**
 * Body of POST /inventory/restock: how many of each item arrive. Items that were unknown begin at 0.
 */
export interface Restock {
  [k: string]: number;
}
