import {
  decodeValue,
  encodeLong,
  encodeMap,
  encodeString,
  encodeSymbol,
  encodeTimestamp,
  openCompound,
  skipValue,
} from '../amqp/values.ts';

/*
 * An event on its way into the log. Only its annotations change; header, properties, application properties, body
 * and footer keep the bytes that the client sent. What is stored is the whole message as receivers get it, so that
 * reading takes no encoding at all.
 */
export interface IncomingEvent {
  /** The encoded message as sent. */
  readonly message: Buffer;
  /** Its header section ends here; 0 without one. */
  readonly headerEnd: number;
  /** What follows the annotations starts here. */
  readonly restStart: number;
  /** The sender's own annotations, encoded: key and value in turn. */
  readonly kept: readonly Buffer[];
  /** The partition key as an encoded value. */
  readonly encodedKey: Buffer | undefined;
}

/** Where an event stands in its partition. */
export interface EventPlace {
  readonly sequence: number;
  /** Bytes since the beginning of the partition. */
  readonly offset: number;
  /** Ms since 1970. */
  readonly enqueued: number;
}

const HEADER = 0x70;
const DELIVERY_ANNOTATIONS = 0x71;
const ANNOTATIONS = 0x72;
const FOOTER = 0x78;
const PARTITION_KEY = 'x-opt-partition-key';
const BY_BROKER = new Set(['x-opt-sequence-number', 'x-opt-offset', 'x-opt-enqueued-time']);

/** Takes a message apart as far as needed. Throws a RangeError when the bytes are no message. */
export function readEvent(message: Buffer, keyOfBatch?: Buffer): IncomingEvent {
  let at = 0;
  let headerEnd = 0;
  const kept: Buffer[] = [];
  let encodedKey = keyOfBatch;
  if (message.length === 0) throw new RangeError('An event has at least one section');
  while (at < message.length) {
    const code = sectionCode(message, at);
    if (code > ANNOTATIONS) break;
    const value = skipValue(message, at + 1);
    at = skipValue(message, value);
    if (code === HEADER) headerEnd = at;
    else if (code === ANNOTATIONS) {
      const { count, start } = openCompound(message, value);
      for (let i = 0, key = start; i + 1 < count; i += 2) {
        const valueAt = skipValue(message, key);
        const end = skipValue(message, valueAt);
        const name = decodeValue(message, key);
        if (name === PARTITION_KEY) encodedKey = message.subarray(valueAt, end);
        else if (!BY_BROKER.has(String(name))) kept.push(message.subarray(key, end));
        key = end;
      }
    } else if (code !== DELIVERY_ANNOTATIONS) throw new RangeError(`No section of a message: ${code}`);
  }
  checkRest(message, at);
  // A null key is as good as none.
  if (encodedKey?.[0] === 0x40) encodedKey = undefined;
  return { message, headerEnd, restStart: at, kept, encodedKey };
}

/** An event's or envelope's partition key as text. */
export function partitionKey(event: IncomingEvent): string | undefined {
  return event.encodedKey === undefined ? undefined : String(decodeValue(event.encodedKey));
}

function checkRest(message: Buffer, start: number): void {
  let at = start;
  while (at < message.length) {
    const code = sectionCode(message, at);
    if (code < HEADER || code > FOOTER) throw new RangeError(`No section of a message: ${code}`);
    at = skipValue(message, skipValue(message, at + 1));
  }
  if (at > message.length) throw new RangeError('The message ends inside a section');
}

function sectionCode(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x00 && bytes[at + 1] === 0x53) return bytes.readUInt8(at + 2);
  if (bytes[at] === 0x00 && bytes[at + 1] === 0x80) return Number(bytes.readBigUInt64BE(at + 2));
  throw new RangeError('A message is a row of sections, each with a numeric descriptor');
}

// The broker's own annotations in their order on the wire; lengths and numbers are filled in at their places.
const EIGHT = Buffer.alloc(8);
const TO_OFFSET = Buffer.concat([
  Buffer.from([0x00, 0x53, ANNOTATIONS, 0xd1]),
  EIGHT, // size and count of the map
  encodeSymbol('x-opt-sequence-number'),
  Buffer.from([0x81]),
  EIGHT,
  encodeSymbol('x-opt-offset'),
  Buffer.from([0xa1]),
]);
const MAP_AT = 4;
const SEQUENCE_AT = MAP_AT + 8 + encodeSymbol('x-opt-sequence-number').length + 1;
const TO_ENQUEUED = Buffer.concat([encodeSymbol('x-opt-enqueued-time'), Buffer.from([0x83])]);
const TO_KEY = encodeSymbol(PARTITION_KEY);
// A safe integer has 16 digits at most, behind a byte that counts them.
const FIXED = TO_OFFSET.length + 17 + TO_ENQUEUED.length + 8;

/** No event takes more bytes than this in the log. */
export function largestSize(event: IncomingEvent): number {
  let size = FIXED + event.headerEnd + (event.message.length - event.restStart);
  for (const annotation of event.kept) size += annotation.length;
  if (event.encodedKey) size += TO_KEY.length + event.encodedKey.length;
  return size;
}

/** Writes the event as receivers get it; the position after it. */
export function writeEvent(target: Buffer, start: number, event: IncomingEvent, place: EventPlace): number {
  const { message, headerEnd, restStart, kept, encodedKey } = event;
  let at = start + message.copy(target, start, 0, headerEnd);
  target.set(TO_OFFSET, at);
  const mapAt = at + MAP_AT;
  writeLong(target, at + SEQUENCE_AT, place.sequence);
  at += TO_OFFSET.length;
  const digits = target.write(String(place.offset), at + 1, 'latin1');
  target[at] = digits;
  at += 1 + digits;
  target.set(TO_ENQUEUED, at);
  at = writeLong(target, at + TO_ENQUEUED.length, place.enqueued);
  let items = 6;
  if (encodedKey) {
    at += TO_KEY.copy(target, at);
    at += encodedKey.copy(target, at);
    items += 2;
  }
  for (const annotation of kept) {
    at += annotation.copy(target, at);
    items += 2;
  }
  target.writeUInt32BE(at - mapAt - 4, mapAt);
  target.writeUInt32BE(items, mapAt + 4);
  return at + message.copy(target, at, restStart);
}

/** Where the header of a stored event ends: delivery annotations go there. */
export function headerEnd(stored: Buffer): number {
  return sectionCode(stored, 0) === HEADER ? skipValue(stored, skipValue(stored, 1)) : 0;
}

/** The partition's newest event, as the receivers' runtime metrics tell it: a section of its own. */
export function deliveryAnnotations(last: EventPlace, now: number): Buffer {
  const content = encodeMap([
    encodeSymbol('last_enqueued_sequence_number'),
    encodeLong(last.sequence),
    encodeSymbol('last_enqueued_offset'),
    encodeString(String(last.offset)),
    encodeSymbol('last_enqueued_time_utc'),
    encodeTimestamp(last.enqueued),
    encodeSymbol('runtime_info_retrieval_time_utc'),
    encodeTimestamp(now),
  ]);
  return Buffer.concat([Buffer.from([0x00, 0x53, DELIVERY_ANNOTATIONS]), content]);
}

/** A safe integer as eight bytes; the position after them. */
function writeLong(target: Buffer, at: number, value: number): number {
  target.writeInt32BE(Math.floor(value / 2 ** 32), at);
  target.writeUInt32BE(value >>> 0, at + 4);
  return at + 8;
}
