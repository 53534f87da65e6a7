import { isOrderId, type Mac } from '../domain/order-id.ts';
import { CANCELLED_MESSAGE, type SagaInput } from '../domain/saga.ts';
import type { ReadModel, SagaClient, SagaStatus, Shipping } from '../ports.ts';
import { pointed } from '../telemetry.ts';

interface Deps {
  readonly mac: Mac;
  readonly shipping: Shipping;
  readonly readModel: ReadModel;
}

/** `cancelled-before`: by an earlier call, whose order is being undone or has ended by now. */
export type Cancellation = 'cancelled' | 'cancelled-before' | 'shipped' | 'ended' | 'unknown';

/**
 * Keeps an order from being shipped, from the moment its id was given out. Whoever is first at the arbiter, this or
 * the shipping step, decides; the saga undoes what was done. Safe to repeat: what a crash left undone is done then.
 */
export function cancelOrder({ mac, shipping, readModel }: Deps) {
  return async (id: string, sagas: SagaClient): Promise<Cancellation> => {
    if (!isOrderId(id, mac)) return 'unknown';
    const saga = await sagas.status(id);
    const end = saga === undefined ? await endOnRecord(readModel, id) : endOf(saga);
    if (end !== undefined) return end;
    const claim = await pointed('cancel.claim', () => shipping.cancel(id));
    switch (claim) {
      case 'cancelled':
      case 'cancelled-before':
        // A saga that was not there a moment ago looks at the arbiter before it waits, or may be waiting by now.
        if (saga === undefined || needsApproval(saga)) {
          await pointed('cancel.raise', () => sagas.cancel(id));
        }
        return claim;
      case 'shipped':
        return 'shipped';
      case 'refused':
        return 'ended';
      default:
        return claim satisfies never;
    }
  };
}

/** Undefined: it goes on. */
function endOf({ runtime, output }: SagaStatus): Cancellation | undefined {
  switch (runtime) {
    case 'Pending':
    case 'Running':
    case 'Suspended':
      return undefined;
    case 'Completed':
      return endOfResult(output as { success: boolean; message: string });
    case 'Failed':
    case 'Terminated':
    case 'Canceled':
      return 'ended';
    default:
      return runtime satisfies never;
  }
}

/** Durable forgets an ended saga when its history is purged; the read model does not. */
async function endOnRecord(readModel: ReadModel, id: string): Promise<Cancellation | undefined> {
  const view = await readModel.find(id);
  if (view === undefined || view.status === 'RUNNING') return undefined;
  return view.result === undefined ? 'ended' : endOfResult(view.result);
}

function endOfResult({ success, message }: { success: boolean; message: string }): Cancellation {
  if (success) return 'shipped';
  return message === CANCELLED_MESSAGE ? 'cancelled-before' : 'ended';
}

function needsApproval({ input }: SagaStatus): boolean {
  return (input as SagaInput).approval !== undefined;
}
