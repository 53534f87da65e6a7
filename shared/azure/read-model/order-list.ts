import { TerminalFault } from '../../domain/faults.ts';
import type { OrderView } from '../../domain/order-view.ts';
import type { OrderQuery } from '../../ports.ts';
import { latestFirst, timeOfLatestFirst } from '../keys.ts';
import { type Directory, dayOf } from './directory.ts';
import type { Views } from './views.ts';

export interface OrderPage {
  items: OrderView[];
  continuationToken?: string;
}

// An order may have been accepted a little after the bucket in its id began.
const SLACK_MS = 60_000;
// A query for a rare status gives up after so many orders, and goes on with the next page.
const MOST_LOOKED_AT = 5_000;
const GETS_AT_ONCE = 20;

/** Where a page ended: sort key of its last order, and the group it was in. */
interface Place {
  readonly group: string;
  readonly after: string;
}

/** Orders by date or by customer, the latest first. */
export async function listOrders(directory: Directory, views: Views, query: OrderQuery): Promise<OrderPage> {
  const source =
    query.customer === undefined ? byDate(directory, views, query) : byCustomer(directory, views, query);
  const items: OrderView[] = [];
  let looked = 0;
  for await (const { view, place } of source) {
    looked++;
    if (selected(view, query)) items.push(view);
    if (items.length >= query.limit || looked >= MOST_LOOKED_AT) {
      // There may be nothing behind it: the next page is empty then.
      return { items, continuationToken: tokenOf(place) };
    }
  }
  return { items };
}

async function* byDate(directory: Directory, views: Views, query: OrderQuery) {
  const start = query.continuationToken === undefined ? undefined : placeOf(query.continuationToken);
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

async function* byCustomer(directory: Directory, views: Views, query: OrderQuery) {
  const customer = query.customer ?? '';
  const start = query.continuationToken === undefined ? undefined : placeOf(query.continuationToken);
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

function selected(view: OrderView, { status, customer, from, to }: OrderQuery): boolean {
  const created = Date.parse(view.createdAt);
  return (
    (status === undefined || view.status === status) &&
    (customer === undefined || view.customer === customer) &&
    (from === undefined || created >= from) &&
    (to === undefined || created < to)
  );
}

function sortKey(view: OrderView): string {
  return `${latestFirst(Date.parse(view.createdAt))}|${view.id}`;
}

function tokenOf(place: Place): string {
  return Buffer.from(JSON.stringify([place.group, place.after])).toString('base64url');
}

function placeOf(token: string): Place {
  try {
    const [group, after, ...rest] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (typeof group === 'string' && typeof after === 'string' && rest.length === 0) return { group, after };
  } catch (error) {
    throw new TerminalFault('bad-continuation-token', `No continuation token: ${token}`, { cause: error });
  }
  throw new TerminalFault('bad-continuation-token', `No continuation token: ${token}`);
}
