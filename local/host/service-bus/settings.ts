import { parseTimeSpan } from '../timer/schedule.ts';

/** extensions.serviceBus of host.json, with the defaults of the real extension on one core. */
export interface ServiceBusSettings {
  readonly prefetchCount: number;
  readonly autoCompleteMessages: boolean;
  /** How long the lock of a message under way is renewed, ms. */
  readonly maxAutoLockRenewalDuration: number;
  readonly maxConcurrentCalls: number;
  readonly maxMessageBatchSize: number;
  readonly minMessageBatchSize: number;
  /** How long a batch below minMessageBatchSize waits for more, ms. */
  readonly maxBatchWaitTime: number;
}

export function readSettings(section: Readonly<Record<string, unknown>>): ServiceBusSettings {
  const maxMessageBatchSize = whole(section, 'maxMessageBatchSize', 1000, 1);
  return {
    prefetchCount: whole(section, 'prefetchCount', 0, 0),
    autoCompleteMessages: section.autoCompleteMessages !== false,
    maxAutoLockRenewalDuration: span(section, 'maxAutoLockRenewalDuration', 300_000),
    maxConcurrentCalls: whole(section, 'maxConcurrentCalls', 16, 1),
    maxMessageBatchSize,
    minMessageBatchSize: Math.min(whole(section, 'minMessageBatchSize', 1, 1), maxMessageBatchSize),
    maxBatchWaitTime: span(section, 'maxBatchWaitTime', 30_000),
  };
}

function whole(
  section: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
  least: number,
): number {
  const value = section[name] ?? otherwise;
  if (Number.isInteger(value) && (value as number) >= least) return value as number;
  throw bad(name, `must be a whole number from ${least}, not ${JSON.stringify(value)}`);
}

function span(section: Readonly<Record<string, unknown>>, name: string, otherwise: number): number {
  const value = section[name];
  if (value === undefined) return otherwise;
  const ms = typeof value === 'string' ? parseTimeSpan(value) : undefined;
  if (ms !== undefined) return ms;
  throw bad(name, `must be a time span such as "00:05:00", not ${JSON.stringify(value)}`);
}

function bad(name: string, what: string): Error {
  return Object.assign(new Error(`host.json: extensions.serviceBus.${name} ${what}.`), {
    code: 'BAD_HOST_JSON',
  });
}
