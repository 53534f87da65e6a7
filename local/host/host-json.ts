import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from './errors.ts';
import { parseJsonWithComments } from './json.ts';

export type JsonObject = { [key: string]: unknown };

const OVERRIDE = 'azurefunctionsjobhost__';

/** host.json with the overrides of settings such as AzureFunctionsJobHost__logging__logLevel__default. */
export function loadHostJson(
  appDir: string,
  settings: Readonly<Record<string, string | undefined>>,
): JsonObject {
  const file = join(appDir, 'host.json');
  if (!existsSync(file)) {
    throw new HostError('HOST_JSON_MISSING', `${appDir} holds no host.json: not a Functions app`);
  }
  let parsed: unknown;
  try {
    parsed = parseJsonWithComments(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new HostError('HOST_JSON_INVALID', `Unable to parse host configuration file '${file}'.`, { cause });
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new HostError('HOST_JSON_INVALID', `Unable to parse host configuration file '${file}'.`);
  }
  const hostJson = parsed as JsonObject;
  if (hostJson.version !== undefined && hostJson.version !== '2.0') {
    throw new HostError(
      'HOST_JSON_VERSION',
      `The host.json file has an unsupported version '${hostJson.version}'; it must be "2.0".`,
    );
  }
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined && name.toLowerCase().startsWith(OVERRIDE)) {
      override(hostJson, name.slice(OVERRIDE.length).split('__'), value);
    }
  }
  return hostJson;
}

function override(target: JsonObject, path: readonly string[], value: string): void {
  let at = target;
  path.forEach((part, index) => {
    const key = Object.keys(at).find((name) => name.toLowerCase() === part.toLowerCase()) ?? part;
    if (index === path.length - 1) at[key] = typed(value);
    else {
      if (!isObject(at[key])) at[key] = {};
      at = at[key] as JsonObject;
    }
  });
}

/** A setting is text; numbers and booleans of host.json keep their kind. */
function typed(value: string): unknown {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `path`, or an empty one. */
export function section(hostJson: Readonly<JsonObject>, ...path: string[]): Readonly<JsonObject> {
  let at: unknown = hostJson;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  return isObject(at) ? at : {};
}

/** `[d.]hh:mm:ss[.fff]` in ms; undefined when it is none. */
export function timeSpan(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const found = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(text);
  if (!found) return undefined;
  const [, days = '0', hours, minutes, seconds = '0', fraction = '0'] = found;
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  return Math.round((whole + Number(`0.${fraction}`)) * 1000);
}
