/**
 * The six things that must hold once everything has come to rest (docs/architecture.md), checked against what the
 * stores say. Pure: the evidence is read elsewhere.
 */
import type { OrderEvent } from './events.ts';
import { loyaltyMoves, pointsFor } from './loyalty.ts';
import type { Order } from './order.ts';
import type { OrderView } from './order-view.ts';
import { type StockLine, stockLines } from './stock.ts';

export interface Evidence {
  readonly orders: readonly Order[];
  readonly views: readonly OrderView[];
  /** Amounts in minor units; outcome `charged` or the reason of the decline. */
  readonly charges: readonly {
    readonly orderId: string;
    readonly amount: number;
    readonly outcome: string;
  }[];
  readonly refunds: readonly { readonly orderId: string; readonly amount: number }[];
  readonly shipments: readonly string[];
  /** Orders whose shipment was claimed by their cancellation. */
  readonly cancellations: readonly string[];
  readonly reservations: readonly {
    readonly orderId: string;
    readonly lines: readonly StockLine[];
    readonly reserved: boolean;
    readonly released: boolean;
  }[];
  readonly stock: Readonly<Record<string, number>>;
  /** The loyalty ledger: points of each order, and the balances they add up to. */
  readonly points: readonly {
    readonly customer: string;
    readonly orderId: string;
    readonly points: number;
    /** Taken back, or barred before they came: they are not on the balance. */
    readonly reversed: boolean;
  }[];
  readonly balances: Readonly<Record<string, number>>;
  /** Every record of the archive, and what is wrong with its chain. */
  readonly archived: readonly OrderEvent[];
  readonly chainFaults: readonly string[];
  /** Messages left in the queues. */
  readonly queues: { readonly active: number; readonly deadLettered: number; readonly quarantine: number };
  /** Messages in quarantine or dead-lettered that carry no reason. */
  readonly withoutReason: number;
}

export interface Expectation {
  /** Ids that were answered with 202; each stands for one order, however often it was answered. */
  readonly accepted: readonly string[];
  /** Orders that may still wait (for their approval). */
  readonly waiting?: readonly string[];
  /** First stock and all that was restocked. */
  readonly initialStock: Readonly<Record<string, number>>;
}

export interface Verdict {
  readonly name: string;
  readonly holds: boolean;
  /** What was counted; when it does not hold, the first faults. */
  readonly detail: string;
}

const ENDS = new Set(['OrderCompleted', 'OrderClosed', 'OrderFailed']);
const SHOWN_FAULTS = 5;

export function checkInvariants(evidence: Evidence, expected: Expectation): Verdict[] {
  const happened = eventsByOrder(evidence.archived);
  const completed = new Set<string>();
  for (const [orderId, events] of happened) {
    if (events.some((event) => event.type === 'OrderCompleted')) completed.add(orderId);
  }
  return [
    oneEnd(evidence, expected, happened),
    money(evidence, completed),
    stock(evidence, expected, completed),
    loyalty(evidence, completed, happened),
    archive(evidence, happened),
    messages(evidence),
  ];
}

function oneEnd(
  evidence: Evidence,
  expected: Expectation,
  happened: ReadonlyMap<string, OrderEvent[]>,
): Verdict {
  const faults: string[] = [];
  const accepted = new Set(expected.accepted);
  const waiting = new Set(expected.waiting);
  const orders = new Set(evidence.orders.map((order) => order.id));
  const views = new Map(evidence.views.map((view) => [view.id, view]));
  const cancelled = new Set(evidence.cancellations);
  let ended = 0;
  for (const id of accepted) {
    if (!orders.has(id)) faults.push(`${id} was accepted and is lost`);
    const types = (happened.get(id) ?? []).map(({ type }) => type);
    const ends = new Set(types.filter((type) => ENDS.has(type)));
    if (types.includes('OrderCancelled') && !cancelled.has(id)) {
      faults.push(`${id} says that it was cancelled, and never was`);
    }
    if (ends.has('OrderCompleted') && cancelled.has(id)) faults.push(`${id} was cancelled, and completed`);
    const status = views.get(id)?.status;
    if (ends.size > 1) faults.push(`${id} ended as ${[...ends].join(' and ')}`);
    else if (ends.size === 0) {
      if (!waiting.has(id)) faults.push(`${id} did not end (${status ?? 'unknown to the read model'})`);
    } else if (status === undefined || status === 'RUNNING') {
      faults.push(`${id} ended, the read model says ${status ?? 'nothing'}`);
    } else ended++;
  }
  for (const id of orders) if (!accepted.has(id)) faults.push(`${id} was never accepted`);
  if (evidence.orders.length !== orders.size) faults.push('an order was stored twice');
  return verdict(
    'a 202 reaches one end, once',
    faults,
    `${accepted.size} accepted, ${ended} ended, ${waiting.size} may wait`,
  );
}

function money(evidence: Evidence, completed: ReadonlySet<string>): Verdict {
  const faults: string[] = [];
  const charged = new Map<string, number>();
  for (const { orderId, amount, outcome } of evidence.charges) {
    if (outcome !== 'charged') continue;
    if (charged.has(orderId)) faults.push(`${orderId} was charged twice`);
    charged.set(orderId, amount);
  }
  const refunded = new Map<string, number>();
  for (const { orderId, amount } of evidence.refunds) {
    if (refunded.has(orderId)) faults.push(`${orderId} was refunded twice`);
    if (charged.get(orderId) !== amount)
      faults.push(`${orderId} got back ${amount}, paid ${charged.get(orderId) ?? 0}`);
    refunded.set(orderId, amount);
  }
  const shipped = new Set(evidence.shipments);
  if (shipped.size !== evidence.shipments.length) faults.push('an order was shipped twice');
  let due = 0;
  for (const { id, total } of evidence.orders) {
    const kept = (charged.get(id) ?? 0) - (refunded.get(id) ?? 0);
    const owed = completed.has(id) ? total : 0;
    due += owed;
    // An order that waits for its end may have paid already.
    if (kept !== owed && (completed.has(id) || refunded.has(id)))
      faults.push(`${id} paid ${kept}, owes ${owed}`);
    if (completed.has(id) !== shipped.has(id))
      faults.push(`${id} completed: ${completed.has(id)}, shipped: ${shipped.has(id)}`);
  }
  const kept = sum(charged.values()) - sum(refunded.values());
  if (kept !== due) faults.push(`kept ${kept}, due ${due}`);
  return verdict(
    'charges − refunds = total of completed orders',
    faults,
    `${charged.size} charges − ${refunded.size} refunds = ${(kept / 100).toFixed(2)}`,
  );
}

function stock(evidence: Evidence, expected: Expectation, completed: ReadonlySet<string>): Verdict {
  const faults: string[] = [];
  const wanted = new Map(Object.entries(expected.initialStock));
  let reserved = 0;
  let released = 0;
  const held = new Set<string>();
  for (const reservation of evidence.reservations) {
    if (!reservation.reserved) continue;
    reserved++;
    if (reservation.released) released++;
    else {
      held.add(reservation.orderId);
      for (const { sku, quantity } of reservation.lines) wanted.set(sku, (wanted.get(sku) ?? 0) - quantity);
    }
  }
  for (const sku of new Set([...wanted.keys(), ...Object.keys(evidence.stock)])) {
    const level = evidence.stock[sku] ?? 0;
    if (level !== (wanted.get(sku) ?? 0))
      faults.push(`${level} ${sku} in stock, should be ${wanted.get(sku) ?? 0}`);
    if (level < 0) faults.push(`${level} ${sku} in stock`);
  }
  for (const order of evidence.orders) {
    if (!completed.has(order.id)) continue;
    if (!held.has(order.id))
      faults.push(`${order.id} completed without its ${stockLines(order.items).length} SKUs`);
  }
  return verdict(
    'stock = initial − reserved + released',
    faults,
    `${reserved} reserved, ${released} released`,
  );
}

function loyalty(
  evidence: Evidence,
  completed: ReadonlySet<string>,
  happened: ReadonlyMap<string, OrderEvent[]>,
): Verdict {
  const faults: string[] = [];
  const credited = new Map<string, number>();
  const reversed = new Set<string>();
  const balances = new Map<string, number>();
  for (const { customer, orderId, points, reversed: isReversed } of evidence.points) {
    if (credited.has(orderId) || reversed.has(orderId)) faults.push(`${orderId} was credited twice`);
    if (isReversed) reversed.add(orderId);
    else credited.set(orderId, points);
    balances.set(customer, (balances.get(customer) ?? 0) + (isReversed ? 0 : points));
  }
  let due = 0;
  for (const { id, total, currency } of evidence.orders) {
    const isDueBack = loyaltyMoves(happened.get(id) ?? []).reversals.length > 0;
    if (isDueBack !== reversed.has(id)) {
      faults.push(`${id} was paid back or cancelled: ${isDueBack}, its points taken back: ${!isDueBack}`);
    }
    const points = completed.has(id) && !isDueBack ? pointsFor(total, currency) : 0;
    due += points;
    if ((credited.get(id) ?? 0) !== points)
      faults.push(`${id} brought ${credited.get(id) ?? 0} points, should be ${points}`);
  }
  for (const customer of new Set([...balances.keys(), ...Object.keys(evidence.balances)])) {
    const balance = evidence.balances[customer] ?? 0;
    const entries = balances.get(customer) ?? 0;
    if (balance !== entries) faults.push(`${customer} has ${balance} points, the entries say ${entries}`);
  }
  return verdict(
    'points = Σ round(total) of completed orders',
    faults,
    `${due} points, ${credited.size} entries, ${reversed.size} reversed`,
  );
}

function archive(evidence: Evidence, happened: ReadonlyMap<string, OrderEvent[]>): Verdict {
  const faults = [...evidence.chainFaults];
  const ids = new Set<string>();
  for (const event of evidence.archived) {
    // A step that was repeated publishes its event again; the archive keeps the first.
    if (ids.has(event.id)) faults.push(`${event.id} stands in the archive twice`);
    ids.add(event.id);
  }
  for (const view of evidence.views) {
    const archived = new Set((happened.get(view.id) ?? []).map(({ seq }) => seq));
    for (const { seq } of view.timeline) {
      if (!archived.has(seq)) faults.push(`${view.id}/${seq} is in the read model and not in the archive`);
    }
    if (archived.size !== view.timeline.length) {
      faults.push(
        `${view.id} has ${archived.size} events in the archive, ${view.timeline.length} in the read model`,
      );
    }
  }
  return verdict('one archive record per event, the chain verifies', faults, `${ids.size} events`);
}

function messages({ queues, withoutReason }: Evidence): Verdict {
  const faults: string[] = [];
  if (queues.active > 0) faults.push(`${queues.active} messages are left in the queue`);
  if (withoutReason > 0) faults.push(`${withoutReason} messages were put aside without a reason`);
  return verdict(
    'every message is completed, or put aside with a reason',
    faults,
    `${queues.active} left, ${queues.quarantine} in quarantine, ${queues.deadLettered} dead-lettered`,
  );
}

function eventsByOrder(events: readonly OrderEvent[]): Map<string, OrderEvent[]> {
  const byOrder = new Map<string, OrderEvent[]>();
  for (const event of events) {
    const known = byOrder.get(event.orderId);
    if (known === undefined) byOrder.set(event.orderId, [event]);
    else known.push(event);
  }
  return byOrder;
}

function verdict(name: string, faults: readonly string[], counted: string): Verdict {
  if (faults.length === 0) return { name, holds: true, detail: counted };
  const more = faults.length > SHOWN_FAULTS ? ` (and ${faults.length - SHOWN_FAULTS} more)` : '';
  return { name, holds: false, detail: `${faults.slice(0, SHOWN_FAULTS).join('; ')}${more}` };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
