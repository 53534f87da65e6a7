import { toMajor } from '../domain/money.ts';
import { fullNameOf, type Order, type OrderLine } from '../domain/order.ts';
import { bucketStart, orderIdParts } from '../domain/order-id.ts';
import type { OrderStatus, OrderView } from '../domain/order-view.ts';
import type { SagaInput } from '../domain/saga.ts';
import type { SagaStatus } from '../ports.ts';

/** An order as GET /orders/{id} shows it. Instants are ISO 8601. */
export interface OrderDocument {
  readonly created_time: string | null;
  readonly details: {
    readonly customer: string | null;
    readonly id: string;
    readonly items: readonly string[] | null;
    readonly total: number | null;
  } & Partial<RichDetails>;
  readonly failure_details?: FailureDetails;
  readonly id: string;
  readonly last_updated_time: string | null;
  readonly order_result?: { readonly id: string; readonly message: string; readonly success: boolean };
  readonly status: OrderStatus;
}

/** What an order in the rich form shows besides. Prices in major units. */
interface RichDetails {
  readonly customer_id: string;
  readonly currency: string;
  readonly payment_method: string;
  readonly lines: readonly LineDocument[];
}

interface LineDocument {
  readonly item_code: string;
  readonly brand: string;
  readonly type: string;
  readonly size: string;
  readonly colour: string;
  readonly quantity: number;
  readonly price: number;
}

interface FailureDetails {
  readonly error_type: string;
  readonly message: string;
  readonly stack_trace: string;
}

export function documentOfSaga(id: string, saga: SagaStatus): OrderDocument {
  const { order } = saga.input as SagaInput;
  const failure = failureOf(saga);
  const result = resultOf(id, saga);
  return {
    created_time: order.receivedAt,
    details: detailsOfOrder(order),
    ...(failure === undefined ? {} : { failure_details: failure }),
    id,
    // Durable counts in whole seconds. An order at rest has the same time whoever answers, this or the read model.
    last_updated_time: later(order.receivedAt, endedAt(saga) ?? iso(saga.updatedAt)),
    ...(result === undefined ? {} : { order_result: result }),
    status: statusOf(saga),
  };
}

export function documentOfView(view: OrderView): OrderDocument {
  const { failure, result } = view;
  return {
    created_time: view.createdAt,
    details: detailsOf(view),
    ...(failure === undefined
      ? {}
      : {
          failure_details: {
            error_type: failure.errorType,
            message: failure.message,
            stack_trace: failure.stackTrace,
          },
        }),
    id: view.id,
    last_updated_time: later(view.createdAt, view.updatedAt),
    ...(result === undefined
      ? {}
      : { order_result: { id: view.id, message: result.message, success: result.success } }),
    status: view.status,
  };
}

/**
 * An order on its way through the queue. Until it is processed nobody has written down more than its id, which
 * carries the time to within eight seconds (not if an Idempotency-Key fixed it): what is not known yet is null.
 */
export function documentOfPending(id: string, order: Order | undefined): OrderDocument {
  const parts = orderIdParts(id);
  const fromId = parts === undefined || parts.keyed ? null : iso(bucketStart(parts.bucket));
  const time = order?.receivedAt ?? fromId;
  return {
    created_time: time,
    details: order === undefined ? { customer: null, id, items: null, total: null } : detailsOfOrder(order),
    id,
    last_updated_time: time,
    status: 'PENDING',
  };
}

function detailsOfOrder(order: Order): OrderDocument['details'] {
  const { rich } = order;
  if (rich === undefined) return detailsOf(order);
  const { customer, paymentMethod, lines } = rich;
  return detailsOf({ ...order, customerName: fullNameOf(customer), paymentMethod, lines });
}

type Shown = Pick<
  OrderView,
  'customer' | 'currency' | 'customerName' | 'id' | 'items' | 'paymentMethod' | 'total'
>;

function detailsOf(order: Shown & { readonly lines?: readonly OrderLine[] }): OrderDocument['details'] {
  const { customer, currency, customerName, id, items, paymentMethod = '', lines } = order;
  const total = toMajor(order.total, currency);
  if (lines === undefined) return { customer, id, items, total };
  return {
    customer: customerName ?? customer,
    customer_id: customer,
    id,
    items,
    total,
    currency,
    payment_method: paymentMethod,
    lines: lines.map(({ itemCode, brand, type, size, colour, quantity, price }) => ({
      item_code: itemCode,
      brand,
      type,
      size,
      colour,
      quantity,
      price: toMajor(price, currency),
    })),
  };
}

function statusOf({ runtime }: SagaStatus): OrderStatus {
  switch (runtime) {
    case 'Pending':
      return 'PENDING';
    case 'Running':
    case 'Suspended':
      return 'RUNNING';
    case 'Completed':
      return 'COMPLETED';
    case 'Failed':
    case 'Terminated':
    case 'Canceled':
      return 'FAILED';
    default:
      return runtime satisfies never;
  }
}

function resultOf(id: string, { runtime, output }: SagaStatus): OrderDocument['order_result'] | undefined {
  if (runtime !== 'Completed') return undefined;
  const { message, success } = output as { message: string; success: boolean };
  return { id, message, success };
}

/** As the saga says itself; undefined also for one that was stopped from outside. */
function endedAt({ runtime, customStatus, output }: SagaStatus): string | undefined {
  if (runtime !== 'Completed' && runtime !== 'Failed') return undefined;
  const told = (runtime === 'Completed' ? output : customStatus) as
    | { readonly time?: string }
    | null
    | undefined;
  return told?.time;
}

/** The saga shows why it failed before it fails; one that was stopped from outside has only an output. */
function failureOf({ runtime, customStatus, output }: SagaStatus): FailureDetails | undefined {
  switch (runtime) {
    case 'Failed':
    case 'Terminated':
    case 'Canceled': {
      const shown = (customStatus as { failure?: FailureDetails } | null | undefined)?.failure;
      if (shown !== undefined) return shown;
      const message = typeof output === 'string' ? output : JSON.stringify(output ?? runtime);
      return { error_type: `Orchestration${runtime}`, message, stack_trace: '' };
    }
    case 'Pending':
    case 'Running':
    case 'Suspended':
    case 'Completed':
      return undefined;
    default:
      return runtime satisfies never;
  }
}

/** No order changes before it is there, though clocks may differ. */
function later(created: string, updated: string): string {
  return Date.parse(updated) > Date.parse(created) ? updated : created;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
