import { HostJsonSection } from '../messaging/host-json-section.ts';

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
  const fields = new HostJsonSection('extensions.eventHubs', section);
  const maxEventBatchSize = fields.whole('maxEventBatchSize', 100, 1);
  const minEventBatchSize = Math.min(fields.whole('minEventBatchSize', 1, 1), maxEventBatchSize);
  return {
    maxEventBatchSize,
    minEventBatchSize,
    maxWaitTime: fields.span('maxWaitTime', 60_000, 1),
    batchCheckpointFrequency: fields.whole('batchCheckpointFrequency', 1, 1),
    // Credit is given back by halves: one half must be enough for a batch.
    prefetchCount: Math.max(fields.whole('prefetchCount', 300, 1), 2 * minEventBatchSize),
    initialOffset: initialOffset(section.initialOffsetOptions, fields),
    loadBalancingUpdateInterval: fields.span('loadBalancingUpdateInterval', 10_000, 1),
    partitionOwnershipExpirationInterval: fields.span('partitionOwnershipExpirationInterval', 30_000, 1),
  };
}

function initialOffset(options: unknown, fields: HostJsonSection): InitialOffset {
  const { type = 'fromStart', enqueuedTimeUtc } = (options ?? {}) as Record<string, unknown>;
  switch (String(type).toLowerCase()) {
    case 'fromstart':
      return { type: 'fromStart' };
    case 'fromend':
      return { type: 'fromEnd' };
    case 'fromenqueuedtime': {
      const time = Date.parse(String(enqueuedTimeUtc));
      if (!Number.isNaN(time)) return { type: 'fromEnqueuedTime', time };
      throw fields.bad(
        'initialOffsetOptions.enqueuedTimeUtc',
        `must be a time, not ${JSON.stringify(enqueuedTimeUtc)}`,
      );
    }
    default:
      throw fields.bad(
        'initialOffsetOptions.type',
        `must be fromStart, fromEnd or fromEnqueuedTime, not ${JSON.stringify(type)}`,
      );
  }
}
