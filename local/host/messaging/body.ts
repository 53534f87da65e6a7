import { isUtf8 } from 'node:buffer';

/** `dataType` of a trigger binding; the app leaves it out as a rule. */
export type DataType = 'string' | 'binary' | 'stream' | undefined;

/**
 * A message's body as the trigger hands it to the library: text as a string (the library parses JSON itself),
 * bytes that are no text as they are, and values of AMQP's own types as JSON.
 */
export function bodyOf(body: unknown, dataType: DataType): unknown {
  if (body instanceof Uint8Array) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    if (dataType === 'binary' || dataType === 'stream') return bytes;
    return dataType === 'string' || isUtf8(bytes) ? bytes.toString('utf8') : bytes;
  }
  if (dataType !== 'binary' && dataType !== 'stream') return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

export interface Payload {
  readonly body: Buffer;
  readonly contentType: string;
}

/** The messages that the value of an output binding stands for: an array is one message for each item. */
export function payloadsOf(value: unknown): Payload[] {
  return Array.isArray(value) ? value.map(payloadOf) : [payloadOf(value)];
}

function payloadOf(value: unknown): Payload {
  if (typeof value === 'string') return { body: Buffer.from(value), contentType: 'text/plain' };
  if (value instanceof Uint8Array) {
    return { body: Buffer.from(value), contentType: 'application/octet-stream' };
  }
  return { body: Buffer.from(JSON.stringify(value)), contentType: 'application/json' };
}
