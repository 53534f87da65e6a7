import { AmqpFault } from '../amqp/fault.ts';

/** Where a receiver wants to begin. */
export type StartPosition =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  | { readonly at: 'offset' | 'sequence-number'; readonly value: number; readonly inclusive: boolean }
  /** `value`: ms since 1970. */
  | { readonly at: 'enqueued-time'; readonly value: number; readonly inclusive: boolean };

const FILTER = 'apache.org:selector-filter:string';
const EXPRESSION =
  /^\s*amqp\.annotation\.x-opt-(offset|sequence-number|enqueued-time)\s*(>=?)\s*'?(-?\d+(?:\.\d+)?|@latest)'?\s*$/i;

/** Reads the selector of the source, such as `amqp.annotation.x-opt-offset > '-1'`. Without one: from the start. */
export function startPosition(filters: Readonly<Record<string, unknown>>): StartPosition {
  const filter = filters[FILTER];
  if (filter === undefined || filter === null) return { at: 'start' };
  const match = EXPRESSION.exec(String(filter));
  if (!match) throw unusable(filter);
  const [, annotation, operator, text] = match;
  if (text === '@latest') {
    if (annotation?.toLowerCase() !== 'offset') throw unusable(filter);
    return { at: 'end' };
  }
  const value = Number(text);
  const inclusive = operator === '>=';
  switch (annotation?.toLowerCase()) {
    case 'offset':
      return value < 0 ? { at: 'start' } : { at: 'offset', value, inclusive };
    case 'sequence-number':
      return value < 0 ? { at: 'start' } : { at: 'sequence-number', value, inclusive };
    default:
      return { at: 'enqueued-time', value, inclusive };
  }
}

function unusable(filter: unknown): AmqpFault {
  return new AmqpFault(
    'com.microsoft:argument-error',
    `The start position is not understood: ${String(filter)}`,
  );
}
