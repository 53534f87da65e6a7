import type { HttpRequest } from '@azure/functions';
import type { Fault } from '../../shared/contracts/parse.ts';
import type { OrderQuery } from '../../shared/ports.ts';
import { textOf } from '../http/contract.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const STATUSES = ['RUNNING', 'COMPLETED', 'FAILED'];

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
} as const;

export type QueryResult =
  | { readonly ok: true; readonly query: OrderQuery }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** `?limit=&continuationToken=&customer=&status=&from=&to=` (ISO 8601; from inclusive, to exclusive). */
export function orderQuery(request: HttpRequest): QueryResult {
  const faults: Fault[] = [];
  const read = (name: string) => request.query.get(name) ?? undefined;
  const fault = (name: string, text: string) => faults.push({ pointer: `/${name}`, text, keyword: 'query' });

  const limit = Number(read('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    fault('limit', `must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  const status = read('status')?.toUpperCase();
  if (status !== undefined && !STATUSES.includes(status)) {
    fault('status', `must be one of ${STATUSES.join(', ')}`);
  }
  const time = (name: string) => {
    const value = read(name);
    if (value === undefined) return undefined;
    const ms = Date.parse(value);
    if (Number.isNaN(ms)) fault(name, 'must be a date such as 2023-10-28 or 2023-10-28T17:02:05Z');
    return ms;
  };
  const query = {
    limit,
    continuationToken: read('continuationToken'),
    customer: read('customer'),
    status,
    from: time('from'),
    to: time('to'),
  };
  if (faults.length > 0) return { ok: false, faults };
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return { ok: true, query: Object.fromEntries(given) as unknown as OrderQuery };
}
