import { hostname, userInfo } from 'node:os';
import { ageMs } from '../../shared/domain/age.ts';
import type { Selection } from '../../shared/steps/dead-letters/selection.ts';
import { flag, number, type Option, text } from '../arguments.ts';
import { connectionOptions, type Service } from '../connection.ts';

export const MOST_IDS = 200;

export interface Setting {
  readonly pointer: string;
  readonly value: unknown;
}

const ONLY = { read: text, fallback: '' };
const AGE = { value: 'AGE', read: age, fallback: undefined };

export const options = {
  reason: { describe: 'only those with this reason', value: 'CODE', ...ONLY },
  source: {
    describe: 'only those from there: queue:orders, event-hub:order-events/archive, …',
    value: 'SOURCE',
    ...ONLY,
  },
  order: { describe: 'only those of this order', value: 'ID', ...ONLY },
  text: { describe: 'only those with this in body or description', value: 'TEXT', ...ONLY },
  'older-than': { describe: 'only those put aside longer ago: 90s, 30m, 2h, 3d', ...AGE },
  'newer-than': { describe: 'only those put aside since then', ...AGE },
  all: flag('replay, purge: whatever there is'),
  yes: flag('edit, replay, purge: do it; without it you are shown what would be done'),
  rate: {
    describe: 'replay, purge: messages a second at most',
    value: 'N',
    read: number({ min: 0.1, max: 10_000, decimals: true }),
    fallback: 50,
  },
  limit: {
    describe: 'history: so many, the latest first',
    value: 'N',
    read: number({ min: 1, max: 10_000 }),
    fallback: 50,
  },
  body: {
    describe: 'edit: the new body, - for stdin · show: where to write the body, - for stdout',
    value: 'FILE',
    ...ONLY,
  },
  set: settings(),
  replay: flag('edit: send it back at once'),
  by: {
    describe: 'who is recorded',
    value: 'NAME',
    read: text,
    fallback: `${userName()}@${hostname()}`,
  },
  json: flag('as JSON'),
  ...connectionOptions('service-bus', 'event-hubs', 'storage'),
} as const;

export interface Values extends Readonly<Record<Service | 'state', string>> {
  readonly reason: string;
  readonly source: string;
  readonly order: string;
  readonly text: string;
  readonly 'older-than': number | undefined;
  readonly 'newer-than': number | undefined;
  readonly all: boolean;
  readonly yes: boolean;
  readonly rate: number;
  readonly limit: number;
  readonly body: string;
  readonly set: readonly Setting[];
  readonly replay: boolean;
  readonly by: string;
  readonly json: boolean;
}

export function selectionOf(values: Values, ids: readonly string[], now: number): Selection {
  const { reason, source, order, text: part } = values;
  return {
    ...(ids.length === 0 ? {} : { ids }),
    ...(reason === '' ? {} : { reason }),
    ...(source === '' ? {} : { source }),
    ...(order === '' ? {} : { order }),
    ...(part === '' ? {} : { text: part }),
    ...(values['older-than'] === undefined ? {} : { before: now - values['older-than'] }),
    ...(values['newer-than'] === undefined ? {} : { since: now - values['newer-than'] }),
  };
}

/** A container may run as a user who has no name. */
export function userName(ask: () => { readonly username: string } = userInfo): string {
  try {
    return ask().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

/** May be named several times. A value that is no JSON is taken as text. */
function settings(): Option<readonly Setting[]> {
  const all: Setting[] = [];
  return {
    describe: 'edit: another value at a JSON pointer of the body; any number of times',
    value: 'POINTER=VALUE',
    fallback: all,
    read(given) {
      const [, pointer, value] = /^(\/[^=]*)=(.*)$/s.exec(given) ?? [];
      if (pointer === undefined || value === undefined) {
        throw new Error(`wants /json/pointer=value, not "${given}"`);
      }
      all.push({ pointer, value: jsonOrText(value) });
      return all;
    },
  };
}

function jsonOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function age(value: string): number {
  const ms = ageMs(value);
  if (ms === undefined || ms === 0)
    throw new Error(`wants an age such as 90s, 30m, 2h or 3d, not "${value}"`);
  return ms;
}
