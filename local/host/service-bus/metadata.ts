import type { ServiceBusReceivedMessage } from '@azure/service-bus';

type Metadata = Record<string, unknown>;

/** triggerMetadata of one message, with the names of the real host. */
export function metadataOf(message: ServiceBusReceivedMessage): Metadata {
  return {
    // The .NET client counts the delivery under way, AMQP only those that failed.
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    DeadLetterSource: message.deadLetterSource,
    LockToken: message.lockToken,
    ExpiresAtUtc: expiry(message.expiresAtUtc),
    EnqueuedTimeUtc: message.enqueuedTimeUtc,
    MessageId: message.messageId,
    ContentType: message.contentType,
    ReplyTo: message.replyTo,
    SequenceNumber: message.sequenceNumber?.toNumber(),
    To: message.to,
    Subject: message.subject,
    CorrelationId: message.correlationId,
    ApplicationProperties: message.applicationProperties ?? {},
    UserProperties: message.applicationProperties ?? {},
    SessionId: message.sessionId,
    ReplyToSessionId: message.replyToSessionId,
    PartitionKey: message.partitionKey,
  };
}

// "Never" is .NET's last moment there, and a year with five digits in the SDK of JavaScript.
const NEVER = new Date('9999-12-31T23:59:59.999Z');

function expiry(time: Date | undefined): Date | undefined {
  return time !== undefined && time > NEVER ? NEVER : time;
}

const BATCH_KEYS = [
  'DeliveryCount',
  'DeadLetterSource',
  'LockToken',
  'ExpiresAtUtc',
  'EnqueuedTimeUtc',
  'MessageId',
  'ContentType',
  'ReplyTo',
  'SequenceNumber',
  'To',
  'Subject',
  'CorrelationId',
  'ApplicationProperties',
  'UserProperties',
  'SessionId',
  'ReplyToSessionId',
  'PartitionKey',
] as const;

/** triggerMetadata of a batch: an array for each name, with an entry for each message; absent values are null. */
export function batchMetadataOf(messages: readonly ServiceBusReceivedMessage[]): Metadata {
  const all = messages.map(metadataOf);
  const metadata: Metadata = {};
  for (const key of BATCH_KEYS) metadata[`${key}Array`] = all.map((one) => one[key] ?? null);
  return metadata;
}

/** The W3C trace context that the sender's SDK wrote into the message. */
export function traceParentOf(message: ServiceBusReceivedMessage): string | undefined {
  const { traceparent, 'Diagnostic-Id': diagnosticId } = message.applicationProperties ?? {};
  const found = traceparent ?? diagnosticId;
  return typeof found === 'string' ? found : undefined;
}
