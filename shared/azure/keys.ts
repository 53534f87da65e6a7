import { createHash } from 'node:crypto';
import { TerminalFault } from '../domain/faults.ts';

/**
 * A text as part of a table key: keys must not hold / \ # ? nor control characters, and % is trouble in URLs.
 * Reversible only for people; rows carry the real text as a property.
 */
export function keySafe(text: string): string {
  return text.replace(/[^A-Za-z0-9 .:-]/g, (char) => `_${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// A key takes 512 UTF-16 characters, and these are parts of keys.
const LONGEST_PART = 200;

/** keySafe, but never long: a long text is told from others by its hash. */
export function keyPart(text: string): string {
  const safe = keySafe(text);
  if (safe.length <= LONGEST_PART) return safe;
  return `${safe.slice(0, 100)}-${createHash('sha256').update(text).digest('hex')}`;
}

/** Keys that sort the latest instant first. Epoch ms, up to the year 5138. */
export function latestFirst(time: number): string {
  return String(99_999_999_999_999 - time).padStart(14, '0');
}

export function timeOfLatestFirst(text: string): number {
  return 99_999_999_999_999 - Number(text);
}

/** FNV-1a, 32 bit: the same on every machine and in every version, for what decides where data lies. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

export function position20(position: number): string {
  return String(position).padStart(20, '0');
}

// A string property takes 64 KB of UTF-16, a row 1 MB in all.
const PROPERTY_CHARS = 30_000;
const MOST_CHARS = 450_000;

/** Properties `json`, `json1`, … that hold a value of up to 450,000 characters. */
export function packed(value: unknown): Record<string, string> {
  const text = JSON.stringify(value);
  if (text.length <= PROPERTY_CHARS) return { json: text };
  if (text.length > MOST_CHARS) {
    throw new TerminalFault('row-too-large', `A row of ${text.length} characters does not fit into a table`);
  }
  const row: Record<string, string> = {};
  for (let from = 0, index = 0; from < text.length; index++) {
    const end = endOfPart(text, from + PROPERTY_CHARS);
    row[`json${index === 0 ? '' : index}`] = text.slice(from, end);
    from = end;
  }
  return row;
}

/** Not within a character of two UTF-16 units: the service need not give back halves as they were. */
function endOfPart(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
}

/** Characters of the value in a row that `packed` made. */
export function sizeOfPacked(row: Readonly<Record<string, unknown>>): number {
  let chars = 0;
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith('json') && typeof value === 'string') chars += value.length;
  }
  return chars;
}

export function unpacked<Value>(row: Readonly<Record<string, unknown>>): Value {
  let text = '';
  for (let index = 0; ; index++) {
    const part = row[`json${index === 0 ? '' : index}`];
    if (typeof part !== 'string') break;
    text += part;
  }
  // Written by `packed` under the same key: the type is this table's own.
  return JSON.parse(text) as Value;
}
