import type { ReceivedEvent } from './event.ts';

export interface PartitionContext {
  readonly FullyQualifiedNamespace: string;
  readonly EventHubName: string;
  readonly ConsumerGroup: string;
  readonly PartitionId: string;
}

/** triggerMetadata of one event, with the names of the real host. */
export function metadataOf(context: PartitionContext, event: ReceivedEvent): Record<string, unknown> {
  return {
    PartitionContext: context,
    PartitionKey: event.partitionKey,
    Offset: event.offset,
    SequenceNumber: event.sequenceNumber,
    EnqueuedTimeUtc: event.enqueuedTime,
    Properties: event.properties,
    SystemProperties: event.systemProperties,
  };
}

/** triggerMetadata of a batch: arrays with an entry for each event. */
export function batchMetadataOf(
  context: PartitionContext,
  events: readonly ReceivedEvent[],
): Record<string, unknown> {
  return {
    PartitionContext: context,
    PartitionKeyArray: events.map((event) => event.partitionKey),
    OffsetArray: events.map((event) => event.offset),
    SequenceNumberArray: events.map((event) => event.sequenceNumber),
    EnqueuedTimeUtcArray: events.map((event) => event.enqueuedTime),
    PropertiesArray: events.map((event) => event.properties),
    SystemPropertiesArray: events.map((event) => event.systemProperties),
  };
}
