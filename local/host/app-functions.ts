import type { FunctionsCore } from './core.ts';
import { HostError } from './errors.ts';
import { disabledFunctions, type HostFunction, toHostFunction } from './functions.ts';
import type { JsonObject } from './host-json.ts';
import { functionRouter, isHttp, routePrefix, routeTemplate } from './http/app-handler.ts';
import { authLevelOf } from './keys.ts';

/**
 * The functions that the app registered, sorted by name. A fault of one puts that one in error; a fault that stops
 * the real host as a whole is told to `fault`.
 */
export function appFunctions(
  core: FunctionsCore,
  hostJson: Readonly<JsonObject>,
  settings: Readonly<Record<string, string | undefined>>,
  fault: (error: unknown) => void,
): HostFunction[] {
  const isDisabled = disabledFunctions(settings);
  const wanted = Array.isArray(hostJson.functions) ? new Set(hostJson.functions) : undefined;
  const isExcluded = (name: string) => wanted !== undefined && !wanted.has(name);
  const functions = core.registrations
    .map((one) => toHostFunction(one, isDisabled, isExcluded(one.metadata.name)))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  for (const [index, { name }] of functions.entries()) {
    const next = functions[index + 1]?.name;
    if (next !== undefined && next.toLowerCase() === name.toLowerCase()) {
      const text = `The function names '${name}' and '${next}' differ by case only.`;
      fault(new HostError('FUNCTION_NAME_TAKEN', text));
    }
  }
  const prefix = routePrefix(hostJson);
  for (const fn of functions) if (isHttp(fn)) checkHttp(fn, prefix, fault);
  return functions;
}

function checkHttp(fn: HostFunction, prefix: string, fault: (error: unknown) => void): void {
  if (authLevelOf(fn.trigger.authLevel) === undefined) {
    fn.error ??= `'${String(fn.trigger.authLevel)}' is not an authLevel: anonymous, function, system or admin.`;
  }
  if (prefix === '' && /^(?:admin|runtime)/i.test(routeTemplate(fn, prefix))) {
    fn.error ??= 'The specified route conflicts with one or more built in routes.';
  }
  try {
    functionRouter([fn], prefix);
  } catch (error) {
    fault(error);
  }
}
