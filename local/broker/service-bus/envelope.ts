import { section, withEntries } from '../amqp/message.ts';
import {
  encodeInt,
  encodeListContent,
  encodeLong,
  encodeSymbol,
  encodeTimestamp,
  encodeUint,
} from '../amqp/values.ts';
import { splitAnnotations } from './content.ts';

/** What the broker tells about a message beside its content. Times in epoch ms. */
export interface Envelope {
  readonly sequence: number;
  readonly enqueuedAt: number;
  /** Milliseconds; undefined for none that AMQP could express. */
  readonly timeToLive: number | undefined;
  /** Deliveries before this one. */
  readonly deliveryCount: number;
  readonly lockedUntil?: number;
  /** 1 deferred, 2 scheduled; left out for active. */
  readonly state?: number;
}

const ENQUEUED_TIME = 'x-opt-enqueued-time';
const SEQUENCE_NUMBER = 'x-opt-sequence-number';
const ENQUEUE_SEQUENCE_NUMBER = 'x-opt-enqueue-sequence-number';
const LOCKED_UNTIL = 'x-opt-locked-until';
const MESSAGE_STATE = 'x-opt-message-state';

/** The encoded message, ready to be sent: header and annotations made new, everything else as it is kept. */
export function seal(blob: Buffer, envelope: Envelope): Buffer[] {
  const { annotations, bare } = splitAnnotations(blob);
  if (annotations !== undefined || envelope.state !== undefined || envelope.lockedUntil === undefined) {
    return [header(envelope), section('annotations'), allAnnotations(annotations, envelope), bare];
  }
  // Nearly every delivery is of this kind: one copy of a template, with the numbers written into it.
  const { timeToLive, deliveryCount, enqueuedAt, sequence, lockedUntil } = envelope;
  const template = timeToLive === undefined ? WITHOUT_TTL : WITH_TTL;
  const head = Buffer.from(template.bytes);
  if (timeToLive !== undefined) head.writeUInt32BE(timeToLive, template.timeToLive);
  head.writeUInt32BE(deliveryCount, template.deliveryCount);
  write64(head, template.enqueuedAt, enqueuedAt);
  write64(head, template.sequence, sequence);
  write64(head, template.enqueueSequence, sequence);
  write64(head, template.lockedUntil, lockedUntil);
  return [head, bare];
}

function allAnnotations(annotations: Buffer | undefined, envelope: Envelope): Buffer {
  const { sequence, enqueuedAt, lockedUntil, state } = envelope;
  return withEntries(
    annotations,
    {
      [ENQUEUED_TIME]: encodeTimestamp(enqueuedAt),
      [SEQUENCE_NUMBER]: encodeLong(sequence),
      [ENQUEUE_SEQUENCE_NUMBER]: encodeLong(sequence),
      [LOCKED_UNTIL]: lockedUntil === undefined ? undefined : encodeTimestamp(lockedUntil),
      [MESSAGE_STATE]: state === undefined ? undefined : encodeInt(state),
    },
    encodeSymbol,
  );
}

function header({ timeToLive, deliveryCount }: Envelope): Buffer {
  return Buffer.concat([
    section('header'),
    encodeListContent(
      Buffer.concat([
        TRUE,
        NULL,
        timeToLive === undefined ? NULL : encodeUint(timeToLive),
        FALSE,
        encodeUint(deliveryCount),
      ]),
      HEADER_FIELDS,
    ),
  ]);
}

const TRUE = Buffer.from([0x41]);
const FALSE = Buffer.from([0x42]);
const NULL = Buffer.from([0x40]);
// durable, priority, ttl, first-acquirer, delivery-count
const HEADER_FIELDS = 5;

/** Header and annotations of a locked message, and where their numbers stand. */
function template(withTtl: boolean) {
  const envelope = { sequence: 0, enqueuedAt: 0, lockedUntil: 0, deliveryCount: 0 };
  const head = header({ ...envelope, timeToLive: withTtl ? 0 : undefined });
  const bytes = Buffer.concat([
    head,
    section('annotations'),
    allAnnotations(undefined, { ...envelope, timeToLive: undefined }),
  ]);
  // A number follows its key and one byte for its type.
  const after = (key: string) => bytes.indexOf(encodeSymbol(key)) + encodeSymbol(key).length + 1;
  return {
    bytes,
    timeToLive: head.length - 10,
    deliveryCount: head.length - 4,
    enqueuedAt: after(ENQUEUED_TIME),
    sequence: after(SEQUENCE_NUMBER),
    enqueueSequence: after(ENQUEUE_SEQUENCE_NUMBER),
    lockedUntil: after(LOCKED_UNTIL),
  };
}

const WITH_TTL = template(true);
const WITHOUT_TTL = template(false);

function write64(bytes: Buffer, at: number, value: number): void {
  bytes.writeUInt32BE(Math.floor(value / 2 ** 32), at);
  bytes.writeUInt32BE(value >>> 0, at + 4);
}
