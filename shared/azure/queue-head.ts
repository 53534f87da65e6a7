import { ORDERS_QUEUE } from '../contracts/names.ts';
import type { QueueHead } from '../ports.ts';
import type { Connections } from './connections.ts';
import { peeker } from './dead-letters/peek.ts';

export function queueHead(connections: Connections): QueueHead {
  const peek = peeker(connections);
  return {
    async oldest(most) {
      const messages = await peek({ queue: ORDERS_QUEUE, dead: false }, '0', most);
      return messages
        .filter(({ state }) => state === 'active')
        .map((message) => ({
          messageId: String(message.messageId ?? ''),
          enqueuedAt: message.enqueuedTimeUtc?.getTime() ?? 0,
          deliveries: message.deliveryCount ?? 0,
        }));
    },
  };
}
