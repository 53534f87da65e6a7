import type { Fault } from '../contracts/parse.ts';
import { keyedOrderId, newOrderId } from '../domain/order-id.ts';
import type { OrderMessage, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import type { Busy } from './intake-gate.ts';
import { customerOf, type OrderForm, parseOrderForm } from './order-form.ts';
import { fingerprinted, fingerprintOf, orderMessage, type PlaceOrderDeps } from './place-order.ts';
import { randomBytes } from './random-bytes.ts';

export interface BatchSubmission {
  /** Parsed JSON, a row for each order. */
  readonly rows: readonly unknown[];
  readonly idempotencyKey?: string;
  readonly trail: Trail;
  readonly client?: string;
}

export type RowReceipt =
  | { readonly type: 'accepted'; readonly orderId: string }
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] }
  /** It was fine, and the queue did not take it. */
  | { readonly type: 'failed'; readonly error: unknown };

export type BatchReceipt =
  /** A receipt for each row, in their order. */
  | { readonly type: 'read'; readonly rows: readonly RowReceipt[] }
  /** The Idempotency-Key came before with other rows. */
  | { readonly type: 'other-body' }
  | Busy;

type Row =
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly type: 'valid'; readonly form: OrderForm };

/**
 * Many orders at once. Each row stands for itself: one that is not valid, or not taken, leaves its neighbours alone.
 * An Idempotency-Key covers the rows as they are: with it, a row's id follows from key and place.
 */
export function placeOrders({ clock, mac, queue, idempotency, rush, gate }: PlaceOrderDeps) {
  return async ({ rows, idempotencyKey, trail, client = '' }: BatchSubmission): Promise<BatchReceipt> => {
    const busy = gate.admit(client, rows.length);
    if (busy !== undefined) return busy;
    const read = rows.map(readRow);
    const now = clock.now();

    if (idempotencyKey !== undefined && read.some(({ type }) => type === 'valid')) {
      // One claim for all: it holds a place of its own among the ids, under which there is no order.
      const claim = keyedOrderId('batch', mac(`batch-key:${idempotencyKey}`), mac);
      const fingerprint = fingerprintOf(
        read.map((row, index) => seen(row, rows[index])),
        mac,
      );
      if ((await idempotency.claim(claim, fingerprint)) === 'other-body') return { type: 'other-body' };
    }
    const idOf = (form: OrderForm, index: number) =>
      idempotencyKey === undefined
        ? newOrderId(customerOf(form), now, randomBytes(7), mac)
        : keyedOrderId(customerOf(form), mac(`batch-row:${index}:${idempotencyKey}`), mac);

    const place = async (row: Row, index: number): Promise<RowReceipt> => {
      if (row.type === 'invalid') return row;
      const message = orderMessage(idOf(row.form, index), now, row.form, trail);
      return enqueued(message);
    };
    const enqueued = async (message: OrderMessage): Promise<RowReceipt> => {
      try {
        await queue.enqueue(message);
        return { type: 'accepted', orderId: message.orderId };
      } catch (error) {
        return { type: 'failed', error };
      }
    };
    // All are handed over in one turn, so that the queue takes them together.
    const receipts = await rush.answering(() =>
      pointed('intake.enqueue-batch', () => Promise.all(read.map(place))),
    );
    return { type: 'read', rows: receipts };
  };
}

function readRow(body: unknown): Row {
  const parsed = parseOrderForm(body);
  return parsed.ok ? { type: 'valid', form: parsed.value } : { type: 'invalid', faults: parsed.faults };
}

/** What counts of a row when the batch comes again; one that was not read counts as it came. */
function seen(row: Row, body: unknown): unknown {
  return row.type === 'valid' ? fingerprinted(row.form) : { refused: body };
}
