import type { Contracts, Parsed } from '../contracts/parse.ts';
import type { Order } from '../domain/order.ts';
import { orderContent } from './order-form.ts';
import { invalid, type ReadResult, readJson } from './read-json.ts';

/** The order in a message of the queue, or why there is none in it. */
export function readQueuedOrder(body: string | Uint8Array): ReadResult<Order> {
  const read = readJson('QueuedOrder', body);
  if (!read.ok) return read;
  const order = orderOf(read.value);
  return order.ok ? order : invalid(order.faults);
}

function orderOf({ id, receivedAt, order, richOrder }: Contracts['QueuedOrder']): Parsed<Order> {
  const form = order !== undefined ? { order } : richOrder !== undefined ? { richOrder } : undefined;
  if (form === undefined) {
    return { ok: false, faults: [{ pointer: '/order', text: 'is missing', keyword: 'required' }] };
  }
  const content = orderContent(form);
  if (content.ok) return { ok: true, value: { id, ...content.value, receivedAt } };
  const [at] = Object.keys(form);
  const faults = content.faults.map((fault) => ({ ...fault, pointer: `/${at}${fault.pointer}` }));
  return { ok: false, faults };
}
