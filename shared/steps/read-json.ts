import { isUtf8 } from 'node:buffer';
import { type Contracts, type Fault, faultsText, parse } from '../contracts/parse.ts';

export type ReadResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: 'invalid-json' | 'invalid-message'; readonly description: string };

/** Bytes or text of a message → a contract's value, or why not. */
export function readJson<Name extends keyof Contracts>(
  name: Name,
  body: string | Uint8Array,
): ReadResult<Contracts[Name]> {
  let value: unknown;
  try {
    value = JSON.parse(typeof body === 'string' ? body : textOf(body));
  } catch (error) {
    return { ok: false, code: 'invalid-json', description: unquoted((error as Error).message) };
  }
  const parsed = parse(name, value);
  return parsed.ok ? parsed : invalid(parsed.faults);
}

/** The description is logged, and no log shows what may be an address: JSON.parse quotes what stands about a fault. */
function unquoted(message: string): string {
  return message.replace(/, (?:\.\.\.)?".*" ?(?:\.\.\.)? is not valid JSON$/s, ': it is no JSON');
}

function textOf(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new SyntaxError('The bytes are no UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** In as many words as a problem takes. */
export function invalid(faults: readonly Fault[]): {
  ok: false;
  code: 'invalid-message';
  description: string;
} {
  return { ok: false, code: 'invalid-message', description: faultsText(faults).slice(0, 2_000) };
}
