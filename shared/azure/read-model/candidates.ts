import type { OrderView } from '../../domain/order-view.ts';
import { searchTerms } from '../../domain/search-words.ts';
import type { OrderQuery } from '../../ports.ts';
import { latestFirst, timeOfLatestFirst } from '../keys.ts';
import { dayOf } from './directory.ts';
import type { Generation } from './generation.ts';
import { customerTerm } from './search/customer-word.ts';
import type { Views } from './views.ts';

/** Where a page ended: sort key of its last order, and the group it was in. */
export interface Place {
  readonly group: string;
  readonly after: string;
}

/** An order that may be one of those asked for, and how to go on behind it. */
export interface Candidate {
  readonly view: OrderView;
  readonly place: Place;
}

// An order may have been accepted a little after the bucket in its id began.
const SLACK_MS = 60_000;
const GETS_AT_ONCE = 20;
const FOUND_AT_ONCE = 50;

/** Orders the latest first, those behind `start`; not all of them are what the query selects. */
export function candidates(
  generation: Generation,
  query: OrderQuery,
  start: Place | undefined,
): AsyncGenerator<Candidate> {
  if (query.search !== undefined) return bySearch(generation, query.search, query, start);
  if (query.customer !== undefined) return byCustomer(generation, query.customer, query, start);
  return byDate(generation, query, start);
}

async function* byDate(
  { directory, views }: Generation,
  query: OrderQuery,
  start: Place | undefined,
): AsyncGenerator<Candidate> {
  const firstGroup = start?.group ?? (query.to === undefined ? undefined : latestFirst(query.to));
  const firstDay = firstGroup === undefined ? undefined : dayOf(timeOfLatestFirst(firstGroup));
  for (const day of await directory.days()) {
    if (firstDay !== undefined && day > firstDay) continue;
    for await (const group of directory.groups(day, day === firstDay ? firstGroup : undefined)) {
      if (query.from !== undefined && group.start + SLACK_MS < query.from) return;
      const [inPartitions, single] = await Promise.all([
        Promise.all(group.partitions.map((partition) => views.ofPartition(partition))),
        found(views, group.orders),
      ]);
      const orders = [...inPartitions.flat(), ...single].map((view) => ({ view, key: sortKey(view) }));
      orders.sort((left, right) => (left.key < right.key ? -1 : 1));
      for (const { view, key } of orders) {
        if (start !== undefined && group.key === start.group && key <= start.after) continue;
        yield { view, place: { group: group.key, after: key } };
      }
    }
  }
}

async function* byCustomer(
  { directory, views }: Generation,
  customer: string,
  query: OrderQuery,
  start: Place | undefined,
): AsyncGenerator<Candidate> {
  const lastDay = query.to === undefined ? undefined : dayOf(query.to);
  const firstDay = query.from === undefined ? undefined : dayOf(query.from - SLACK_MS);
  const months = new Set((await directory.days()).map((day) => day.slice(0, 7)));
  for (const month of months) {
    if (lastDay !== undefined && month > lastDay.slice(0, 7)) continue;
    if (firstDay !== undefined && month < firstDay.slice(0, 7)) return;
    if (start !== undefined && month > start.group) continue;
    const entries = directory.ofCustomer(customer, month, month === start?.group ? start.after : undefined);
    for await (const some of inGroups(entries, GETS_AT_ONCE)) {
      const orders = await Promise.all(some.map(({ orderId }) => views.find(orderId)));
      for (const [at, { key }] of some.entries()) {
        const view = orders[at];
        if (view !== undefined) yield { view, place: { group: month, after: key } };
      }
    }
  }
}

async function* bySearch(
  { search, views, known }: Generation,
  text: string,
  { customer, from, to, limit }: OrderQuery,
  start: Place | undefined,
): AsyncGenerator<Candidate> {
  const terms = searchTerms(text);
  if (terms.length === 0) return;
  if (customer !== undefined) terms.push(customerTerm(customer));
  const hits = search.hits(await known.get(), terms, {
    ...(start === undefined ? {} : { after: start.after }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  for await (const some of inGroups(hits, Math.min(limit, FOUND_AT_ONCE))) {
    const orders = await Promise.all(some.map(({ id }) => views.find(id)));
    for (const [at, { key }] of some.entries()) {
      const view = orders[at];
      if (view !== undefined) yield { view, place: { group: 'search', after: key } };
    }
  }
}

async function* inGroups<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

async function found(views: Views, orderIds: readonly string[]): Promise<OrderView[]> {
  const orders = await Promise.all(orderIds.map((orderId) => views.find(orderId)));
  return orders.filter((view) => view !== undefined);
}

function sortKey(view: OrderView): string {
  return `${latestFirst(Date.parse(view.createdAt))}|${view.id}`;
}
