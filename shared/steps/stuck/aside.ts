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

/** Orders that have messages among those that were put aside, by id; of very many messages, the oldest. */
export async function asideByOrder({
  deadLetters,
}: {
  readonly deadLetters: DeadLetters;
}): Promise<ReadonlyMap<string, Aside>> {
  const orders = new Map<string, Aside>();
  let count = 0;
  for await (const letter of deadLetters.list()) {
    const id = orderOf(letter);
    if (id !== undefined) {
      const { ids, since, fromQueue } = orders.get(id) ?? { ids: [], since: letter.time, fromQueue: false };
      orders.set(id, {
        ids: [...ids, letter.id],
        since: Math.min(since, letter.time),
        fromQueue: fromQueue || letter.source === FROM_QUEUE,
      });
    }
    if (++count === MOST_LETTERS) break;
  }
  return orders;
}
