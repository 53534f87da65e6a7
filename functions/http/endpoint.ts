import {
  type FunctionInput,
  app as functions,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import { preferred } from './accept.ts';
import { problem } from './answers.ts';
import { describeEndpoint, type EndpointContract } from './contract.ts';
import { faultProblem } from './fault-answer.ts';
import { parameterFault } from './parameters.ts';

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
    authLevel: contract.keyed === true ? 'function' : 'anonymous',
    extraInputs,
    handler: async (request, context) => {
      try {
        const fault = parameterFault(request, contract);
        if (fault !== undefined) return problem(fault);
        if (preferred(request.headers.get('accept'), offered) === undefined) {
          return problem({ code: 'not-acceptable', detail: `There is ${offered.join(', ')}.` });
        }
        return await handler(request, context);
      } catch (error) {
        return problem(faultProblem(name, error, context));
      }
    },
  });
}
