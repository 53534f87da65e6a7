import { orderIdParts } from '../../domain/order-id.ts';
import type { DeadLetter } from '../../ports.ts';

/** What is left out does not narrow the choice. */
export interface Selection {
  /** Ids, or message ids. */
  readonly ids?: readonly string[];
  readonly reason?: string;
  readonly source?: string;
  /** Epoch ms: put aside before this, or from this on. */
  readonly before?: number;
  readonly since?: number;
  /** Order id. */
  readonly order?: string;
  /** In the body or the description, whatever the case. */
  readonly text?: string;
}

export function isSelected(selection: Selection, letter: DeadLetter): boolean {
  const { ids, reason, source, before, since, order, text } = selection;
  if (ids !== undefined && !ids.includes(letter.id) && !ids.includes(letter.messageId)) return false;
  if (reason !== undefined && letter.reason !== reason) return false;
  if (source !== undefined && letter.source !== source) return false;
  if (before !== undefined && letter.time >= before) return false;
  if (since !== undefined && letter.time < since) return false;
  if (order !== undefined && orderOf(letter) !== order) return false;
  return text === undefined || holds(letter, text.toLowerCase());
}

/** The order that a message is about, as far as it can be read. */
export function orderOf(letter: DeadLetter): string | undefined {
  if (orderIdParts(letter.messageId) !== undefined) return letter.messageId;
  const value = jsonOf(letter.body) as
    | { readonly id?: unknown; readonly orderId?: unknown }
    | null
    | undefined;
  for (const id of [value?.orderId, value?.id]) {
    if (typeof id === 'string' && orderIdParts(id) !== undefined) return id;
  }
  return undefined;
}

/** undefined: no UTF-8. */
export function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** undefined: no JSON. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body) ?? '');
  } catch {
    return undefined;
  }
}

function holds({ body, description }: DeadLetter, text: string): boolean {
  return `${description}\n${textOf(body) ?? ''}`.toLowerCase().includes(text);
}
