import type { OrderQuery, ReadModelCopy } from '../../shared/ports.ts';
import { documentOfView } from '../../shared/steps/order-document.ts';
import { readModelAsOf } from '../../shared/steps/rebuild/as-of.ts';
import { BadArguments } from '../arguments.ts';
import { type Run, watched } from './run.ts';

const MOST_ITEMS = 200;
const NAMES = ['limit', 'continuationToken', 'customer', 'status', 'from', 'to', 'search'];
const STATUSES = ['RUNNING', 'COMPLETED', 'FAILED'];
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

interface Question {
  /** ISO 8601. */
  readonly time: string;
  readonly query: OrderQuery;
  readonly order: string;
  readonly keep: boolean;
}

/** Answers as the API would have done at a moment; JSON, as the API gives it. */
export async function askAsOf(run: Run, { time, keep, query, order }: Question): Promise<number> {
  const watcher = watched(run);
  const answer = await readModelAsOf(run)({ time, keep }, (copy) => answerOf(copy, query, order), watcher);
  watcher.end();
  if (answer === undefined) {
    console.error(`Order not found: ${order}`);
    return 1;
  }
  console.log(JSON.stringify(answer, undefined, run.json ? undefined : 2));
  return 0;
}

async function answerOf(copy: ReadModelCopy, query: OrderQuery, order: string): Promise<unknown> {
  if (order === '') {
    const { items, ...rest } = await copy.list(query);
    return { items: items.map(documentOfView), ...rest, counts: await copy.counts() };
  }
  const view = await copy.find(order);
  return view === undefined ? undefined : { ...documentOfView(view), timeline: view.timeline };
}

/** An instant in ISO 8601 with its zone, or a date, which means its first moment in UTC; not one that is to come. */
export function instant(value: string, now = Date.now()): string {
  const ms = momentOf(value);
  if (ms !== undefined && ms > now) throw new Error(`wants a time that has been, not "${value}"`);
  if (ms === undefined) throw new Error(`wants a time such as 2026-11-21T10:00:00Z, not "${value}"`);
  return new Date(ms).toISOString();
}

/** Epoch ms. */
function momentOf(value: string): number | undefined {
  const [, day] = INSTANT.exec(value) ?? [];
  const ms = day === undefined ? Number.NaN : Date.parse(value);
  // A day that the calendar does not have, such as 2026-02-30, would be taken for one of the next month.
  const isDay = !Number.isNaN(ms) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(String(day));
  return isDay ? ms : undefined;
}

/** The query string of GET /orders; the path before it may be there. */
export function orderQuery(text: string): OrderQuery {
  const read = new URLSearchParams(text.replace(/^[^?=&]*\?/, ''));
  const faults: string[] = [];
  for (const name of new Set(read.keys())) {
    if (!NAMES.includes(name)) faults.push(`${name} is none of ${NAMES.join(', ')}`);
    else if (read.getAll(name).length > 1) faults.push(`${name} is given more than once`);
  }
  const limit = Number(read.get('limit') ?? '50');
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ITEMS)
    faults.push(`limit goes from 1 to ${MOST_ITEMS}`);
  const query: Record<string, string | number> = { limit };
  for (const name of ['continuationToken', 'customer', 'search']) {
    const value = read.get(name);
    if (value !== null) query[name] = value;
  }
  const status = read.get('status')?.toUpperCase();
  if (status !== undefined) query.status = status;
  if (status !== undefined && !STATUSES.includes(status))
    faults.push(`status is one of ${STATUSES.join(', ')}`);
  for (const name of ['from', 'to']) {
    const value = read.get(name);
    if (value === null) continue;
    const ms = momentOf(value);
    if (ms === undefined) faults.push(`${name} is no date or instant: ${value}`);
    else query[name] = ms;
  }
  if (faults.length > 0) throw new BadArguments(`--query: ${faults.join('; ')}`);
  return query as unknown as OrderQuery;
}
