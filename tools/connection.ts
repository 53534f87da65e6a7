/** Where the services are that an operator's program works on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../shared/config.ts';
import { BrokerUnavailable, TransientFault } from '../shared/domain/faults.ts';
import { BadArguments, type Option, text } from './arguments.ts';
import { localSettings } from './local-settings.ts';

const ROOT = join(import.meta.dirname, '..');

/** Each service: the app's setting for it, and its name in what a running local platform tells of itself. */
const SERVICES = {
  'service-bus': { setting: 'ServiceBusConnection', platform: 'serviceBus', title: 'Service Bus' },
  'event-hubs': { setting: 'EventHubConnection', platform: 'eventHubs', title: 'Event Hubs' },
  storage: { setting: 'AzureWebJobsStorage', platform: 'storage', title: 'storage' },
} as const;
export type Service = keyof typeof SERVICES;

/** The options by which a program is told where they are. */
export function connectionOptions<Name extends Service>(
  ...services: readonly Name[]
): Record<Name | 'state', Option<string>> {
  const options: Record<string, Option<string>> = {};
  for (const service of services) {
    const { setting, title } = SERVICES[service];
    options[service] = {
      describe: `connection string of ${title}; else ${setting} (environment, local.settings.json), else the local platform`,
      value: 'CONNECTION',
      read: text,
      fallback: '',
    };
  }
  options.state = {
    describe: 'state folder of the local platform; else TILLSTREAM_STATE, else .tillstream',
    value: 'DIR',
    read: text,
    fallback: '',
  };
  return options as Record<Name | 'state', Option<string>>;
}

/**
 * The settings of these services: from the options, the environment, local.settings.json, or the local platform that
 * runs, whichever comes first. BadArguments names all that are nowhere to be found.
 */
export function connectionConfig(
  services: readonly Service[],
  values: Readonly<Partial<Record<Service | 'state', string>>>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const own: Settings = localSettings(join(ROOT, 'local.settings.json'));
  const platform = runningPlatform(values.state || env.TILLSTREAM_STATE || join(ROOT, '.tillstream'));
  const settings: Record<string, string | undefined> = {};
  const missing: string[] = [];
  for (const [service, { setting, platform: told }] of Object.entries(SERVICES) as [
    Service,
    (typeof SERVICES)[Service],
  ][]) {
    if (!services.includes(service)) settings[setting] = 'not used by this program';
    else if (values[service]) settings[setting] = values[service];
    else if (isSet(env, setting)) Object.assign(settings, entriesOf(env, setting));
    else if (isSet(own, setting) && !isEmulator(own[setting]))
      Object.assign(settings, entriesOf(own, setting));
    else if (platform !== undefined) settings[setting] = platform[told];
    // An emulator at its usual ports: that of npm run platform, or another.
    else if (isSet(own, setting)) settings[setting] = own[setting];
    else missing.push(`--${service}: is missing, and so is the setting ${setting}`);
  }
  if (missing.length > 0) {
    throw new BadArguments(
      `${missing.join('\n')}\nNo local platform runs here either (npm start; --state DIR when its state lies elsewhere).`,
    );
  }
  return readConfig({ ...settings, ORDER_ID_KEY: 'not used by this program' });
}

/** An outage is no bug of the program: told in a line, exit code 1. */
export async function tellOutages(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof BrokerUnavailable || error instanceof TransientFault)) throw error;
    console.error(`${error.code}: ${error.message}`);
    return 1;
  }
}

type Settings = Readonly<Record<string, string | undefined>>;

/** Under its own name, or in parts for a managed identity: `<setting>__fullyQualifiedNamespace` and the like. */
function entriesOf(settings: Settings, setting: string): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => {
      return (name === setting || name.startsWith(`${setting}__`)) && Boolean(value);
    }),
  );
}

function isSet(settings: Settings, setting: string): boolean {
  return Object.keys(entriesOf(settings, setting)).length > 0;
}

/** It stands for the local platform, wherever its ports are. */
function isEmulator(value: string | undefined): boolean {
  return value !== undefined && /UseDevelopmentStorage=true|UseDevelopmentEmulator=true/i.test(value);
}

interface PlatformFacts {
  readonly serviceBus: string;
  readonly eventHubs: string;
  readonly storage: string;
  readonly pids: { readonly platform: number };
}

/** What the platform on this state wrote about itself, if it still runs. */
function runningPlatform(state: string): PlatformFacts | undefined {
  const file = join(state, 'platform.json');
  if (!existsSync(file)) return undefined;
  const facts = JSON.parse(readFileSync(file, 'utf8')) as PlatformFacts;
  try {
    process.kill(facts.pids.platform, 0);
    return facts;
  } catch {
    // It was killed and could not tidy up.
    return undefined;
  }
}
