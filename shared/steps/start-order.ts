import { orderEvents } from '../domain/events.ts';
import { isAtLeast } from '../domain/money.ts';
import { fullNameOf, longDescriptionOf, type Order } from '../domain/order.ts';
import type { ApprovalTerms, SagaInput } from '../domain/saga.ts';
import type { EventPublisher, SagaClient, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';

export interface Starting {
  readonly events: EventPublisher;
  readonly approval: ApprovalTerms;
}

/** Publishes OrderReceived and starts the saga of an order that is persisted; for one whose saga is not known. */
export async function startOrder(
  { events, approval }: Starting,
  order: Order,
  trail: Trail,
  sagas: SagaClient,
): Promise<void> {
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
  await pointed('process.publish', () => events.publish(received, trail));
  await pointed('process.start', () => sagas.start(sagaInput(order, approval), trail));
}

function sagaInput(order: Order, approval: ApprovalTerms): SagaInput {
  return isAtLeast(order.total, order.currency, approval.threshold) ? { order, approval } : { order };
}

function richFacts({ rich }: Order) {
  if (rich === undefined) return {};
  return {
    customerFullName: fullNameOf(rich.customer),
    paymentMethod: rich.paymentMethod,
    lines: rich.lines.map((line) => ({ ...line, longDescription: longDescriptionOf(line) })),
  };
}
