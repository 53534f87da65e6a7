import type { DeadLetter, RepairRecord } from '../../ports.ts';
import { orderOf, textOf } from './selection.ts';

/** A message that was put aside, as JSON: its body as `body` where it is text, as `bodyBase64` where not. */
export interface DeadLetterDocument extends Omit<DeadLetter, 'body' | 'time'> {
  readonly orderId?: string;
  /** ISO 8601 instant. */
  readonly time: string;
  readonly body?: string;
  readonly bodyBase64?: string;
}

export function documentOfLetter(letter: DeadLetter): DeadLetterDocument {
  const { body, time, ...rest } = letter;
  const orderId = orderOf(letter);
  return {
    ...rest,
    ...(orderId === undefined ? {} : { orderId }),
    time: new Date(time).toISOString(),
    ...documentOfBody(body),
  };
}

export interface RepairDocument extends Omit<RepairRecord, 'time' | 'deadLetter' | 'edited'> {
  readonly time: string;
  readonly deadLetter: DeadLetterDocument;
  readonly edited?: {
    readonly next: 'replay' | 'keep';
    readonly body?: string;
    readonly bodyBase64?: string;
  };
}

export function documentOfRepair({ time, deadLetter, edited, ...rest }: RepairRecord): RepairDocument {
  return {
    time: new Date(time).toISOString(),
    ...rest,
    deadLetter: documentOfLetter(deadLetter),
    ...(edited === undefined ? {} : { edited: { next: edited.next, ...documentOfBody(edited.body) } }),
  };
}

function documentOfBody(body: Uint8Array): { body: string } | { bodyBase64: string } {
  const text = textOf(body);
  return text === undefined ? { bodyBase64: Buffer.from(body).toString('base64') } : { body: text };
}
