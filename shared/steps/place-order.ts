import type { Fault } from '../contracts/parse.ts';
import { keyedOrderId, type Mac, newOrderId } from '../domain/order-id.ts';
import type { Clock, IdempotencyStore, OrderQueue, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { customerOf, type OrderForm, parseOrderForm } from './order-form.ts';
import { randomBytes } from './random-bytes.ts';
import type { Rush } from './rush.ts';

export interface Submission {
  /** Parsed JSON. */
  readonly body: unknown;
  readonly idempotencyKey?: string;
  readonly trail: Trail;
}

export type Receipt =
  | { readonly type: 'accepted'; readonly orderId: string }
  | { readonly type: 'invalid'; readonly faults: readonly Fault[] }
  /** The Idempotency-Key came before with another body. */
  | { readonly type: 'other-body' };

interface Deps {
  readonly clock: Clock;
  readonly mac: Mac;
  readonly queue: OrderQueue;
  readonly idempotency: IdempotencyStore;
  readonly rush: Rush;
}

/** Validates an order and puts it on the queue; accepted once the broker has it on disk. */
export function placeOrder({ clock, mac, queue, idempotency, rush }: Deps) {
  return async ({ body, idempotencyKey, trail }: Submission): Promise<Receipt> => {
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
      const fingerprint = Buffer.from(mac(JSON.stringify(fingerprinted(form)))).toString('base64url');
      if ((await idempotency.claim(orderId, fingerprint)) === 'other-body') return { type: 'other-body' };
      // A repeat is sent again: the first try may have died before its message was. Processing drops the second.
    }
    const message = { id: orderId, receivedAt: new Date(now).toISOString(), ...form };
    await rush.answering(() =>
      pointed('intake.enqueue', () => queue.enqueue({ orderId, body: message, trail })),
    );
    return { type: 'accepted', orderId };
  };
}

/** What makes two bodies the same: neither the order of properties nor what is ignored counts. */
function fingerprinted(form: OrderForm): unknown {
  return 'order' in form ? form.order : form.richOrder;
}
