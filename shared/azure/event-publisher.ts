import type { EventData, EventDataBatch, EventHubProducerClient } from '@azure/event-hubs';
import { CORRELATION_ID_PROPERTY, ORDER_EVENTS_HUB, TRACE_PARENT_PROPERTY } from '../contracts/names.ts';
import type { OrderEvent } from '../domain/events.ts';
import { TerminalFault } from '../domain/faults.ts';
import type { EventPublisher, Trail } from '../ports.ts';
import { countCall } from './calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from './connections.ts';
import { brokerFault } from './faults.ts';
import { stableHash } from './keys.ts';
import { Lane, type Settled } from './lane.ts';

// Publishers that wait for the same partition; the size of a batch limits as well.
const MOST_CALLS = 500;

/**
 * Sends by partition id, chosen by a hash of the order id: an order's events share a partition, as with a partition
 * key, and events of many orders share one batch, which a key does not allow. One send at a time per partition keeps
 * their order.
 */
export function eventPublisher(connections: Connections): EventPublisher {
  let partitions: Promise<readonly string[]> | undefined;
  const lanes = new Map<string, Lane<readonly EventData[], void>>();

  const partitionIds = () => {
    partitions ??= connections
      .withProducer(ORDER_EVENTS_HUB, (producer) =>
        producer.getPartitionIds({ abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) }),
      )
      .catch((error: unknown) => {
        partitions = undefined;
        throw brokerFault(`ask for the partitions of ${ORDER_EVENTS_HUB}`, error);
      });
    return partitions;
  };
  const laneOf = (partitionId: string) => {
    let lane = lanes.get(partitionId);
    if (lane === undefined) {
      lane = new Lane({
        take: (waiting) => Math.min(waiting.length, MOST_CALLS),
        send: async (calls) => {
          try {
            return await connections.withProducer(ORDER_EVENTS_HUB, (producer) =>
              sendGathered(producer, partitionId, calls),
            );
          } catch (error) {
            throw brokerFault(`send to ${ORDER_EVENTS_HUB}/${partitionId}`, error);
          }
        },
      });
      lanes.set(partitionId, lane);
    }
    return lane;
  };

  return {
    async publish(events, trail) {
      const [first] = events;
      if (first === undefined) return;
      const ids = await partitionIds();
      const partitionId = ids[stableHash(first.orderId) % ids.length] ?? '0';
      await laneOf(partitionId).add(events.map((event) => eventData(event, trail)));
    },
  };
}

function eventData(event: OrderEvent, trail: Trail): EventData {
  return {
    body: Buffer.from(JSON.stringify(event)),
    contentType: 'application/json',
    messageId: event.id,
    properties: {
      [TRACE_PARENT_PROPERTY]: trail.traceParent,
      [CORRELATION_ID_PROPERTY]: trail.correlationId,
    },
  };
}

/** In as few batches as the link's size limit allows; after a failed one, what was not sent yet fails with it. */
async function sendGathered(
  producer: EventHubProducerClient,
  partitionId: string,
  calls: readonly (readonly EventData[])[],
): Promise<Settled<void>[]> {
  const abortSignal = AbortSignal.timeout(BROKER_DEADLINE_MS);
  const results: Settled<void>[] = calls.map(() => ({ value: undefined }));
  const send = async (batch: EventDataBatch) => {
    countCall('hub', ORDER_EVENTS_HUB, 'send', batch.count);
    await producer.sendBatch(batch, { abortSignal });
  };
  let batch = await producer.createBatch({ partitionId, abortSignal });
  // The first call of which something is in `batch`: all before it are on disk.
  let unsent = 0;
  try {
    for (const [index, events] of calls.entries()) {
      for (const event of events) {
        if (batch.tryAdd(event)) continue;
        if (batch.count > 0) {
          await send(batch);
          unsent = index;
          batch = await producer.createBatch({ partitionId, abortSignal });
        }
        if (!batch.tryAdd(event)) {
          const text = `Event ${String(event.messageId)} is too large for ${ORDER_EVENTS_HUB}`;
          results[index] = { error: new TerminalFault('message-too-large', text) };
          break;
        }
      }
    }
    if (batch.count > 0) await send(batch);
  } catch (error) {
    if (unsent === 0) throw error;
    const fault = brokerFault(`send to ${ORDER_EVENTS_HUB}/${partitionId}`, error);
    for (let index = unsent; index < results.length; index++) results[index] = { error: fault };
  }
  return results;
}
