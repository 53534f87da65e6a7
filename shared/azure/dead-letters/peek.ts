import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { countCall } from '../calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from '../connections.ts';
import { brokerFault } from '../faults.ts';

/** A queue, or its dead-letter queue. */
export interface Shelf {
  readonly queue: string;
  readonly dead: boolean;
}

/** The SDK's 64-bit number; it does not export its class. */
type Long = NonNullable<ServiceBusReceivedMessage['sequenceNumber']>;

export type Peek = (shelf: Shelf, from: string, most: number) => Promise<ServiceBusReceivedMessage[]>;

/** Looks at messages from a sequence number on; locks none. */
export function peeker(connections: Connections): Peek {
  // A peek that does not say from where goes on where the client last peeked. To say it takes a Long, and those come
  // with messages alone: until the first has come, the client is at the beginning.
  let zero: Long | undefined;
  return async (shelf, from, most) => {
    countCall('queue', shelf.queue, 'read', 1);
    try {
      return await connections.withClient((client) =>
        withReceiver(client, shelf, async (receiver) => {
          const abortSignal = AbortSignal.timeout(BROKER_DEADLINE_MS);
          if (zero === undefined) {
            const [first] = await receiver.peekMessages(1, { abortSignal });
            zero = first?.sequenceNumber?.sub(first.sequenceNumber);
          }
          if (zero === undefined) return [];
          return await receiver.peekMessages(most, { fromSequenceNumber: zero.add(from), abortSignal });
        }),
      );
    } catch (error) {
      throw brokerFault(`look into queue ${shelf.queue}`, error);
    }
  };
}

export async function withReceiver<T>(
  client: ServiceBusClient,
  { queue, dead }: Shelf,
  use: (receiver: ServiceBusReceiver) => Promise<T>,
): Promise<T> {
  const receiver = client.createReceiver(queue, {
    ...(dead ? { subQueueType: 'deadLetter' as const } : {}),
    // The body is for others to read; whatever it is, it goes back as it came.
    skipParsingBodyAsJson: true,
  });
  try {
    return await use(receiver);
  } finally {
    await receiver.close();
  }
}
