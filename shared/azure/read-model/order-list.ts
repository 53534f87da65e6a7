import { TerminalFault } from '../../domain/faults.ts';
import type { OrderView } from '../../domain/order-view.ts';
import type { OrderQuery } from '../../ports.ts';
import { candidates, type Place } from './candidates.ts';
import type { Generation } from './generation.ts';

export interface OrderPage {
  items: OrderView[];
  continuationToken?: string;
}

// A query for a rare status gives up after so many orders, and goes on with the next page. What a search finds is read
// one by one.
const MOST_LOOKED_AT = 5_000;
const MOST_FOUND_AND_LOOKED_AT = 500;

/** Orders, the latest first. */
export async function listOrders(generation: Generation, query: OrderQuery): Promise<OrderPage> {
  const start = query.continuationToken === undefined ? undefined : placeOf(query.continuationToken);
  const most = query.search === undefined ? MOST_LOOKED_AT : MOST_FOUND_AND_LOOKED_AT;
  const items: OrderView[] = [];
  let looked = 0;
  for await (const { view, place } of candidates(generation, query, start)) {
    looked++;
    if (selected(view, query)) items.push(view);
    if (items.length >= query.limit || looked >= most) {
      // There may be nothing behind it: the next page is empty then.
      return { items, continuationToken: tokenOf(place) };
    }
  }
  return { items };
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
