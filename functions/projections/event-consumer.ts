import { app as functions, type InvocationContext } from '@azure/functions';
import type { App } from '../../shared/app.ts';
import {
  CORRELATION_ID_PROPERTY,
  EVENT_HUB_SETTING,
  ORDER_EVENTS_HUB,
  REPLAY_FOR_PROPERTY,
  TRACE_PARENT_PROPERTY,
} from '../../shared/contracts/names.ts';
import { type LazyApp, patientApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';

type EventBatch = Parameters<App['projectOrders']>[0];

/** Registers a consumer group of the hub order-events; `take` gets its batches, a partition's in order. */
export function eventConsumer(
  app: LazyApp,
  name: string,
  consumerGroup: string,
  take: (app: App) => App['projectOrders'],
): void {
  const started = patientApp(app);
  const trigger = {
    eventHubName: ORDER_EVENTS_HUB,
    consumerGroup,
    connection: EVENT_HUB_SETTING,
    cardinality: 'many' as const,
    // As bytes: an event that fails goes to quarantine as it came.
    dataType: 'binary',
    // Without end: the checkpoint moves on after a failure, and the events would be gone.
    retry: {
      strategy: 'exponentialBackoff' as const,
      maxRetryCount: -1,
      minimumInterval: { seconds: 1 },
      maximumInterval: { seconds: 30 },
    },
  };
  functions.eventHub(name, {
    ...trigger,
    handler: async (messages, context) => {
      const log = logOf(context);
      await take(await started(log))(batchOf(consumerGroup, messages as Uint8Array[], context), log);
    },
  });
}

function batchOf(consumerGroup: string, messages: Uint8Array[], context: InvocationContext): EventBatch {
  const metadata = context.triggerMetadata ?? {};
  const { partitionId } = metadata.partitionContext as { partitionId: string };
  const positions = metadata.sequenceNumberArray as number[];
  const times = metadata.enqueuedTimeUtcArray as string[];
  const properties = metadata.propertiesArray as Record<string, unknown>[];
  const events = messages.map((body, index) => ({
    body,
    position: Number(positions[index]),
    enqueuedAt: Date.parse(String(times[index])),
    traceParent: properties[index]?.[TRACE_PARENT_PROPERTY],
    correlationId: properties[index]?.[CORRELATION_ID_PROPERTY],
  }));
  return {
    source: `event-hub:${ORDER_EVENTS_HUB}/${consumerGroup}`,
    partition: partitionId,
    attempts: (context.retryContext?.retryCount ?? 0) + 1,
    events: events.filter((_, index) => {
      const meantFor = properties[index]?.[REPLAY_FOR_PROPERTY];
      return meantFor === undefined || meantFor === consumerGroup;
    }),
  };
}
