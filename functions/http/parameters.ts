import type { HttpRequest } from '@azure/functions';
import type { EndpointContract } from './contract.ts';

interface ParameterFault {
  readonly code: 'invalid-path' | 'invalid-query';
  readonly detail: string;
  readonly faults: { pointer: string; text: string }[];
}

/**
 * While bodies are streamed, the Functions library takes the headers from where the host puts the names of the query as
 * well: a parameter of this name would take their place, those that only a front end may set among them.
 */
const HEADERS = 'headers';

/** A parameter that is longer than its contract lets it be. What more there is to say of it the handler says. */
export function parameterFault(
  request: HttpRequest,
  { path, query }: EndpointContract,
): ParameterFault | undefined {
  for (const name of request.query.keys()) {
    if (name.toLowerCase() === HEADERS) return faultOf('invalid-query', name, 'is no parameter');
  }
  for (const [name, { schema }] of Object.entries(path ?? {})) {
    const fault = tooLong(request.params[name], schema.maxLength);
    if (fault !== undefined) return faultOf('invalid-path', name, fault);
  }
  for (const [name, { schema }] of Object.entries(query ?? {})) {
    const fault = tooLong(request.query.get(name) ?? undefined, schema.maxLength);
    if (fault !== undefined) return faultOf('invalid-query', name, fault);
  }
  return undefined;
}

function tooLong(value: string | undefined, most: unknown): string | undefined {
  if (value === undefined || typeof most !== 'number' || isWithin(value, most)) return undefined;
  return `must have at most ${most} characters`;
}

/** Characters are counted as JSON Schema does, not in units of UTF-16: who may order under a name may ask for it too. */
function isWithin(value: string, most: number): boolean {
  return value.length <= most || (value.length <= 2 * most && [...value].length <= most);
}

function faultOf(code: ParameterFault['code'], name: string, text: string): ParameterFault {
  return { code, detail: `${name} ${text}`, faults: [{ pointer: `/${name}`, text }] };
}
