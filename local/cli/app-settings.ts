import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonWithComments } from '../host/json.ts';

/** Where the running storage and broker are, as connection strings. */
export interface Connections {
  readonly storage: string;
  readonly serviceBus: string;
  readonly eventHubs: string;
}

export interface HostSettings {
  /** For the host's environment. */
  readonly values: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

/** Settings that most apps name this way; an app that has others says so in its (sample) settings. */
const USUAL: Readonly<Record<string, keyof Connections>> = {
  AzureWebJobsStorage: 'storage',
  ServiceBusConnection: 'serviceBus',
  EventHubConnection: 'eventHubs',
};

/**
 * Points the app's settings at the running storage and broker: those whose value is an emulator's (in
 * local.settings.json, or in the sample when that does not name them), and the usual ones. What is set in the
 * environment, or points elsewhere in local.settings.json, stays as it is.
 */
export function hostSettings(app: string, env: NodeJS.ProcessEnv, connections: Connections): HostSettings {
  const own = readValues(join(app, 'local.settings.json'));
  const known = { ...readValues(join(app, 'local.settings.sample.json')), ...own };
  const values: Record<string, string> = {};
  const notices: string[] = [];
  for (const name of new Set([...Object.keys(USUAL), ...Object.keys(known)])) {
    const value = known[name];
    const target = value === undefined ? USUAL[name] : emulated(name, value);
    const elsewhere =
      env[name] !== undefined ? 'the environment' : name in own ? 'local.settings.json' : undefined;
    if (target !== undefined && env[name] === undefined) values[name] = connect(connections[target], value);
    else if ((target !== undefined || name in USUAL) && elsewhere !== undefined) {
      notices.push(`${name} is used as ${elsewhere} has it, not pointed at this platform.`);
    }
  }
  return { values, notices };
}

function readValues(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  let parsed: { Values?: Record<string, unknown> } | null;
  try {
    parsed = parseJsonWithComments(readFileSync(file, 'utf8')) as typeof parsed;
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const Values = parsed?.Values ?? {};
  return Object.fromEntries(Object.entries(Values).map(([name, value]) => [name, String(value)]));
}

/** What of the platform an emulator's connection string stands for. */
function emulated(name: string, value: string): keyof Connections | undefined {
  if (/^UseDevelopmentStorage=true;?$/i.test(value.trim())) return 'storage';
  const local = /^Endpoint=sb:\/\/(localhost|127\.0\.0\.1)\b/i.test(value.trim());
  if (!local || !/UseDevelopmentEmulator=true/i.test(value)) return undefined;
  return /event_?hub/i.test(name) ? 'eventHubs' : 'serviceBus';
}

/** Keeps the entity that the setting names. */
function connect(connection: string, before: string | undefined): string {
  const entity = /;(EntityPath=[^;]+)/i.exec(before ?? '')?.[1];
  return entity === undefined ? connection : `${connection.replace(/;$/, '')};${entity};`;
}
