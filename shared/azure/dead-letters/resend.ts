import {
  CORRELATION_ID_PROPERTY,
  REPLAY_FOR_PROPERTY,
  TRACE_PARENT_PROPERTY,
} from '../../contracts/names.ts';
import { sourceNamed } from '../../contracts/sources.ts';
import { TerminalFault } from '../../domain/faults.ts';
import type { DeadLetter, Trail } from '../../ports.ts';
import { countCall } from '../calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from '../connections.ts';
import { brokerFault } from '../faults.ts';

/** Sends a message to where it came from, with its id and trail. */
export async function resend(connections: Connections, letter: DeadLetter): Promise<void> {
  const source = sourceNamed(letter.source);
  if (source === undefined) {
    throw new TerminalFault('unknown-source', `${letter.id} came from "${letter.source}"`);
  }
  try {
    if ('queue' in source) await sendToQueue(connections, source.queue, letter);
    else await sendToHub(connections, source.hub, source.group, letter);
  } catch (error) {
    throw brokerFault(`send to ${letter.source}`, error);
  }
}

async function sendToQueue(connections: Connections, queue: string, letter: DeadLetter): Promise<void> {
  const message = {
    messageId: letter.messageId,
    body: letter.body,
    contentType: 'application/json',
    applicationProperties: trailProperties(letter.trail),
  };
  countCall('queue', queue, 'send', 1);
  await connections.withSender(queue, (sender) =>
    sender.sendMessages(message, { abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) }),
  );
}

/** Into its partition, marked for the consumer group that could not take it in. */
async function sendToHub(
  connections: Connections,
  hub: string,
  group: string,
  letter: DeadLetter,
): Promise<void> {
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
  countCall('hub', hub, 'send', 1);
  await connections.withProducer(hub, (producer) =>
    producer.sendBatch([event], { partitionId, abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) }),
  );
}

function trailProperties(trail: Trail | undefined): Record<string, string> {
  if (trail === undefined) return {};
  return { [TRACE_PARENT_PROPERTY]: trail.traceParent, [CORRELATION_ID_PROPERTY]: trail.correlationId };
}
