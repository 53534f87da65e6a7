import type { Fault } from '../contracts/parse.ts';
import { keyedOrderId, type Mac, newOrderId } from '../domain/order-id.ts';
import type { Clock, IdempotencyStore, OrderMessage, OrderQueue, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import type { Busy, IntakeGate } from './intake-gate.ts';
import { customerOf, type OrderForm, parseOrderForm } from './order-form.ts';
import { randomBytes } from './random-bytes.ts';
import type { Rush } from './rush.ts';

export interface Submission {
  /** Parsed JSON. */
  readonly body: unknown;
  readonly idempotencyKey?: string;
  readonly trail: Trail;
  /** Who has to slow down when all have to; left out: one of those who do not say who they are. */
  readonly client?: string;
}

export type Receipt =
  | { readonly type: 'accepted'; readonly orderId: string }
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] }
  /** The Idempotency-Key came before with another body. */
  | { readonly type: 'other-body' }
  | Busy;

export interface PlaceOrderDeps {
  readonly clock: Clock;
  readonly mac: Mac;
  readonly queue: OrderQueue;
  readonly idempotency: IdempotencyStore;
  readonly rush: Rush;
  readonly gate: IntakeGate;
}

const NAMELESS = '';

/** Validates an order and puts it on the queue; accepted once the broker has it on disk. */
export function placeOrder({ clock, mac, queue, idempotency, rush, gate }: PlaceOrderDeps) {
  return async ({ body, idempotencyKey, trail, client = NAMELESS }: Submission): Promise<Receipt> => {
    const busy = gate.admit(client, 1);
    if (busy !== undefined) return busy;
    const parsed = parseOrderForm(body);
    if (!parsed.ok) return { type: 'invalid', faults: parsed.faults };
    const form = parsed.value;
    const customer = customerOf(form);

    const now = clock.now();
    let orderId: string;
    if (idempotencyKey === undefined) {
      orderId = newOrderId(customer, now, randomBytes(7), mac);
    } else {
      orderId = keyedOrderId(customer, mac(`idempotency-key:${idempotencyKey}`), mac);
      const fingerprint = fingerprintOf(fingerprinted(form), mac);
      if ((await idempotency.claim(orderId, fingerprint)) === 'other-body') return { type: 'other-body' };
      // A repeat is sent again: the first try may have died before its message was. Processing drops the second.
    }
    const message = orderMessage(orderId, now, form, trail);
    await rush.answering(() => pointed('intake.enqueue', () => queue.enqueue(message)));
    return { type: 'accepted', orderId };
  };
}

export function orderMessage(orderId: string, now: number, form: OrderForm, trail: Trail): OrderMessage {
  return { orderId, body: { id: orderId, receivedAt: new Date(now).toISOString(), ...form }, trail };
}

/** What makes two bodies the same: neither the order of properties nor what is ignored counts. */
export function fingerprinted(form: OrderForm): unknown {
  return 'order' in form ? form.order : form.richOrder;
}

export function fingerprintOf(value: unknown, mac: Mac): string {
  return Buffer.from(mac(JSON.stringify(value))).toString('base64url');
}
