import { isOrderId, type Mac } from '../domain/order-id.ts';
import type { SagaInput, SagaNotice } from '../domain/saga.ts';
import type { SagaClient, SagaStatus } from '../ports.ts';

/** Tells a waiting saga how the approver decided. */
export function approveOrder({ mac }: { readonly mac: Mac }) {
  return async (
    id: string,
    decision: { readonly approver: string; readonly approved: boolean },
    sagas: SagaClient,
  ): Promise<'sent' | 'unknown' | 'not-waiting'> => {
    if (!isOrderId(id, mac)) return 'unknown';
    const status = await sagas.status(id);
    if (status === undefined || !takesDecision(status)) return 'not-waiting';
    await sagas.decide(id, decision);
    return 'sent';
  };
}

/** Also before it has come so far as to wait: Durable keeps the event until then. */
function takesDecision({ runtime, input, customStatus }: SagaStatus): boolean {
  switch (runtime) {
    case 'Pending':
    case 'Running':
    case 'Suspended': {
      const { approval } = input as SagaInput;
      const shown = customStatus as SagaNotice | null | undefined;
      if (approval === undefined) return false;
      return shown === null || shown === undefined || ('step' in shown && shown.step === 'approval');
    }
    case 'Completed':
    case 'Failed':
    case 'Terminated':
    case 'Canceled':
      return false;
    default:
      return runtime satisfies never;
  }
}
