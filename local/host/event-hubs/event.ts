/** What the AMQP library makes of one event. */
export interface AmqpEvent {
  readonly body?: unknown;
  readonly message_annotations?: Readonly<Record<string, unknown>>;
  readonly application_properties?: Readonly<Record<string, unknown>>;
  readonly message_id?: unknown;
  readonly correlation_id?: unknown;
  readonly content_type?: unknown;
}

export interface ReceivedEvent {
  /** Bytes of a data section, or a value of AMQP's own types. */
  readonly body: unknown;
  readonly sequenceNumber: number;
  readonly offset: string;
  readonly partitionKey: string | null;
  readonly enqueuedTime: Date;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Names of the real host, then the annotations and AMQP properties that have no name there. */
  readonly systemProperties: Readonly<Record<string, unknown>>;
}

export function readEvent(message: AmqpEvent): ReceivedEvent {
  const annotations = message.message_annotations ?? {};
  const sequenceNumber = Number(annotations['x-opt-sequence-number']);
  const offset = String(annotations['x-opt-offset']);
  const partitionKey = (annotations['x-opt-partition-key'] as string | undefined) ?? null;
  const enqueuedTime = new Date(annotations['x-opt-enqueued-time'] as number);
  const systemProperties: Record<string, unknown> = {
    SequenceNumber: sequenceNumber,
    Offset: offset,
    PartitionKey: partitionKey,
    EnqueuedTimeUtc: enqueuedTime,
  };
  for (const key of Object.keys(annotations)) {
    switch (key) {
      case 'x-opt-sequence-number':
      case 'x-opt-offset':
      case 'x-opt-partition-key':
      case 'x-opt-enqueued-time':
        break;
      default:
        systemProperties[key] = annotations[key];
    }
  }
  if (message.message_id != null) systemProperties['message-id'] = message.message_id;
  if (message.correlation_id != null) systemProperties['correlation-id'] = message.correlation_id;
  if (message.content_type != null) systemProperties['content-type'] = message.content_type;
  return {
    body: bodyOf(message.body),
    sequenceNumber,
    offset,
    partitionKey,
    enqueuedTime,
    properties: message.application_properties ?? {},
    systemProperties,
  };
}

const DATA_SECTION = 0x75;

function bodyOf(body: unknown): unknown {
  const section = body as { typecode?: unknown; content?: unknown } | null | undefined;
  if (typeof section?.typecode !== 'number') return body;
  if (section.typecode !== DATA_SECTION || !Array.isArray(section.content)) return section.content;
  return Buffer.concat(section.content as Buffer[]);
}
