import { randomUUID } from 'node:crypto';
import { AmqpFault } from '../amqp/fault.ts';
import { cutMessage, decodeList, decodeMap, section, withEntries } from '../amqp/message.ts';
import { types } from '../amqp/rhea.ts';
import {
  decodeValue,
  encodeListContent,
  encodeString,
  encodeSymbol,
  openCompound,
  skipValue,
} from '../amqp/values.ts';

/** A message as it came, cut down to what the broker keeps. */
export interface Content {
  /** The client's annotations, if it has any, then properties to footer in the client's bytes. */
  readonly blob: Buffer;
  /** Milliseconds; undefined for the queue's default. */
  readonly timeToLive: number | undefined;
  /** Epoch ms; undefined for at once. */
  readonly scheduledFor: number | undefined;
  readonly messageId: string;
}

const SCHEDULED = 'x-opt-scheduled-enqueue-time';
// Written by the broker alone; a client that resends what it received brings the old ones along.
const RESERVED = [
  'x-opt-enqueued-time',
  'x-opt-sequence-number',
  'x-opt-enqueue-sequence-number',
  'x-opt-locked-until',
  'x-opt-message-state',
  'x-opt-deadletter-source',
];
const HEADER_TTL = 2;
const MOST_IN_HEADER = 2 ** 32 - 1;
// Places in the list of properties.
const ABSOLUTE_EXPIRY = 8;
const CREATION = 9;
const ANNOTATIONS_CODE = 0x72;

export function readContent(bytes: Buffer): Content {
  try {
    const cut = cutMessage(bytes);
    const headerTtl = decodeList(cut.header)[HEADER_TTL];
    const annotations = decodeMap(cut.annotations);
    const scheduled = annotations[SCHEDULED];
    const { bare, messageId } = withMessageId(cut.bare, cut.properties);
    return {
      blob: Object.keys(annotations).length === 0 ? bare : withAnnotations(cut.annotations, bare),
      timeToLive: typeof headerTtl === 'number' ? timeToLive(headerTtl, cut.properties) : undefined,
      scheduledFor: scheduled instanceof Date ? scheduled.getTime() : undefined,
      messageId,
    };
  } catch (cause) {
    throw new AmqpFault('amqp:decode-error', 'The message is no AMQP 1.0 message.', { cause, status: 400 });
  }
}

/** A header cannot tell more than 49.7 days; what is longer stands between two of the properties. */
function timeToLive(inHeader: number, properties: Buffer | undefined): number {
  if (inHeader < MOST_IN_HEADER) return inHeader;
  const { [ABSOLUTE_EXPIRY]: expiry, [CREATION]: creation } = decodeList(properties);
  if (!(expiry instanceof Date && creation instanceof Date)) return inHeader;
  return Math.max(inHeader, expiry.getTime() - creation.getTime());
}

function withAnnotations(annotations: Buffer | undefined, bare: Buffer): Buffer {
  const own = withEntries(
    annotations,
    Object.fromEntries(RESERVED.map((key) => [key, undefined])),
    encodeSymbol,
  );
  return openCompound(own, 0).count === 0 ? bare : Buffer.concat([section('annotations'), own, bare]);
}

/** The message's id as text; a message without one gets one, because clients cannot complete it otherwise. */
function withMessageId(bare: Buffer, properties: Buffer | undefined): { bare: Buffer; messageId: string } {
  if (properties === undefined) {
    const messageId = randomUUID();
    const added = encodeListContent(encodeString(messageId), 1);
    return { bare: Buffer.concat([section('properties'), added, bare]), messageId };
  }
  const { count, start, end } = openCompound(properties, 0);
  const given = count === 0 ? null : decodeValue(properties, start);
  if (given !== null)
    return { bare, messageId: Buffer.isBuffer(given) ? given.toString('hex') : String(given) };
  const messageId = randomUUID();
  const others =
    count === 0 ? properties.subarray(end) : properties.subarray(skipValue(properties, start), end);
  const fields = encodeListContent(Buffer.concat([encodeString(messageId), others]), Math.max(count, 1));
  // The properties are the first section of the bare message.
  const rest = bare.subarray(skipValue(bare, skipValue(bare, 1)));
  return { bare: Buffer.concat([section('properties'), fields, rest]), messageId };
}

/** Sets application properties (plain values) of a kept message. */
export function withProperties(blob: Buffer, properties: Readonly<Record<string, unknown>>): Buffer {
  if (Object.keys(properties).length === 0) return blob;
  const cut = cutMessage(blob);
  const entries = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, encodePlain(value)] as const),
  );
  const parts: Buffer[] = [];
  if (cut.annotations) parts.push(section('annotations'), cut.annotations);
  if (cut.properties) parts.push(section('properties'), cut.properties);
  parts.push(
    section('applicationProperties'),
    withEntries(cut.applicationProperties, entries, encodeString),
    cut.body,
  );
  return Buffer.concat(parts);
}

/** The message with an empty body, for those who only look at its head. */
export function withoutBody(blob: Buffer): Buffer {
  const { body } = cutMessage(blob);
  return Buffer.concat([blob.subarray(0, blob.length - body.length), EMPTY_BODY]);
}

const EMPTY_BODY = Buffer.from([0x00, 0x53, 0x75, 0xa0, 0x00]);

/** A kept message's own annotations as an encoded map, and what follows them. */
export function splitAnnotations(blob: Buffer): { annotations: Buffer | undefined; bare: Buffer } {
  if (blob[2] !== ANNOTATIONS_CODE) return { annotations: undefined, bare: blob };
  const end = skipValue(blob, 3);
  return { annotations: blob.subarray(3, end), bare: blob.subarray(end) };
}

function encodePlain(value: unknown): Buffer {
  const writer = new types.Writer();
  writer.write(types.wrap(value));
  return Buffer.from(writer.toBuffer());
}
