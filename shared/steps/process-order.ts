import { type Contracts, faultsText, type Parsed } from '../contracts/parse.ts';
import { orderEvents } from '../domain/events.ts';
import { TerminalFault } from '../domain/faults.ts';
import { toMajor } from '../domain/money.ts';
import { fullNameOf, longDescriptionOf, type Order } from '../domain/order.ts';
import type { ApprovalTerms, SagaInput } from '../domain/saga.ts';
import type { EventPublisher, OrderStore, Quarantine, ReadModel, SagaClient, Trail } from '../ports.ts';
import { errorFields, type Log, pointed } from '../telemetry.ts';
import { keepTrying, type Patience } from './keep-trying.ts';
import { orderContent } from './order-form.ts';
import { readJson } from './read-json.ts';
import type { Rush } from './rush.ts';
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

interface Deps extends Patience {
  readonly orders: OrderStore;
  readonly events: EventPublisher;
  readonly readModel: ReadModel;
  readonly quarantine: Quarantine;
  readonly approval: ApprovalTerms;
  readonly rush: Rush;
}

// Within the ten minutes that the host gives an invocation, and the time for which it renews the message's lock.
const BUDGET_MS = 4 * 60_000;

/**
 * Persists an order, publishes OrderReceived and starts the saga; safe for the same message any number of times.
 * Resolves when the message may be completed: done, or in quarantine. Rejects when it is to be delivered again.
 */
export function processOrder(deps: Deps) {
  return async (delivery: Delivery, sagas: SagaClient, log: Log): Promise<void> => {
    const fields = { step: 'process', ...trailFields(delivery.trail) };
    const patiently = <T>(attempt: () => Promise<T>) =>
      keepTrying(deps, BUDGET_MS, attempt, (error, waitMs) =>
        log('warn', 'Processing waits for a service', { ...fields, waitMs, ...errorFields(error) }),
      );
    const quarantine = async (reason: string, description: string) => {
      log('error', 'Message quarantined', { ...fields, reason, description, messageId: delivery.messageId });
      await patiently(() =>
        deps.quarantine.put({ ...delivery, reason, description, time: deps.clock.now() }),
      );
    };

    await deps.rush.over();
    const read = readJson('QueuedOrder', delivery.body);
    if (!read.ok) return quarantine(read.code, read.description);
    const readOrder = orderOf(read.value);
    if (!readOrder.ok) return quarantine('invalid-message', faultsText(readOrder.faults));
    const order = readOrder.value;
    try {
      await patiently(() => persistAndStart(deps, order, delivery.trail, sagas));
      log('debug', 'Order processed', { ...fields, orderId: order.id });
    } catch (error) {
      if (!(error instanceof TerminalFault)) throw error;
      await quarantine(error.code, error.message);
    }
  };
}

async function persistAndStart(deps: Deps, order: Order, trail: Trail, sagas: SagaClient): Promise<void> {
  const received = orderEvents(order.id, 0, order.receivedAt, [
    {
      type: 'OrderReceived',
      data: {
        customer: order.customer,
        items: order.items,
        total: order.total,
        currency: order.currency,
        ...richFacts(order),
      },
    },
  ]);
  const present = await pointed('process.insert', () => deps.orders.insert(order, trail));
  // The saga starts after OrderReceived was published, so one that is known needs neither.
  if (present === 'present' && (await isKnown(deps, order.id, sagas))) return;
  await pointed('process.publish', () => deps.events.publish(received, trail));
  await pointed('process.start', () => sagas.start(sagaInput(order, deps.approval), trail));
}

/** Durable forgets an ended saga when its history is purged; the read model does not. */
async function isKnown({ readModel }: Deps, orderId: string, sagas: SagaClient): Promise<boolean> {
  if ((await sagas.status(orderId)) !== undefined) return true;
  const view = await readModel.find(orderId);
  return view !== undefined && view.status !== 'RUNNING';
}

function sagaInput(order: Order, approval: ApprovalTerms): SagaInput {
  return toMajor(order.total, order.currency) * 100 >= approval.threshold ? { order, approval } : { order };
}

function richFacts({ rich }: Order) {
  if (rich === undefined) return {};
  return {
    customerFullName: fullNameOf(rich.customer),
    paymentMethod: rich.paymentMethod,
    lines: rich.lines.map((line) => ({ ...line, longDescription: longDescriptionOf(line) })),
  };
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
