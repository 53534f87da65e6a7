import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from './errors.ts';
import { parseJsonWithComments } from './json.ts';

export interface AppSettings {
  /** Values of local.settings.json (or its sample) under the environment, which wins. */
  readonly values: Record<string, string | undefined>;
  /** What the user should know about where the settings come from. */
  readonly notice?: string;
}

/** Settings every app finds in its environment under `func start`. */
const DEFAULTS: Readonly<Record<string, string>> = {
  FUNCTIONS_WORKER_RUNTIME: 'node',
  FUNCTIONS_EXTENSION_VERSION: '~4',
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
};

export function loadSettings(appDir: string, environment: NodeJS.ProcessEnv): AppSettings {
  const own = join(appDir, 'local.settings.json');
  const sample = join(appDir, 'local.settings.sample.json');
  let notice: string | undefined;
  let file: string | undefined;
  if (existsSync(own)) file = own;
  else if (existsSync(sample)) {
    file = sample;
    notice = 'no local.settings.json: using local.settings.sample.json (copy it to change settings)';
  }
  const fromFile = file === undefined ? {} : readValues(file);
  const values = { ...DEFAULTS, ...fromFile, ...environment };
  return notice === undefined ? { values } : { values, notice };
}

function readValues(file: string): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = parseJsonWithComments(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new HostError('SETTINGS_UNREADABLE', `${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const section = (parsed as { Values?: unknown } | null)?.Values ?? {};
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(section as Record<string, unknown>)) {
    if (typeof value === 'string') values[name] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') values[name] = String(value);
    else throw new HostError('SETTING_NOT_TEXT', `${file}: the value of '${name}' must be a string`);
  }
  return values;
}

/** Finds settings as configuration does: without regard to case, `:` and `__` being the same. */
export function settingsLookup(
  values: Readonly<Record<string, string | undefined>>,
): (name: string) => string | undefined {
  const normal = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) normal.set(normalName(name), value);
  }
  return (name) => values[name] ?? normal.get(normalName(name));
}

function normalName(name: string): string {
  return name.replaceAll('__', ':').toLowerCase();
}

/** Replaces each %NAME% by its setting; throws with the name of one that is unset. */
export function expandSettings(text: string, lookup: (name: string) => string | undefined): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = lookup(name);
    if (value === undefined) {
      throw new HostError('SETTING_MISSING', `'%${name}%' does not resolve to a value: set '${name}'`);
    }
    return value;
  });
}
