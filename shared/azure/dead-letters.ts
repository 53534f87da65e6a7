import type { ServiceBusReceivedMessage, ServiceBusReceiver, ServiceBusSender } from '@azure/service-bus';
import type { Config } from '../config.ts';
import {
  ARCHIVE_GROUP,
  CORRELATION_ID_PROPERTY,
  LOYALTY_GROUP,
  ORDER_EVENTS_HUB,
  ORDERS_QUEUE,
  QUARANTINE_QUEUE,
  READ_MODEL_GROUP,
  REPLAY_FOR_PROPERTY,
  TRACE_PARENT_PROPERTY,
} from '../contracts/names.ts';
import { TerminalFault } from '../domain/faults.ts';
import type { DeadLetter, DeadLetters, Trail } from '../ports.ts';
import { BROKER_DEADLINE_MS, type Connections, connections } from './connections.ts';
import { brokerFault } from './faults.ts';

const GROUPS = [ARCHIVE_GROUP, READ_MODEL_GROUP, LOYALTY_GROUP];
const PAGE = 200;
// Few: what is locked and not yet handled must not lose its lock of a minute.
const LOCKED_AT_ONCE = 10;
const WAIT_MS = 1_500;

/** Where messages are put aside; the name is the first part of their ids. */
const PLACES = [
  { name: QUARANTINE_QUEUE, queue: QUARANTINE_QUEUE, dead: false },
  { name: `${ORDERS_QUEUE}/dead`, queue: ORDERS_QUEUE, dead: true },
  // What was looked at too often ends here.
  { name: `${QUARANTINE_QUEUE}/dead`, queue: QUARANTINE_QUEUE, dead: true },
] as const;
type Place = (typeof PLACES)[number];

export function openDeadLetters(config: Config): DeadLetters {
  const open = connections(config);
  let sender: Promise<ServiceBusSender> | undefined;

  const sendToQueue = async (letter: DeadLetter): Promise<void> => {
    sender ??= open.serviceBus().then((client) => client.createSender(ORDERS_QUEUE));
    await (await sender).sendMessages(
      {
        messageId: letter.messageId,
        body: letter.body,
        contentType: 'application/json',
        applicationProperties: trailProperties(letter.trail),
      },
      { abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) },
    );
  };

  const sendToHub = async (letter: DeadLetter, group: string): Promise<void> => {
    // The consumers name what they quarantine <partition>/<position>.
    const [, partitionId] = /^(\d+)\/\d+$/.exec(letter.messageId) ?? [];
    if (partitionId === undefined) {
      throw new TerminalFault('unknown-source', `${letter.id} does not say which partition it came from`);
    }
    const event = {
      body: letter.body,
      contentType: 'application/json',
      properties: { ...trailProperties(letter.trail), [REPLAY_FOR_PROPERTY]: group },
    };
    const producer = await open.eventHub(ORDER_EVENTS_HUB);
    await producer.sendBatch([event], { partitionId, abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) });
  };

  const takeFrom = async (
    place: Place,
    ids: Set<string>,
    handle: (letter: DeadLetter) => Promise<'done' | 'kept'>,
  ): Promise<void> =>
    withReceiver(open, place, async (receiver) => {
      const locked = new Map<string, ServiceBusReceivedMessage>();
      try {
        while (ids.size > 0) {
          const received = await receiver.receiveMessages(LOCKED_AT_ONCE, { maxWaitTimeInMs: WAIT_MS });
          if (received.length === 0) return;
          for (const message of received) locked.set(idOf(place, message), message);
          for (const message of received) {
            const id = idOf(place, message);
            if (!ids.has(id)) continue;
            const outcome = await handle(letterOf(place, message));
            ids.delete(id);
            if (outcome === 'kept') continue;
            await receiver.completeMessage(message);
            locked.delete(id);
          }
        }
      } finally {
        // Given back at once, not when their locks run out. One whose lock ran out is back already.
        await Promise.allSettled([...locked.values()].map((message) => receiver.abandonMessage(message)));
      }
    });

  return {
    async *list() {
      // A client goes on where it last peeked, on whichever receiver: a list from the beginning takes a new one.
      const fresh = connections(config);
      try {
        for (const place of PLACES)
          yield* await withReceiver(fresh, place, (receiver) => peekAll(place, receiver));
      } finally {
        await fresh.close();
      }
    },

    async take(ids, handle) {
      const gone = new Set<string>();
      for (const place of PLACES) {
        const here = new Set([...ids].filter((id) => placeOf(id) === place.name));
        await takeFrom(place, here, handle);
        for (const id of here) gone.add(id);
      }
      return gone;
    },

    async resend(letter) {
      const group = GROUPS.find((name) => letter.source === `event-hub:${ORDER_EVENTS_HUB}/${name}`);
      const queue = letter.source === `queue:${ORDERS_QUEUE}`;
      if (!queue && group === undefined) {
        throw new TerminalFault('unknown-source', `${letter.id} came from "${letter.source}"`);
      }
      try {
        await (group === undefined ? sendToQueue(letter) : sendToHub(letter, group));
      } catch (error) {
        throw brokerFault(`send to ${letter.source}`, error);
      }
    },

    close: () => open.close(),
  };
}

async function withReceiver<T>(
  open: Connections,
  place: Place,
  use: (receiver: ServiceBusReceiver) => Promise<T>,
): Promise<T> {
  try {
    return await useReceiver(open, place, use);
  } catch (error) {
    throw brokerFault(`read ${place.name}`, error);
  }
}

async function useReceiver<T>(
  open: Connections,
  place: Place,
  use: (receiver: ServiceBusReceiver) => Promise<T>,
): Promise<T> {
  const receiver = (await open.serviceBus()).createReceiver(place.queue, {
    ...(place.dead ? { subQueueType: 'deadLetter' as const } : {}),
    // The body is for others to read; whatever it is, it goes back as it came.
    skipParsingBodyAsJson: true,
  });
  try {
    return await use(receiver);
  } finally {
    await receiver.close();
  }
}

async function peekAll(place: Place, receiver: ServiceBusReceiver): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (;;) {
    const page = await receiver.peekMessages(PAGE, { abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) });
    letters.push(
      ...page.filter(({ state }) => state === 'active').map((message) => letterOf(place, message)),
    );
    if (page.length === 0) return letters;
  }
}

function letterOf(place: Place, message: ServiceBusReceivedMessage): DeadLetter {
  const properties = message.applicationProperties ?? {};
  const text = (name: string) => (properties[name] === undefined ? '' : String(properties[name]));
  const trail = trailOf(properties);
  const common = {
    id: idOf(place, message),
    body: bytesOf(message.body),
    messageId: String(message.messageId ?? ''),
    ...(trail === undefined ? {} : { trail }),
  };
  const enqueued = message.enqueuedTimeUtc?.getTime() ?? 0;
  if (place.queue === ORDERS_QUEUE) {
    return {
      ...common,
      source: `queue:${ORDERS_QUEUE}`,
      reason: message.deadLetterReason ?? '',
      description: message.deadLetterErrorDescription ?? '',
      attempts: message.deliveryCount ?? 0,
      time: enqueued,
    };
  }
  return {
    ...common,
    source: text('source'),
    reason: text('reason'),
    description: text('description'),
    attempts: Number(text('attempts')),
    time: Date.parse(text('time')) || enqueued,
  };
}

function idOf(place: Place, { sequenceNumber }: ServiceBusReceivedMessage): string {
  return `${place.name}/${String(sequenceNumber)}`;
}

function placeOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/'));
}

/** The senders of this app send bytes; another's string or value is shown, and sent again, as its JSON text. */
function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? null));
}

function trailOf(properties: Readonly<Record<string, unknown>>): Trail | undefined {
  const traceParent = properties[TRACE_PARENT_PROPERTY];
  const correlationId = properties[CORRELATION_ID_PROPERTY];
  if (typeof traceParent !== 'string' || typeof correlationId !== 'string') return undefined;
  return { traceParent, correlationId };
}

function trailProperties(trail: Trail | undefined): Record<string, string> {
  if (trail === undefined) return {};
  return { [TRACE_PARENT_PROPERTY]: trail.traceParent, [CORRELATION_ID_PROPERTY]: trail.correlationId };
}
