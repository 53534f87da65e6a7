import { parseTimeSpan } from '../timer/schedule.ts';

/** extensions.eventHubs of host.json, with the defaults of the real extension where it has any. */
export interface EventHubsSettings {
  readonly maxEventBatchSize: number;
  readonly minEventBatchSize: number;
  /** How long a batch below minEventBatchSize waits for more, ms. */
  readonly maxWaitTime: number;
  readonly batchCheckpointFrequency: number;
  readonly prefetchCount: number;
  /** Where a partition without a checkpoint begins. */
  readonly initialOffset: InitialOffset;
  /** Every so many ms, ownership of partitions is renewed and balanced between hosts. */
  readonly loadBalancingUpdateInterval: number;
  /** Ownership that was not renewed for so long, ms, is anybody's. */
  readonly partitionOwnershipExpirationInterval: number;
}

export type InitialOffset =
  | { readonly type: 'fromStart' }
  | { readonly type: 'fromEnd' }
  | { readonly type: 'fromEnqueuedTime'; readonly time: number };

export function readSettings(section: Readonly<Record<string, unknown>>): EventHubsSettings {
  const maxEventBatchSize = whole(section, 'maxEventBatchSize', 100, 1);
  const minEventBatchSize = Math.min(whole(section, 'minEventBatchSize', 1, 1), maxEventBatchSize);
  return {
    maxEventBatchSize,
    minEventBatchSize,
    maxWaitTime: span(section, 'maxWaitTime', 60_000),
    batchCheckpointFrequency: whole(section, 'batchCheckpointFrequency', 1, 1),
    // Credit is given back by halves: one half must be enough for a batch.
    prefetchCount: Math.max(whole(section, 'prefetchCount', 300, 1), 2 * minEventBatchSize),
    initialOffset: initialOffset(section.initialOffsetOptions),
    loadBalancingUpdateInterval: span(section, 'loadBalancingUpdateInterval', 10_000),
    partitionOwnershipExpirationInterval: span(section, 'partitionOwnershipExpirationInterval', 30_000),
  };
}

function initialOffset(options: unknown): InitialOffset {
  const { type = 'fromStart', enqueuedTimeUtc } = (options ?? {}) as Record<string, unknown>;
  switch (String(type).toLowerCase()) {
    case 'fromstart':
      return { type: 'fromStart' };
    case 'fromend':
      return { type: 'fromEnd' };
    case 'fromenqueuedtime': {
      const time = Date.parse(String(enqueuedTimeUtc));
      if (!Number.isNaN(time)) return { type: 'fromEnqueuedTime', time };
      throw bad(
        'initialOffsetOptions.enqueuedTimeUtc',
        `must be a time, not ${JSON.stringify(enqueuedTimeUtc)}`,
      );
    }
    default:
      throw bad(
        'initialOffsetOptions.type',
        `must be fromStart, fromEnd or fromEnqueuedTime, not ${JSON.stringify(type)}`,
      );
  }
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
  if (ms !== undefined && ms > 0) return ms;
  throw bad(name, `must be a time span such as "00:00:30", not ${JSON.stringify(value)}`);
}

function bad(name: string, what: string): Error {
  return Object.assign(new Error(`host.json: extensions.eventHubs.${name} ${what}.`), {
    code: 'BAD_HOST_JSON',
  });
}
