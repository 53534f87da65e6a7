import type { TypedData } from './rpc.ts';

/** A host value on its way into the app: strings and bytes as they are, arrays of them as collections, else JSON. */
export function toTypedData(value: unknown, byReference = false): TypedData | undefined {
  if (value === undefined || value === null) return undefined;
  if (byReference && typeof value === 'object') return asReference(value);
  if (typeof value === 'string')
    return isPlainText(value) ? { json: JSON.stringify(value) } : { string: value };
  if (value instanceof Uint8Array) return { bytes: value };
  if (Array.isArray(value) && value.length > 0) {
    if (value.every((item) => typeof item === 'string')) return { collectionString: { string: value } };
    if (value.every((item) => item instanceof Uint8Array)) return { collectionBytes: { bytes: value } };
  }
  return { json: JSON.stringify(value) };
}

/** The library hands an `int` through unread, in one process whatever it is. */
export function asReference(value: unknown): TypedData {
  return { int: value as number };
}

// Beyond this, quoting costs as much as the exception it saves.
const QUOTED_LENGTH = 1024;
const JSON_SCALAR = /^[ \t\r\n]*(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)[ \t\r\n]*$/;

/**
 * True for a text that certainly is no JSON. The library tries to parse every string and catches what that throws,
 * which takes longer than all the rest of an invocation; quoted, the same text arrives without an exception.
 */
function isPlainText(text: string): boolean {
  if (text.length > QUOTED_LENGTH) return false;
  const first = text.trimStart().charAt(0);
  return first !== '{' && first !== '[' && first !== '"' && !JSON_SCALAR.test(text);
}

export function toTypedMetadata(
  metadata: Readonly<Record<string, unknown>> | undefined,
): Record<string, TypedData> | undefined {
  if (metadata === undefined) return undefined;
  const typed: Record<string, TypedData> = {};
  for (const key of Object.keys(metadata)) {
    const value = toTypedData(metadata[key]);
    if (value !== undefined) typed[key] = value;
  }
  return typed;
}

/** A value that the app gave back. HTTP answers stay what they are; the HTTP side reads them itself. */
export function fromTypedData(data: TypedData | null | undefined): unknown {
  if (data === null || data === undefined) return undefined;
  if (data.json !== undefined) return JSON.parse(data.json);
  return data.string ?? data.bytes ?? data.int ?? data.double ?? data.http;
}
