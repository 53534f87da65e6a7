import { faultKind } from '../domain/faults.ts';
import type { Order } from '../domain/order.ts';
import { DELIVERIES_IN_AN_OUTAGE, NO_FAILURES, ORDER_MESSAGES } from '../domain/retry-policy.ts';
import type { OrderQueue, OrderStore, Quarantine, ReadModel, SagaClient, Trail } from '../ports.ts';
import { errorFields, type Log, pointed } from '../telemetry.ts';
import { type Before, doneOrThrow, keepTrying, type Patience, reasonOf } from './keep-trying.ts';
import { readQueuedOrder } from './read-queued-order.ts';
import type { Rush } from './rush.ts';
import { type Starting, startOrder } from './start-order.ts';
import { trailFields } from './trail.ts';

/** One delivery of a message of the queue. */
export interface Delivery {
  /** Untouched. */
  readonly body: string | Uint8Array;
  readonly source: string;
  readonly messageId: string;
  /** Deliveries up to and with this one. */
  readonly attempts: number;
  readonly trail: Trail;
}

interface Deps extends Patience, Starting {
  readonly orders: OrderStore;
  readonly queue: OrderQueue;
  readonly readModel: ReadModel;
  readonly quarantine: Quarantine;
  readonly rush: Rush;
}

/**
 * Persists an order, publishes OrderReceived and starts the saga; safe for the same message any number of times.
 * Resolves when the message may be completed: done, or in quarantine. Rejects when it is to be delivered again.
 */
export function processOrder(deps: Deps) {
  return async (delivery: Delivery, sagas: SagaClient, log: Log): Promise<void> => {
    const fields = { step: 'process', ...trailFields(delivery.trail) };
    // All that is waited for in one delivery shares its budget.
    const begun: Before = { failures: NO_FAILURES, since: deps.clock.now() };
    const onFault = (error: unknown, waitMs: number) =>
      log('warn', 'Processing waits for a service', { ...fields, waitMs, ...errorFields(error) });
    const byPolicy = (attempt: () => Promise<void>) =>
      keepTrying(deps, ORDER_MESSAGES, attempt, onFault, begun);
    const quarantine = async (reason: string, description: string, tries = 1) => {
      log('error', 'Message quarantined', { ...fields, reason, description, messageId: delivery.messageId });
      const attempts = delivery.attempts - 1 + tries;
      const entry = { ...delivery, reason, description, attempts, time: deps.clock.now() };
      doneOrThrow(await byPolicy(() => deps.quarantine.put(entry)));
    };

    await deps.rush.over();
    const read = readQueuedOrder(delivery.body);
    if (!read.ok) return quarantine(read.code, read.description);
    const order = read.value;
    const work = byPolicy(() => persistAndStart(deps, order, delivery.trail, sagas));
    const tried = await work.catch((fault: unknown) => sentAnew(deps, delivery, fault));
    if (tried === 'sent anew') {
      return log('warn', 'Message sent anew', { ...fields, orderId: order.id, attempts: delivery.attempts });
    }
    if (tried.type === 'hopeless') {
      const { reason, description } = reasonOf(tried.error);
      return quarantine(reason, description, tried.failures.all);
    }
    log('debug', 'Order processed', { ...fields, orderId: order.id });
  };
}

/**
 * An outage is to use up no message's deliveries: with a few left, it goes to the end of the queue as a new one. Whoever
 * dies between that and the completion leaves two, of which the second finds the order begun. Rejects with `fault` when
 * it is to be delivered again as it is.
 */
async function sentAnew({ queue }: Deps, delivery: Delivery, fault: unknown): Promise<'sent anew'> {
  if (faultKind(fault) !== 'transient' || delivery.attempts < DELIVERIES_IN_AN_OUTAGE) throw fault;
  const { body, messageId, trail } = delivery;
  try {
    await queue.enqueue({ orderId: messageId, body: JSON.parse(textOf(body)), trail });
  } catch {
    // The broker is away as well: it has this one still.
    throw fault;
  }
  return 'sent anew';
}

function textOf(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}

async function persistAndStart(deps: Deps, order: Order, trail: Trail, sagas: SagaClient): Promise<void> {
  const present = await pointed('process.insert', () => deps.orders.insert(order, trail));
  if (present === 'inserted') return startOrder(deps, order, trail, sagas);
  // The saga starts after OrderReceived was published, so one that is known needs neither.
  if (await isKnown(deps, order.id, sagas)) return;
  // What was persisted stands: its message may have been edited since.
  await startOrder(deps, (await deps.orders.find(order.id)) ?? order, trail, sagas);
}

/** Durable forgets an ended saga when its history is purged; the read model does not. */
async function isKnown({ readModel }: Deps, orderId: string, sagas: SagaClient): Promise<boolean> {
  if ((await sagas.status(orderId)) !== undefined) return true;
  const view = await readModel.find(orderId);
  return view !== undefined && view.status !== 'RUNNING';
}
