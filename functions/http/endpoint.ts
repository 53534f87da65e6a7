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
import { preferred } from './accept.ts';
import { problem } from './answers.ts';
import { describeEndpoint, type EndpointContract } from './contract.ts';
import { parameterFault } from './parameters.ts';
import { isProblemCode } from './problems.ts';

interface Endpoint {
  readonly method: HttpMethod;
  readonly route: string;
  readonly contract: EndpointContract;
  readonly extraInputs?: FunctionInput[];
  readonly handler: (request: HttpRequest, context: InvocationContext) => Promise<HttpResponseInit>;
}

/**
 * Registers an HTTP function and keeps what it promises for the OpenAPI document. While bodies are streamed a handler
 * that throws is never answered: nothing may escape.
 */
export function endpoint(
  name: string,
  { method, route, contract, extraInputs = [], handler }: Endpoint,
): void {
  describeEndpoint({ name, method, route, contract });
  const offered = [
    ...new Set(Object.values(contract.answers).flatMap(({ content }) => Object.keys(content))),
  ];
  functions.http(name, {
    methods: [method],
    route,
    authLevel: 'anonymous',
    extraInputs,
    handler: async (request, context) => {
      try {
        if (preferred(request.headers.get('accept'), offered) === undefined) {
          return problem({ code: 'not-acceptable', detail: `There is ${offered.join(', ')}.` });
        }
        const fault = parameterFault(request, contract);
        return fault === undefined ? await handler(request, context) : problem(fault);
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
      code: isProblemCode(error.code) ? error.code : 'cannot-be-done',
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
    return problem({
      code: error instanceof BrokerUnavailable ? error.code : 'service-unavailable',
      detail:
        'Try again in a few seconds; with an Idempotency-Key, an order is safe from being placed twice.',
    });
  }
  return problem({
    code: 'internal-error',
    detail: `The log has more, under invocation ${context.invocationId}.`,
  });
}
