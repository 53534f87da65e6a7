import { relative } from 'node:path';
import type { Options } from './options.ts';
import { packageSettings } from './package-settings.ts';
import type { Platform } from './platform.ts';

export interface Started {
  readonly options: Options;
  readonly platform: Platform;
  readonly admin: string;
  readonly stateDir: string;
}

/** What a person wants to know once everything runs. */
export function banner({ options, platform, admin, stateDir }: Started): string {
  const url = String(platform.status('host').ready.url);
  const settings = packageSettings(options.app);
  const { blob, queue, table, broker } = platform.ports;
  const tries = (settings.try ?? []).flatMap(({ title, command }) => [
    `  ${title}:`,
    `    ${command.replaceAll('{url}', url)}`,
  ]);
  return [
    '',
    `  ${settings.name ?? 'The app'} runs at ${url}`,
    '',
    ...tries,
    ...(tries.length > 0 ? [''] : []),
    `  storage   blob ${blob}, queue ${queue}, table ${table}`,
    `  broker    Service Bus and Event Hubs, AMQP ${broker}`,
    `  admin     ${admin}/status${platform.now === undefined ? '' : `  (time is virtual: ${admin}/clock)`}`,
    `  state     ${shownState(options, stateDir)}`,
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

/** For `func start`: what belongs into local.settings.json. */
export function settingsBanner({ options, platform, admin, stateDir }: Started): string {
  const { storage, serviceBus, eventHubs } = platform.connections;
  const file = {
    IsEncrypted: false,
    Values: {
      FUNCTIONS_WORKER_RUNTIME: 'node',
      AzureWebJobsStorage: storage,
      ServiceBusConnection: serviceBus,
      EventHubConnection: eventHubs,
    },
  };
  return [
    '',
    '  Storage and broker run. For func start, local.settings.json:',
    '',
    JSON.stringify(file, undefined, 2),
    '',
    `  admin     ${admin}/status`,
    `  state     ${shownState(options, stateDir)}`,
    '',
    '  Ctrl-C stops them.',
    '',
  ].join('\n');
}

/** What a script wants to know: one line of JSON. */
export function jsonLine({ options, platform, admin, stateDir }: Started): string {
  const { storage, serviceBus, eventHubs } = platform.connections;
  const pids = Object.fromEntries(platform.parts.map((part) => [part, platform.status(part).pid]));
  const host = options.withHost ? platform.status('host').ready : {};
  return JSON.stringify({
    ...(options.withHost ? { url: host.url, functions: host.functions } : {}),
    ...{ serviceBus, eventHubs, storage, admin },
    /** Answers GET /queues with the counts of every queue. */
    brokerControl: platform.status('broker').ready.control,
    state: stateDir,
    ports: { ...platform.ports, admin: Number(new URL(admin).port) },
    pids: { platform: process.pid, ...pids },
  });
}

function shownState(options: Options, stateDir: string): string {
  const shown = relative(process.cwd(), stateDir);
  const path = shown.startsWith('..') ? stateDir : shown;
  return options.ephemeral ? `${path} (goes when the platform stops)` : path;
}
