import type { InvocationContext } from '@azure/functions';
import { BrokerUnavailable, TerminalFault, TransientFault } from '../../shared/domain/faults.ts';
import { errorFields } from '../../shared/telemetry.ts';
import { logOf } from '../log.ts';
import type { ProblemDetails } from './answers.ts';
import { isProblemCode } from './problems.ts';

/** What the caller is told of an exception; what it is not told is in the log. */
export function faultProblem(step: string, error: unknown, context: InvocationContext): ProblemDetails {
  // No repeat can cure it: it is the request that is wrong, such as a cursor that we never gave out.
  if (error instanceof TerminalFault) {
    return {
      code: isProblemCode(error.code) ? error.code : 'cannot-be-done',
      detail: error.message.slice(0, 500),
    };
  }
  const passing = error instanceof BrokerUnavailable || error instanceof TransientFault;
  logOf(context)(passing ? 'warn' : 'error', 'Request failed', {
    step,
    ...errorFields(error),
    ...(passing || !(error instanceof Error) ? {} : { stack: error.stack }),
  });
  if (passing) {
    return {
      code: error instanceof BrokerUnavailable ? error.code : 'service-unavailable',
      detail:
        'Try again in a few seconds; with an Idempotency-Key, an order is safe from being placed twice.',
    };
  }
  return {
    code: 'internal-error',
    detail: `The log has more, under invocation ${context.invocationId}.`,
  };
}
