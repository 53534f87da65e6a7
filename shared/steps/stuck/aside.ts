import { ORDERS_QUEUE } from '../../contracts/names.ts';
import { queueSource } from '../../contracts/sources.ts';
import type { DeadLetters } from '../../ports.ts';
import { orderOf } from '../dead-letters/selection.ts';

/** What was put aside of one order. */
export interface Aside {
  readonly ids: readonly string[];
  /** Epoch ms of the oldest. */
  readonly since: number;
  /** Whether its command is among them, and not only events. */
  readonly fromQueue: boolean;
}

const MOST_LETTERS = 1_000;
const FROM_QUEUE = queueSource(ORDERS_QUEUE);

export interface AsideByOrder {
  /** By id of the order. */
  readonly orders: ReadonlyMap<string, Aside>;
  /** There may be more messages behind this one. */
  readonly next?: string;
}

/** Orders that have messages among the oldest thousand that were put aside, or among the next behind one of them. */
export async function asideByOrder(
  { deadLetters }: { readonly deadLetters: DeadLetters },
  after?: string,
): Promise<AsideByOrder> {
  const orders = new Map<string, Aside>();
  let [count, last] = [0, ''];
  for await (const letter of deadLetters.list(after)) {
    // One more than are looked at tells that there is more.
    if (count++ === MOST_LETTERS) return { orders, next: last };
    last = letter.id;
    const id = orderOf(letter);
    if (id === undefined) continue;
    const { ids, since, fromQueue } = orders.get(id) ?? { ids: [], since: letter.time, fromQueue: false };
    orders.set(id, {
      ids: [...ids, letter.id],
      since: Math.min(since, letter.time),
      fromQueue: fromQueue || letter.source === FROM_QUEUE,
    });
  }
  return { orders };
}
