import { EventHubConsumerClient, type ReceivedEventData } from '@azure/event-hubs';
import type { NamespaceConfig } from '../../config.ts';
import {
  CORRELATION_ID_PROPERTY,
  ORDER_EVENTS_HUB,
  REPLAY_FOR_PROPERTY,
  TRACE_PARENT_PROPERTY,
} from '../../contracts/names.ts';
import type { HubEvent, HubReader } from '../../ports.ts';
import { bytesOf } from '../body-bytes.ts';
import { credential } from '../connections.ts';
import { brokerFault } from '../faults.ts';
import { Inbox } from './inbox.ts';

// Every hub has it, and no consumer of ours uses it.
const GROUP = '$Default';
const BATCH_EVENTS = 500;
const BATCH_WAIT_SECONDS = 1;

export function hubReader(namespace: NamespaceConfig): HubReader {
  let opened: Promise<EventHubConsumerClient> | undefined;
  const client = () => {
    opened ??= consumerClient(namespace);
    return opened;
  };
  return {
    async partitions() {
      try {
        const open = await client();
        const ids = await open.getPartitionIds();
        return await Promise.all(
          ids.map(async (partition) => {
            const { isEmpty, lastEnqueuedSequenceNumber } = await open.getPartitionProperties(partition);
            return { partition, last: isEmpty ? -1 : lastEnqueuedSequenceNumber };
          }),
        );
      } catch (error) {
        throw brokerFault(`ask for the partitions of ${ORDER_EVENTS_HUB}`, error);
      }
    },
    async *read(partition, after, upTo) {
      const inbox = new Inbox<ReceivedEventData>();
      const subscription = (await client()).subscribe(
        partition,
        {
          // The SDK gets no more before this resolves.
          processEvents: (events) => inbox.put(events),
          processError: async (error) =>
            inbox.fail(brokerFault(`read ${ORDER_EVENTS_HUB}/${partition}`, error)),
        },
        {
          startPosition: { sequenceNumber: after, isInclusive: false },
          maxBatchSize: BATCH_EVENTS,
          maxWaitTimeInSeconds: BATCH_WAIT_SECONDS,
          skipParsingBodyAsJson: true,
        },
      );
      try {
        for (let at = after; at < upTo; ) {
          const events = (await inbox.take()).filter(({ sequenceNumber }) => sequenceNumber > at);
          at = events.at(-1)?.sequenceNumber ?? at;
          const wanted = events.filter(({ sequenceNumber }) => sequenceNumber <= upTo);
          if (wanted.length > 0) yield wanted.map(hubEvent);
        }
      } finally {
        inbox.close();
        await subscription.close();
      }
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

function hubEvent({ body, sequenceNumber, enqueuedTimeUtc, properties = {} }: ReceivedEventData): HubEvent {
  return {
    body: bytesOf(body),
    position: sequenceNumber,
    enqueuedAt: enqueuedTimeUtc.getTime(),
    traceParent: properties[TRACE_PARENT_PROPERTY],
    correlationId: properties[CORRELATION_ID_PROPERTY],
    replayFor: properties[REPLAY_FOR_PROPERTY],
  };
}

async function consumerClient(namespace: NamespaceConfig): Promise<EventHubConsumerClient> {
  if ('connectionString' in namespace) {
    return new EventHubConsumerClient(GROUP, namespace.connectionString, ORDER_EVENTS_HUB);
  }
  const { fullyQualifiedNamespace, clientId } = namespace;
  return new EventHubConsumerClient(
    GROUP,
    fullyQualifiedNamespace,
    ORDER_EVENTS_HUB,
    await credential(clientId),
  );
}
