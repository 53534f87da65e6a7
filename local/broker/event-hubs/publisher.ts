import { BATCH_FORMAT, type IncomingDelivery, type IncomingEvents } from '../amqp/entity.ts';
import { AmqpFault, asFault } from '../amqp/fault.ts';
import { unbatch } from '../amqp/message.ts';
import type { Appender } from './appender.ts';
import { type IncomingEvent, partitionKey, readEvent } from './event.ts';
import { partitionOfKey } from './partition-key.ts';
import type { PartitionLog } from './partition-log.ts';

/** Deals out events that name neither partition nor key. */
export class RoundRobin {
  #next = 0;

  next(count: number): number {
    const chosen = this.#next % count;
    this.#next = chosen + 1;
    return chosen;
  }
}

/** What comes in over one link. `partition`: the link's own; undefined: each delivery finds its partition. */
export function receiveEvents(
  hub: { readonly partitions: readonly PartitionLog[]; readonly roundRobin: RoundRobin },
  partition: PartitionLog | undefined,
  appender: Appender,
): IncomingEvents {
  return {
    delivery(delivery) {
      try {
        const { events, key } = readDelivery(delivery);
        const log = partition ?? hub.partitions[choose(hub, key)];
        if (log === undefined) throw new AmqpFault('amqp:internal-error', 'The hub has no partition');
        appender.publish({
          log,
          events,
          done: (error) => (error === undefined ? delivery.accept() : delivery.reject(asFault(error))),
        });
      } catch (error) {
        delivery.reject(
          error instanceof RangeError
            ? new AmqpFault('amqp:decode-error', error.message, { cause: error })
            : asFault(error),
        );
      }
    },
  };
}

function choose(
  { partitions, roundRobin }: { partitions: readonly PartitionLog[]; roundRobin: RoundRobin },
  key: string | undefined,
): number {
  return key === undefined ? roundRobin.next(partitions.length) : partitionOfKey(key, partitions.length);
}

function readDelivery({ bytes, format }: IncomingDelivery): {
  events: IncomingEvent[];
  key: string | undefined;
} {
  if (format !== BATCH_FORMAT) {
    const event = readEvent(bytes);
    return { events: [event], key: partitionKey(event) };
  }
  // All events of a batch share the key, which some clients write on the envelope alone.
  const envelope = readEvent(bytes);
  const events = unbatch(bytes).map((message) => readEvent(message, envelope.encodedKey));
  const [first] = events;
  if (first === undefined) throw new RangeError('The batch holds no event');
  return { events, key: partitionKey(first) };
}
