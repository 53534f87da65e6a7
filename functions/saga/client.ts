import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { TransientFault } from '../../shared/domain/faults.ts';
import type { SagaClient, SagaStatus } from '../../shared/ports.ts';
import { CANCEL_EVENT, DECISION_EVENT, ORDER_SAGA } from './names.ts';

/** Functions that speak to sagas name it among their inputs. */
export const sagaClientInput = df.input.durableClient();

// The binding's data is the same for each invocation of a host; making a client of it costs more than using it.
let known: { readonly url: unknown; readonly client: SagaClient } | undefined;

export function sagaClient(context: InvocationContext): SagaClient {
  const { rpcBaseUrl } = context.extraInputs.get(sagaClientInput) as { rpcBaseUrl?: unknown };
  if (known === undefined || known.url !== rpcBaseUrl) {
    known = { url: rpcBaseUrl, client: sagaClientOn(df.getClient(context)) };
  }
  return known.client;
}

function sagaClientOn(durable: df.DurableClient): SagaClient {
  return {
    async start(input, trail) {
      try {
        await durable.startNew(ORDER_SAGA, { instanceId: input.order.id, input: { ...input, trail } });
        return 'started';
      } catch (error) {
        if (answered(error, 409)) return 'known';
        throw durableFault(error);
      }
    },
    async status(orderId) {
      try {
        return statusOf(await durable.getStatus(orderId, { showInput: true }));
      } catch (error) {
        if (answered(error, 404)) return undefined;
        throw durableFault(error);
      }
    },
    async decide(orderId, decision) {
      try {
        await durable.raiseEvent(orderId, DECISION_EVENT, decision);
      } catch (error) {
        throw durableFault(error);
      }
    },
    async cancel(orderId) {
      try {
        await durable.raiseEvent(orderId, CANCEL_EVENT, null);
      } catch (error) {
        if (error instanceof Error && UNKNOWN_INSTANCE.test(error.message)) return;
        throw durableFault(error);
      }
    },
  };
}

function statusOf(status: df.DurableOrchestrationStatus): SagaStatus {
  return {
    runtime: status.runtimeStatus as SagaStatus['runtime'],
    createdAt: new Date(status.createdTime).getTime(),
    updatedAt: new Date(status.lastUpdatedTime).getTime(),
    input: status.input,
    customStatus: status.customStatus,
    output: status.output,
  };
}

/** Durable that is away, or still starting, is nobody's fault; what it calls a bad request is. */
function durableFault(error: unknown): unknown {
  if (answered(error, 400) || answered(error, 413)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new TransientFault('durable-unavailable', message, { cause: error });
}

/** How durable-functions words a 404 to an event. */
const UNKNOWN_INSTANCE = /^No instance with ID /;

/** durable-functions tells the status of an answer in the text of its error and nowhere else. */
function answered(error: unknown, status: 400 | 404 | 409 | 413): boolean {
  return error instanceof Error && new RegExp(`(?:HTTP|status code:) ${status}\\b`).test(error.message);
}
