import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { CORRELATION_ID_PROPERTY, QUARANTINE_QUEUE, TRACE_PARENT_PROPERTY } from '../../contracts/names.ts';
import { queueSource } from '../../contracts/sources.ts';
import type { DeadLetter, Trail } from '../../ports.ts';
import { bytesOf } from '../body-bytes.ts';
import { idOf, type Place } from './places.ts';

/** The body that was put aside, from what lies in the quarantine. */
export type BodyOf = (body: Uint8Array, properties: Readonly<Record<string, unknown>>) => Promise<Uint8Array>;

/** A message that was put aside, by whoever did it: the broker tells its reasons elsewhere than the app. */
export async function letterOf(
  bodyOf: BodyOf,
  place: Place,
  message: ServiceBusReceivedMessage,
): Promise<DeadLetter> {
  const properties = message.applicationProperties ?? {};
  const text = (name: string) => (properties[name] === undefined ? '' : String(properties[name]));
  const trail = trailOf(properties);
  const common = {
    id: idOf(place, String(message.sequenceNumber)),
    body: bytesOf(message.body),
    messageId: String(message.messageId ?? ''),
    ...(trail === undefined ? {} : { trail }),
  };
  const enqueued = message.enqueuedTimeUtc?.getTime() ?? 0;
  if (place.queue !== QUARANTINE_QUEUE) {
    return {
      ...common,
      source: queueSource(place.queue),
      reason: message.deadLetterReason ?? '',
      description: message.deadLetterErrorDescription ?? '',
      attempts: message.deliveryCount ?? 0,
      time: enqueued,
    };
  }
  return {
    ...common,
    body: await bodyOf(common.body, properties),
    source: text('source'),
    reason: text('reason'),
    description: text('description'),
    attempts: Number(text('attempts')),
    time: Date.parse(text('time')) || enqueued,
  };
}

function trailOf(properties: Readonly<Record<string, unknown>>): Trail | undefined {
  const traceParent = properties[TRACE_PARENT_PROPERTY];
  const correlationId = properties[CORRELATION_ID_PROPERTY];
  if (typeof traceParent !== 'string' || typeof correlationId !== 'string') return undefined;
  return { traceParent, correlationId };
}
