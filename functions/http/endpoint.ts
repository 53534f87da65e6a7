import {
  type FunctionInput,
  app as functions,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { BrokerUnavailable, TerminalFault, TransientFault } from '../../shared/domain/faults.ts';
import { errorFields } from '../../shared/telemetry.ts';
import { logOf } from '../log.ts';
import { problem } from './answers.ts';

interface Endpoint {
  readonly method: HttpMethod;
  readonly route: string;
  readonly extraInputs?: FunctionInput[];
  readonly handler: (request: HttpRequest, context: InvocationContext) => Promise<HttpResponseInit>;
}

const RETRY_AFTER_SECONDS = '5';

/** Registers an HTTP function. While bodies are streamed a handler that throws is never answered: nothing may escape. */
export function endpoint(name: string, { method, route, extraInputs = [], handler }: Endpoint): void {
  functions.http(name, {
    methods: [method],
    route,
    authLevel: 'anonymous',
    extraInputs,
    handler: async (request, context) => {
      try {
        return await handler(request, context);
      } catch (error) {
        return faultAnswer(name, error, context);
      }
    },
  });
}

function faultAnswer(name: string, error: unknown, context: InvocationContext): HttpResponseInit {
  // No repeat can cure it: it is the request that is wrong, such as a cursor that we never gave out.
  if (error instanceof TerminalFault) {
    return problem({
      title: 'The request is not valid',
      status: 400,
      code: error.code,
      detail: error.message.slice(0, 500),
    });
  }
  const passing = error instanceof BrokerUnavailable || error instanceof TransientFault;
  logOf(context)(passing ? 'warn' : 'error', 'Request failed', {
    step: name,
    ...errorFields(error),
    ...(passing || !(error instanceof Error) ? {} : { stack: error.stack }),
  });
  if (passing) {
    return problem(
      {
        title: 'A service that this needs is away',
        status: 503,
        code: error.code,
        detail:
          'Try again in a few seconds; with an Idempotency-Key, an order is safe from being placed twice.',
      },
      { 'retry-after': RETRY_AFTER_SECONDS },
    );
  }
  return problem({
    title: 'The request failed',
    status: 500,
    code: 'internal-error',
    detail: `The log has more, under invocation ${context.invocationId}.`,
  });
}
