/**
 * What the steps need from the world. Every adapter (shared/azure, shared/memory) keeps these promises, and one suite
 * per port checks it. A rejected promise is a fault: `TerminalFault` (never succeeds; quarantine) or anything else
 * (transient; repeat). A business refusal is a value.
 */
import type { OrderEvent } from './domain/events.ts';
import type { LoyaltyEntry, LoyaltyReversal } from './domain/loyalty.ts';
import type { LoyaltyCorrection, LoyaltyRow } from './domain/loyalty-books.ts';
import type { CompletedOrder, JobBalance } from './domain/loyalty-job.ts';
import type { Order } from './domain/order.ts';
import type { Mac } from './domain/order-id.ts';
import type { OrderView } from './domain/order-view.ts';
import type { SagaInput } from './domain/saga.ts';
import type { StockLine } from './domain/stock.ts';

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Travels with an order from the till to the store, in messages, events and logs. */
export interface Trail {
  /** Chosen by the caller (x-correlation-id) or by the intake; at most 128 characters. */
  readonly correlationId: string;
  /** W3C traceparent of the step that sent this on. */
  readonly traceParent: string;
}

/** The intake's claim on an Idempotency-Key. */
export interface IdempotencyStore {
  /**
   * Claims the id for this body; `other-body` when the same key came with another fingerprint before. Kept under
   * `orderIdParts(orderId)`: partition and claim (the same key with another customer gives another id, same claim).
   */
  claim(orderId: string, fingerprint: string): Promise<'claimed' | 'same-body' | 'other-body'>;
}

/** Commands to the queue `orders`. */
export interface OrderQueue {
  /** Resolves when the broker has it on disk. Rejects with BrokerUnavailable within 5 s when the broker is away. */
  enqueue(message: OrderMessage): Promise<void>;
}

export interface OrderMessage {
  /** Message id; also the order id. */
  readonly orderId: string;
  /** A QueuedOrder contract, as JSON-able data. */
  readonly body: unknown;
  /** Application properties `traceparent` and `correlation-id`. */
  readonly trail: Trail;
}

export interface OrderStore {
  /** Inserts the row when absent: `inserted`, or `present` when the id is there already. */
  insert(order: Order, trail: Trail): Promise<'inserted' | 'present'>;
  find(orderId: string): Promise<Order | undefined>;
}

/** Facts to the event hub `order-events`; one order's events keep their order. */
export interface EventPublisher {
  /** Resolves when all are on disk. The events of one call belong to one order. Properties as in OrderQueue. */
  publish(events: readonly OrderEvent[], trail: Trail): Promise<void>;
}

/** Handed to a step per invocation: the functions room makes it from the durable client binding. */
export interface SagaClient {
  /** `known` when it runs already. One that has ended is started again: ask for its status first. */
  start(input: SagaInput, trail: Trail): Promise<'started' | 'known'>;
  status(orderId: string): Promise<SagaStatus | undefined>;
  /** Tells a saga that waits, or will wait, for it; without effect on one that has ended. */
  decide(orderId: string, decision: { approver: string; approved: boolean }): Promise<void>;
  /** Tells a saga that waits for its approval that the order is cancelled; without effect on any other, or on none. */
  cancel(orderId: string): Promise<void>;
}

export interface SagaStatus {
  readonly runtime: 'Pending' | 'Running' | 'Suspended' | 'Completed' | 'Failed' | 'Terminated' | 'Canceled';
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Input, custom status and output of the saga, parsed; see domain/saga.ts. */
  readonly input: unknown;
  readonly customStatus: unknown;
  readonly output: unknown;
}

export interface Inventory {
  /**
   * All lines or none, once per order id: a repeat gives the first answer. `missing` lists the SKUs that lack stock.
   */
  reserve(
    orderId: string,
    lines: readonly StockLine[],
  ): Promise<{ type: 'reserved' } | { type: 'rejected'; missing: readonly string[] }>;
  /** Gives back what reserve took, once; safe when nothing was reserved (and a later reserve is then refused). */
  release(orderId: string): Promise<'released' | 'nothing-reserved'>;
  /** Stock by SKU. */
  levels(): Promise<Readonly<Record<string, number>>>;
  /** Adds to the stock; unknown SKUs begin at 0. */
  add(quantities: Readonly<Record<string, number>>): Promise<void>;
  /** Puts the first stock back: each SKU of it at its first quantity; other SKUs stay. */
  reset(): Promise<void>;
  /** Takes lines without an order (POST /inventory/reserve); all or none. */
  take(
    lines: readonly StockLine[],
  ): Promise<{ type: 'taken' } | { type: 'rejected'; missing: readonly string[] }>;
}

/** Amounts in minor units. Every call is idempotent under the order id; a repeat gives the first answer. */
export interface PaymentProvider {
  charge(
    orderId: string,
    amount: number,
    currency: string,
  ): Promise<{ type: 'charged' } | { type: 'declined'; reason: string }>;
  /** Gives back what was charged; safe when nothing was (and a later charge is then declined). */
  refund(orderId: string): Promise<'refunded' | 'nothing-charged'>;
  /** True while this process does not ask it, because its breaker is open. Left out: it has none. */
  isAway?(): boolean;
}

export interface Shipping {
  /**
   * Hands the order over once; `unavailable` while the service is deactivated. A repeat gives the first answer: a
   * refused order is being undone, and must not be shipped after all; neither must one that was cancelled first.
   */
  ship(
    orderId: string,
  ): Promise<{ type: 'shipped' } | { type: 'unavailable'; message: string } | { type: 'cancelled' }>;
  /**
   * Keeps the order from ever being shipped: `cancelled`, and `cancelled-before` at each repeat. `shipped` and
   * `refused` when `ship` was first: that answer stands.
   */
  cancel(orderId: string): Promise<'cancelled' | 'cancelled-before' | 'shipped' | 'refused'>;
  isCancelled(orderId: string): Promise<boolean>;
  setActive(active: boolean): Promise<void>;
  /** As it was half a second ago at most. */
  isActive(): Promise<boolean>;
}

/** Where a message goes that can never succeed. */
export interface Quarantine {
  put(entry: QuarantineEntry): Promise<void>;
}

export interface QuarantineEntry {
  /** Untouched, as it came. */
  readonly body: string | Uint8Array;
  /** `queue:orders` or `event-hub:order-events/archive`. */
  readonly source: string;
  /** Stable code, such as `invalid-json`. */
  readonly reason: string;
  readonly description: string;
  readonly attempts: number;
  /** Epoch ms. */
  readonly time: number;
  readonly messageId: string;
  readonly trail?: Trail;
}

/** A message that was put aside: in the queue `quarantine`, or in the dead-letter queue of a queue. */
export interface DeadLetter {
  /** Where it lies, and its sequence number there: `quarantine-17`, `orders-dead-5`. */
  readonly id: string;
  /** Untouched. */
  readonly body: Uint8Array;
  /** As in QuarantineEntry; empty when the sender left none. */
  readonly source: string;
  readonly reason: string;
  readonly description: string;
  readonly attempts: number;
  /** Epoch ms at which it was quarantined; of a dead-lettered one, at which it was first enqueued. */
  readonly time: number;
  readonly messageId: string;
  readonly trail?: Trail;
}

export interface DeadLetters {
  /** All of them, each place oldest first, or those behind this id, which may be gone; locks none. */
  list(after?: string): AsyncIterable<DeadLetter>;
  find(id: string): Promise<DeadLetter | undefined>;
  /**
   * Locks those with these ids, one after the other, and takes each away once `handle` resolved with `done`; what is
   * `kept`, and everything after a `handle` that rejected, stays. Resolves with the ids that were no longer there.
   */
  take(
    ids: ReadonlySet<string>,
    handle: (deadLetter: DeadLetter) => Promise<'done' | 'kept'>,
  ): Promise<ReadonlySet<string>>;
  /**
   * Sends it to where it came from, with its message id and trail: to the queue, or to the consumer group that could
   * not take it in (the others pass it over). Resolves when the broker has it on disk. TerminalFault `unknown-source`
   * when it does not say where it came from.
   */
  resend(deadLetter: DeadLetter): Promise<void>;
}

/** Who did what with messages that were put aside. Only ever appended to; there is no call that changes a record. */
export interface RepairLog {
  /** Resolves when it is on disk. */
  append(record: RepairRecord): Promise<void>;
  /** The latest first. */
  latest(): AsyncIterable<RepairRecord>;
}

/** Stands before the deed: what somebody set out to do with one message. */
export interface RepairRecord {
  /** Epoch ms. */
  readonly time: number;
  /** As the caller calls itself. */
  readonly by: string;
  /** `cli` or `http`. */
  readonly via: string;
  readonly action: 'replay' | 'edit' | 'purge';
  /** As it was; its body is the original. */
  readonly deadLetter: DeadLetter;
  /** Of an edit: what the body became, and whether it was sent or put back. */
  readonly edited?: { readonly body: Uint8Array; readonly next: 'replay' | 'keep' };
}

/** An event as a projection gets it; `position` is its sequence number in its partition. */
export interface StoredEvent {
  readonly event: OrderEvent;
  readonly partition: string;
  readonly position: number;
  /** Epoch ms. */
  readonly enqueuedAt: number;
  readonly trail: Trail;
}

export interface Archive {
  /**
   * Appends what is not there yet, in order; events of one partition, ascending positions. One record per event: what
   * was appended under its position before is dropped, and so is an event that was published twice (a repeated step
   * publishes again, within minutes: same id and seq, another position).
   */
  append(partition: string, events: readonly StoredEvent[]): Promise<void>;
  /**
   * Writes the root of each day before `today` (`2026-11-21`, UTC) that has none, from the first day with a record on;
   * gives those days. Nothing is added to a day that has its root.
   */
  closeDays(today: string): Promise<readonly string[]>;
}

export interface ReadModel {
  /** Applies what is not applied yet; events of one partition, ascending positions. */
  project(partition: string, events: readonly StoredEvent[]): Promise<void>;
  find(orderId: string): Promise<OrderView | undefined>;
  list(query: OrderQuery): Promise<{ items: OrderView[]; continuationToken?: string }>;
  notifications(after: string | undefined, limit: number): Promise<NotificationPage>;
  /** The last ones before a cursor (left out: of all), oldest first. */
  lastNotifications(before: string | undefined, limit: number): Promise<LatestNotifications>;
  /** Orders by status, right up to the projection's lag. */
  counts(): Promise<{ RUNNING: number; COMPLETED: number; FAILED: number }>;
}

/** What was archived, to build from. */
export interface ArchiveReader {
  /** With the size of what they hold, in bytes. */
  partitions(): Promise<readonly { readonly partition: string; readonly bytes: number }[]>;
  /**
   * The events behind position `after`, ascending, in batches; `bytes` of the archive are done with each. Follows the
   * chain: TerminalFault `archive-broken` names the first record that was tampered with.
   */
  read(
    partition: string,
    after: number,
  ): AsyncIterable<{ readonly events: readonly StoredEvent[]; readonly bytes: number }>;
}

/** What the hub of events still holds, whatever its consumer groups have taken. */
export interface HubReader {
  /** With the position of the last event, -1 while there is none. */
  partitions(): Promise<readonly { readonly partition: string; readonly last: number }[]>;
  /** As they came, those with positions in (after, upTo]; `replayFor`: the only group an event is meant for. */
  read(partition: string, after: number, upTo: number): AsyncIterable<readonly HubEvent[]>;
  close(): Promise<void>;
}

export interface HubEvent {
  /** Untouched. */
  readonly body: Uint8Array;
  readonly position: number;
  /** Epoch ms. */
  readonly enqueuedAt: number;
  readonly traceParent: unknown;
  readonly correlationId: unknown;
  readonly replayFor: unknown;
}

/** The copies of the read model; one is live, others are being built, or are kept for the way back. */
export interface ReadModelCopies {
  status(): Promise<CopiesStatus>;
  /**
   * A fresh copy. A rebuild that was not finished goes on with its own, and so does an as-of that is to be kept; every
   * as-of may ask one of its moment that is finished and kept. No two runs share a copy that one of them drops.
   */
  begin(purpose: CopyPurpose): Promise<{ readonly name: string; readonly resumed: boolean }>;
  /** Says that all of it is there; `promote` says so too. */
  finish(name: string): Promise<void>;
  open(name: string): ReadModelCopy;
  /** Keeps consumers from going on with the live copy for so long, or until it is another one. */
  seal(partitions: readonly string[], ms: number): Promise<void>;
  /** Makes it the live one; `moved` when a consumer went on with the one that is live since `seal`. */
  promote(name: string): Promise<'promoted' | 'moved'>;
  /** Deletes its tables; not those of the live one. It is none to go on with, or to go back to, from the beginning on. */
  drop(name: string): Promise<void>;
}

/** `keep`: stays for further questions; without it, the copy is of the run that began it alone. */
export type CopyPurpose =
  | { readonly type: 'rebuild' }
  | { readonly type: 'as-of'; readonly time: string; readonly keep: boolean };

interface CopiesStatus {
  readonly live: CopyStatus;
  /** The one that was live before it. */
  readonly previous?: string;
  /** ISO 8601 instant of the last switch. */
  readonly since?: string;
  readonly others: readonly CopyStatus[];
}

export interface CopyStatus {
  readonly name: string;
  readonly purpose: CopyPurpose;
  readonly finished: boolean;
  /** Its deletion has begun: it holds less than it says, and is there to be deleted. */
  readonly dropped?: true;
  readonly counts: { readonly RUNNING: number; readonly COMPLETED: number; readonly FAILED: number };
  /** By partition of the hub, the last position that is in it. */
  readonly positions: Readonly<Record<string, number>>;
}

/** One copy, whether or not it is live. */
export interface ReadModelCopy extends ReadModel {
  readonly name: string;
  positions(): Promise<ReadonlyMap<string, number>>;
  /** Every order of it, in no order. */
  documents(): AsyncIterable<readonly OrderView[]>;
}

/** Loyalty points. */
export interface LoyaltyLedger {
  /**
   * One entry per order, its points on the balance in the same transaction; what is there already is passed over, and
   * so is an order whose points were taken back before they came.
   */
  credit(entries: readonly LoyaltyEntry[]): Promise<void>;
  /**
   * Takes the points of orders back, once each, off the balance in the same transaction. An order that brought none is
   * barred: a credit of it that comes later brings none either.
   */
  reverse(reversals: readonly LoyaltyReversal[]): Promise<void>;
  balance(customer: string): Promise<LoyaltyBalance>;
}

/** The ledger as a whole, for those who compare and repair it while it is in use. */
export interface LoyaltyBooks {
  /** Every row; what is written meanwhile may be among them or not. */
  rows(): AsyncIterable<LoyaltyRow>;
  /**
   * Corrects postings of one customer, but for those that are no longer as they were found, and puts the balance at the
   * sum of all postings. In transactions, each of which leaves the two in agreement.
   */
  correct(customer: string, corrections: readonly LoyaltyCorrection[]): Promise<void>;
}

export interface LoyaltyBalance {
  readonly points: number;
  /** Orders that brought them, without those that were reversed. */
  readonly orders: number;
}

export interface OrderQuery {
  readonly limit: number;
  readonly continuationToken?: string;
  readonly customer?: string;
  readonly status?: string;
  /** Words that an order has to have; see domain/search-words.ts. */
  readonly search?: string;
  /** Epoch ms, inclusive / exclusive. */
  readonly from?: number;
  readonly to?: number;
}

export interface NotificationPage {
  readonly items: readonly { time: string; orderId: string; text: string }[];
  /** Cursor after the last item; hand it in as `after`. */
  readonly cursor: string;
}

export interface LatestNotifications extends NotificationPage {
  /** Hand it in as `before`; left out: there are none before these. */
  readonly earlier?: string;
}

/** Counts for the overview; at most a second old. */
export interface QueueCounts {
  counts(): Promise<{ active: number; deadLettered: number; quarantine: number }>;
}

/** Orders that ended well, left for the loyalty job: one blob each. */
export interface CompletedOrders {
  /** Under a name that sorts by time; the same order again is the same blob. */
  leave(order: CompletedOrder): Promise<void>;
  /** The first names, in their order. */
  first(limit: number): Promise<string[]>;
  /** Untouched; undefined when it is gone. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Without effect when it is gone. */
  remove(name: string): Promise<void>;
}

/** The loyalty job's record of points, for one worker at a time. */
export interface JobBooks {
  /** Has it for 60 s, under an owner of its own; undefined: another worker has it. */
  open(): Promise<JobBook | undefined>;
  balances(): Promise<Readonly<Record<string, JobBalance>>>;
}

export interface JobBook {
  readonly owner: string;
  /** Those of these orders that are on record. */
  counted(orderIds: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Adds to balances and puts orders on record, all or nothing. `refused`: the 60 s are over or another worker opened
   * the book, so nothing was written, whatever was read before; or whether it was written is not known.
   */
  save(entry: {
    readonly orderIds: readonly string[];
    readonly additions: ReadonlyMap<string, JobBalance>;
  }): Promise<'saved' | 'refused'>;
  /** `lost`: another worker has it by now, and keeps it. */
  close(): Promise<'closed' | 'lost'>;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

/** An order on its way to the API of orders, as a client of it sees it. */
export interface Placing {
  /** Body of POST /orders. */
  readonly order: { readonly customer: string; readonly items: readonly string[]; readonly total: number };
  /** The same for every attempt: however many arrive, it is one order. */
  readonly idempotencyKey: string;
  readonly trail: Trail;
  /** By the whole policy; false: one attempt, and that is it. */
  readonly resilient: boolean;
  readonly watch: {
    attemptFailed(attempt: number, error: unknown): void;
    /** The breaker changed; it is shared, so each change is told to one call only. */
    breaker(state: BreakerState): void;
  };
}

/** The API of orders over HTTP. */
export interface OrderApi {
  /**
   * Resolves once it is accepted. Rejects with TransientFault (`order-api-late`, `order-api-failed`) when patience is
   * at an end, whether or not an attempt arrived; with TerminalFault `order-api-refused` when it is no good.
   */
  place(placing: Placing): Promise<{ readonly orderId: string; readonly attempts: number }>;
}

/** What waits in the queue of orders, or is being processed, from the front. */
export interface QueueHead {
  oldest(most: number): Promise<readonly WaitingMessage[]>;
}

export interface WaitingMessage {
  /** Of an order: its id. */
  readonly messageId: string;
  /** Epoch ms. */
  readonly enqueuedAt: number;
  /** Deliveries that failed. */
  readonly deliveries: number;
}

/** Everything that shared/app.ts needs; `createAdapters` of shared/azure and of shared/memory give one. */
export interface Adapters {
  readonly clock: Clock;
  /** HMAC-SHA256 under the key of order ids; at least 10 bytes. */
  readonly mac: Mac;
  readonly idempotency: IdempotencyStore;
  readonly queue: OrderQueue;
  readonly orders: OrderStore;
  readonly events: EventPublisher;
  readonly inventory: Inventory;
  readonly payments: PaymentProvider;
  readonly shipping: Shipping;
  readonly quarantine: Quarantine;
  readonly deadLetters: DeadLetters;
  readonly repairs: RepairLog;
  readonly archive: Archive;
  readonly readModel: ReadModel;
  readonly loyalty: LoyaltyLedger;
  readonly queueCounts: QueueCounts;
  readonly queueHead: QueueHead;
  /** Both left out: the loyalty job is off. */
  readonly completedOrders?: CompletedOrders;
  readonly jobBooks?: JobBooks;
  /** Left out: the shop is closed. */
  readonly orderApi?: OrderApi;
  /** Closes connections. */
  close(): Promise<void>;
}
