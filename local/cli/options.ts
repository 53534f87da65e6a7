import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type PortName = 'http' | 'blob' | 'queue' | 'table' | 'broker' | 'admin';

/** What a port is for, and how to move it. */
export const PORTS: Record<PortName, { title: string; flag: string; env: string; usual: number }> = {
  http: { title: 'HTTP', flag: 'port', env: 'TILLSTREAM_PORT', usual: 7071 },
  blob: { title: 'blob storage', flag: 'blob-port', env: 'TILLSTREAM_BLOB_PORT', usual: 10000 },
  queue: { title: 'queue storage', flag: 'queue-port', env: 'TILLSTREAM_QUEUE_PORT', usual: 10001 },
  table: { title: 'table storage', flag: 'table-port', env: 'TILLSTREAM_TABLE_PORT', usual: 10002 },
  broker: {
    title: 'Service Bus and Event Hubs',
    flag: 'broker-port',
    env: 'TILLSTREAM_BROKER_PORT',
    usual: 5672,
  },
  admin: { title: 'admin', flag: 'admin-port', env: 'TILLSTREAM_ADMIN_PORT', usual: 7079 },
};

export interface Options {
  readonly app: string;
  /** Left out: `.tillstream` in the app's folder, or a folder that goes at the end when `ephemeral`. */
  readonly state: string | undefined;
  readonly ephemeral: boolean;
  readonly json: boolean;
  readonly virtualClock: boolean;
  readonly secrets: string | undefined;
  readonly entities: string | undefined;
  readonly withHost: boolean;
  readonly ports: Readonly<Record<PortName, number>>;
}

export class UsageError extends Error {
  readonly code = 'usage';
}

const FLAGS = {
  app: { type: 'string' },
  port: { type: 'string' },
  'blob-port': { type: 'string' },
  'queue-port': { type: 'string' },
  'table-port': { type: 'string' },
  'broker-port': { type: 'string' },
  'admin-port': { type: 'string' },
  state: { type: 'string' },
  ephemeral: { type: 'boolean' },
  json: { type: 'boolean' },
  clock: { type: 'string' },
  secrets: { type: 'string' },
  entities: { type: 'string' },
  'without-host': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const HELP = `Runs an Azure Functions app (Node.js, v4) whole on this machine: the app, storage, Service Bus and Event Hubs.

  npm start -- [options]

  --app DIR          the built app (default: this folder)                        TILLSTREAM_APP
  --state DIR        where everything is kept (default: .tillstream in the app)  TILLSTREAM_STATE
  --ephemeral        keep nothing: the state goes when the platform stops        TILLSTREAM_EPHEMERAL=1
  --port N           HTTP (default 7071)                                         TILLSTREAM_PORT
  --blob-port N      blob storage (default 10000)                                TILLSTREAM_BLOB_PORT
  --queue-port N     queue storage (default 10001)                               TILLSTREAM_QUEUE_PORT
  --table-port N     table storage (default 10002)                               TILLSTREAM_TABLE_PORT
  --broker-port N    Service Bus and Event Hubs, AMQP (default 5672)             TILLSTREAM_BROKER_PORT
  --admin-port N     the platform's own endpoint (default 7079)                  TILLSTREAM_ADMIN_PORT
                     A port 0 takes any free one.
  --json             one line of JSON on stdout when ready, logs on stderr       TILLSTREAM_JSON=1
  --clock virtual    time stands still until it is moved at the admin endpoint   TILLSTREAM_CLOCK
  --secrets DIR      enforce function keys, kept in this folder                  TILLSTREAM_SECRETS
  --entities FILE    queues and hubs (default: package.json's tillstream.entities, or entities.json)
                                                                                 TILLSTREAM_ENTITIES
  --without-host     storage and broker alone, for the real Functions host (npm run platform)
  --help             this text

The admin endpoint, on this machine alone:
  GET  /status
  GET  /clock
  POST /clock            {"now": ISO time or ms} or {"advanceMs": n}; with "stepMs": n it goes there in steps
  POST /restart/PROCESS  storage, broker or host; with ?hard by SIGKILL
  POST /stop/PROCESS     an outage on purpose, until
  POST /start/PROCESS

Ctrl-C stops everything in order; a second Ctrl-C at once.`;

/** Flags, over TILLSTREAM_… variables, over defaults. 'help' when that is what was asked for. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Options | 'help' {
  refuseUnknown(args);
  const { values } = parse(args);
  if (values.help) return 'help';
  const text = (flag: Exclude<keyof typeof values, 'ephemeral' | 'json' | 'without-host' | 'help'>) =>
    values[flag] ?? (env[variable(flag)] || undefined);
  const yes = (flag: 'ephemeral' | 'json') => values[flag] ?? isYes(variable(flag), env[variable(flag)]);
  const folder = (value: string | undefined) => (value === undefined ? undefined : resolve(cwd, value));

  const clock = text('clock') ?? 'real';
  if (clock !== 'virtual' && clock !== 'real') {
    throw new UsageError(`--clock takes virtual or real, not "${clock}".`);
  }
  const state = folder(text('state'));
  const ephemeral = yes('ephemeral');
  if (values.state !== undefined && values.ephemeral) {
    throw new UsageError('--ephemeral keeps nothing and --state DIR says where to keep it: use one of them.');
  }
  const port = ([name, { flag, usual }]: (typeof entries)[number]) => {
    const given = text(flag as 'port');
    const number = given === undefined ? usual : Number(given);
    if (!Number.isInteger(number) || number < 0 || number > 65535 || given === '') {
      throw new UsageError(`--${flag} takes a number from 0 to 65535, not "${given}".`);
    }
    return [name, number] as const;
  };
  const entries = Object.entries(PORTS) as [PortName, (typeof PORTS)[PortName]][];
  return {
    app: folder(text('app')) ?? cwd,
    state: values.ephemeral ? undefined : state,
    ephemeral: ephemeral && values.state === undefined,
    json: yes('json'),
    virtualClock: clock === 'virtual',
    secrets: folder(text('secrets')),
    entities: folder(text('entities')),
    withHost: !values['without-host'],
    ports: Object.fromEntries(entries.map(port)) as Record<PortName, number>,
  };
}

const variable = (flag: string) => `TILLSTREAM_${flag.toUpperCase().replaceAll('-', '_')}`;

function isYes(name: string, value: string | undefined): boolean {
  if (value === undefined || ['', '0', 'false', 'no'].includes(value)) return false;
  if (['1', 'true', 'yes'].includes(value)) return true;
  throw new UsageError(`${name} takes 1 or 0, not "${value}".`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS });
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ')[0]}. See --help.`, { cause });
  }
}

function refuseUnknown(args: readonly string[]): void {
  for (const arg of args) {
    if (!arg.startsWith('-')) continue;
    const name = arg.replace(/^--?/, '').replace(/=.*/, '');
    if (name in FLAGS || arg === '-h') continue;
    const [near] = Object.keys(FLAGS)
      .map((flag) => ({ flag, distance: distance(name, flag) }))
      .filter((candidate) => candidate.distance <= 3)
      .sort((a, b) => a.distance - b.distance);
    const hint = near === undefined ? 'See --help.' : `Did you mean --${near.flag}?`;
    throw new UsageError(`There is no option ${arg.replace(/=.*/, '')}. ${hint}`);
  }
}

/** How many letters to add, drop or change to make one word the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const change = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
