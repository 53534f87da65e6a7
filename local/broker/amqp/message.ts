import { decodeValue, encodeMapContent, openCompound, skipValue } from './values.ts';

/**
 * An encoded message cut at its sections (amqp-core-messaging, 3.2). Slices are encoded values without their
 * descriptor. What the broker does not change is passed on byte by byte: decoding and encoding again would turn a
 * long into an int or a float into a double on the way.
 */
export interface CutMessage {
  readonly header?: Buffer;
  readonly annotations?: Buffer;
  readonly properties?: Buffer;
  readonly applicationProperties?: Buffer;
  /** The body's sections and the footer, descriptors included. */
  readonly body: Buffer;
  /** All that the sender alone may write, from the properties to the footer, descriptors included. */
  readonly bare: Buffer;
}

const HEADER = 0x70;
const DELIVERY_ANNOTATIONS = 0x71;
const ANNOTATIONS = 0x72;
const PROPERTIES = 0x73;
const APPLICATION_PROPERTIES = 0x74;
const DATA = 0x75;

export function cutMessage(bytes: Buffer): CutMessage {
  const cut: { -readonly [K in keyof CutMessage]: CutMessage[K] } = { body: bytes, bare: bytes };
  let at = 0;
  let bareStart = -1;
  while (at < bytes.length) {
    const code = sectionCode(bytes, at);
    if (code > APPLICATION_PROPERTIES) break;
    const value = skipValue(bytes, at + 1);
    const end = skipValue(bytes, value);
    const slice = bytes.subarray(value, end);
    if (code >= PROPERTIES && bareStart < 0) bareStart = at;
    if (code === HEADER) cut.header = slice;
    else if (code === ANNOTATIONS) cut.annotations = slice;
    else if (code === PROPERTIES) cut.properties = slice;
    else if (code === APPLICATION_PROPERTIES) cut.applicationProperties = slice;
    else if (code !== DELIVERY_ANNOTATIONS) throw new RangeError(`No section of a message: ${code}`);
    at = end;
  }
  if (at > bytes.length) throw new RangeError('The message ends inside a section');
  cut.body = bytes.subarray(at);
  cut.bare = bareStart < 0 ? cut.body : bytes.subarray(bareStart);
  return cut;
}

/** The data sections of a batch: each is one encoded message. */
export function unbatch(envelope: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  const { body } = cutMessage(envelope);
  let at = 0;
  while (at < body.length) {
    const code = sectionCode(body, at);
    const value = skipValue(body, at + 1);
    const end = skipValue(body, value);
    if (code === DATA) messages.push(decodeValue(body, value) as Buffer);
    at = end;
  }
  return messages;
}

/** A section's descriptor, to put before its encoded value. */
export function section(name: 'header' | 'annotations' | 'properties' | 'applicationProperties'): Buffer {
  return DESCRIPTORS[name];
}

const DESCRIPTORS = {
  header: Buffer.from([0x00, 0x53, HEADER]),
  annotations: Buffer.from([0x00, 0x53, ANNOTATIONS]),
  properties: Buffer.from([0x00, 0x53, PROPERTIES]),
  applicationProperties: Buffer.from([0x00, 0x53, APPLICATION_PROPERTIES]),
};

/** An encoded map as a plain object; {} for none. */
export function decodeMap(map: Buffer | undefined): Record<string, unknown> {
  return map === undefined ? {} : (decodeValue(map) as Record<string, unknown>);
}

/** An encoded list as an array; [] for none. Header and properties are lists of fields in the order of the standard. */
export function decodeList(list: Buffer | undefined): unknown[] {
  return list === undefined ? [] : (decodeValue(list) as unknown[]);
}

/**
 * The map with `entries` (key → encoded value) set: entries of these keys are replaced, all others keep their bytes.
 * `encodeKey` decides whether keys are symbols (annotations) or strings (application properties).
 */
export function withEntries(
  map: Buffer | undefined,
  entries: Readonly<Record<string, Buffer | undefined>>,
  encodeKey: (key: string) => Buffer,
): Buffer {
  const parts: Buffer[] = [];
  if (map) {
    const { count, start } = openCompound(map, 0);
    let at = start;
    for (let i = 0; i + 1 < count; i += 2) {
      const end = skipValue(map, skipValue(map, at));
      if (!Object.hasOwn(entries, String(decodeValue(map, at)))) parts.push(map.subarray(at, end));
      at = end;
    }
  }
  let items = parts.length * 2;
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    parts.push(encodeKey(key), value);
    items += 2;
  }
  return encodeMapContent(Buffer.concat(parts), items);
}

function sectionCode(bytes: Buffer, at: number): number {
  // Descriptors of sections are small ulongs in all clients seen; 0x80 is the long form of the same.
  if (bytes[at] === 0x00 && bytes[at + 1] === 0x53) return bytes.readUInt8(at + 2);
  if (bytes[at] === 0x00 && bytes[at + 1] === 0x80) return Number(bytes.readBigUInt64BE(at + 2));
  throw new RangeError('A message is a row of sections, each with a numeric descriptor');
}
