import type { HttpRequest } from '@azure/functions';
import type { Fault } from '../../shared/contracts/parse.ts';
import type { OrderQuery } from '../../shared/ports.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const STATUSES = ['RUNNING', 'COMPLETED', 'FAILED'];

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
