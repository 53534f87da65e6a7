import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import { CORRELATION_ID_PROPERTY, ORDERS_QUEUE, TRACE_PARENT_PROPERTY } from '../contracts/names.ts';
import { TerminalFault } from '../domain/faults.ts';
import type { OrderMessage, OrderQueue } from '../ports.ts';
import { countCall } from './calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from './connections.ts';
import { brokerFault } from './faults.ts';
import { Lane, type Settled } from './lane.ts';

// More gains nothing, and a refused batch would trouble more callers.
const MOST_MESSAGES = 500;

/** Orders that arrive while a send is under way leave together in the next one. */
export function orderQueue(connections: Connections): OrderQueue {
  const lane = new Lane<ServiceBusMessage, void>({
    take: (waiting) => Math.min(waiting.length, MOST_MESSAGES),
    failTogether: true,
    send: async (messages) => {
      try {
        return await connections.withSender(ORDERS_QUEUE, (sender) => sendGathered(sender, messages));
      } catch (error) {
        throw brokerFault(`send to queue ${ORDERS_QUEUE}`, error);
      }
    },
  });
  return {
    enqueue: (message) => lane.add(serviceBusMessage(message)),
  };
}

function serviceBusMessage({ orderId, body, trail }: OrderMessage): ServiceBusMessage {
  return {
    messageId: orderId,
    body: Buffer.from(JSON.stringify(body)),
    contentType: 'application/json',
    applicationProperties: {
      [TRACE_PARENT_PROPERTY]: trail.traceParent,
      [CORRELATION_ID_PROPERTY]: trail.correlationId,
    },
  };
}

/**
 * In as few batches as the link's size limit allows. A message too large for any batch fails alone. When the broker
 * takes some batches and then no more, those that it took stand: only the others fail.
 */
async function sendGathered(
  sender: ServiceBusSender,
  messages: readonly ServiceBusMessage[],
): Promise<Settled<void>[]> {
  const abortSignal = AbortSignal.timeout(BROKER_DEADLINE_MS);
  const results: Settled<void>[] = messages.map(() => ({ value: undefined }));
  const [first] = messages;
  if (messages.length === 1 && first !== undefined) {
    countCall('queue', ORDERS_QUEUE, 'send', 1);
    try {
      await sender.sendMessages(first, { abortSignal });
    } catch (error) {
      const fault = brokerFault(`send to queue ${ORDERS_QUEUE}`, error);
      if (!(fault instanceof TerminalFault)) throw fault;
      // Its own fault: those that wait behind it are not refused with it.
      results[0] = { error: fault };
    }
    return results;
  }
  let batch = await sender.createMessageBatch({ abortSignal });
  let sent = 0;
  const send = async (until: number): Promise<void> => {
    if (batch.count > 0) {
      countCall('queue', ORDERS_QUEUE, 'send', batch.count);
      await sender.sendMessages(batch, { abortSignal });
    }
    sent = until;
  };
  try {
    for (const [index, message] of messages.entries()) {
      if (batch.tryAddMessage(message)) continue;
      if (batch.count > 0) {
        await send(index);
        batch = await sender.createMessageBatch({ abortSignal });
      }
      if (!batch.tryAddMessage(message)) {
        const text = `Order ${message.messageId} is too large for queue ${ORDERS_QUEUE}`;
        results[index] = { error: new TerminalFault('message-too-large', text) };
      }
    }
    await send(messages.length);
  } catch (error) {
    if (sent === 0) throw error;
    const fault = brokerFault(`send to queue ${ORDERS_QUEUE}`, error);
    for (let index = sent; index < messages.length; index++) {
      if ('value' in (results[index] ?? {})) results[index] = { error: fault };
    }
  }
  return results;
}
