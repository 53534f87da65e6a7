import type { HttpRequest } from '@azure/functions';
import type { Fault } from '../../shared/contracts/parse.ts';
import { searchTerms } from '../../shared/domain/search-words.ts';
import type { OrderQuery } from '../../shared/ports.ts';
import { textOf } from '../http/contract.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const STATUSES = ['RUNNING', 'COMPLETED', 'FAILED'];
const MOST_WORDS = 10;
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** The parameters of lists of orders, for their contracts. */
export const LIST_PARAMETERS = {
  limit: {
    description: `How many at most; ${DEFAULT_LIMIT} when left out.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, maxLength: 10 },
  },
  continuationToken: {
    description: 'As the page before gave it, to go on behind it.',
    schema: textOf(2_000),
  },
  status: { description: 'Only orders in this status.', schema: { enum: STATUSES, maxLength: 20 } },
  from: {
    description: 'Only orders accepted at this time or later: a date or an ISO 8601 instant.',
    schema: textOf(40),
  },
  to: { description: 'Only orders accepted before this time.', schema: textOf(40) },
  search: {
    description:
      'Words that the order has to have, in any order: in the name or id of its customer and in what its lines say. Case and accents do not count; a word is found by its beginning.',
    schema: textOf(200),
  },
} as const;

export type QueryResult =
  | { readonly ok: true; readonly query: OrderQuery }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type Refuse = (name: string, text: string) => void;
type Reading<Value> = (text: string, refuse: (fault: string) => void) => Value | undefined;

/** `?limit=&continuationToken=&customer=&status=&from=&to=&search=`, or every fault of it. */
export function orderQuery(request: HttpRequest): QueryResult {
  const faults: Fault[] = [];
  const refuse: Refuse = (name, text) => faults.push({ pointer: `/${name}`, text, keyword: 'query' });
  const read = <Name extends keyof OrderQuery>(
    name: Name,
    reading: Reading<NonNullable<OrderQuery[Name]>>,
  ): Pick<OrderQuery, Name> | undefined => {
    const [text, ...more] = request.query.getAll(name);
    if (text === undefined) return undefined;
    if (more.length > 0) refuse(name, 'must be given once');
    const value = reading(text, (fault) => refuse(name, fault));
    return value === undefined ? undefined : ({ [name]: value } as unknown as Pick<OrderQuery, Name>);
  };
  const query: OrderQuery = {
    limit: DEFAULT_LIMIT,
    ...read('limit', limitOf),
    ...read('continuationToken', notEmpty),
    ...read('customer', notEmpty),
    ...read('status', statusOf),
    ...read('from', timeOf),
    ...read('to', timeOf),
    ...read('search', searchOf),
  };
  if (query.from !== undefined && query.to !== undefined && query.to <= query.from) {
    refuse('to', 'must be later than from');
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, query };
}

const notEmpty: Reading<string> = (text, refuse) => {
  if (text === '') refuse('must not be empty');
  return text;
};

const limitOf: Reading<number> = (text, refuse) => {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_LIMIT) refuse(`must be a whole number from 1 to ${MAX_LIMIT}`);
  return limit;
};

const statusOf: Reading<string> = (text, refuse) => {
  const status = text.toUpperCase();
  if (!STATUSES.includes(status)) refuse(`must be one of ${STATUSES.join(', ')}`);
  return status;
};

const timeOf: Reading<number> = (text, refuse) => {
  const [, day] = INSTANT.exec(text) ?? [];
  const time = day === undefined ? Number.NaN : Date.parse(text);
  // A day that the calendar does not have, such as 2023-02-30, is taken for one of the next month.
  if (Number.isNaN(time) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
    refuse('must be a date such as 2023-10-28, or an instant such as 2023-10-28T17:02:05Z');
  }
  return time;
};

/** A form that was sent without filling it in asks for nothing. */
const searchOf: Reading<string> = (text, refuse) => {
  if (text.trim() === '') return undefined;
  if (searchTerms(text).length > MOST_WORDS) refuse(`must have at most ${MOST_WORDS} words`);
  return text;
};
