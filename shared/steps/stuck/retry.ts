import { orderIdParts } from '../../domain/order-id.ts';
import { stepOf } from '../../domain/stuck.ts';
import type { OrderStore, SagaClient, Trail } from '../../ports.ts';
import { replayDeadLetters } from '../dead-letters/replay.ts';
import type { Hand, Repairing, WorkReport } from '../dead-letters/work-off.ts';
import { type Starting, startOrder } from '../start-order.ts';
import { type Aside, asideByOrder } from './aside.ts';
import type { StuckDeps } from './find.ts';
import { REASON_TEXTS, type Reason, reasonOf } from './reasons.ts';

interface Deps extends StuckDeps, Repairing, Starting {
  readonly orders: OrderStore;
}

export type RetryResult =
  | { readonly type: 'replayed'; readonly report: WorkReport }
  | { readonly type: 'started' }
  | { readonly type: 'unknown' }
  /** It has ended. */
  | { readonly type: 'not-stuck' }
  /** Nothing that can be done here would help. */
  | { readonly type: 'no-help'; readonly reason: Reason; readonly text: string };

const A_SECOND = 50;
const MOST_WAITING = 100;

/** Does what helps an order that does not go on: replays its messages, or starts its saga. Good for twice. */
export function retryStuckOrder(deps: Deps) {
  return async (id: string, sagas: SagaClient, hand: Hand, trail: Trail): Promise<RetryResult> => {
    if (orderIdParts(id) === undefined) return { type: 'unknown' };
    const letters = await asideOf(deps, id);
    if (letters !== undefined) {
      return { type: 'replayed', report: await replayDeadLetters(deps)(letters.ids, A_SECOND, hand) };
    }
    const [view, saga, order] = await Promise.all([
      deps.readModel.find(id),
      sagas.status(id),
      deps.orders.find(id),
    ]);
    if (view !== undefined && view.status !== 'RUNNING') return { type: 'not-stuck' };
    if (view === undefined && order === undefined) {
      const waiting = (await deps.queueHead.oldest(MOST_WAITING)).some(({ messageId }) => messageId === id);
      return waiting ? noHelp('no-worker') : { type: 'unknown' };
    }
    const reason = reasonOf(view === undefined ? 'reserve' : stepOf(view).step, saga, deps.payments);
    if (reason !== 'no-saga') return noHelp(reason);
    if (order === undefined) return { type: 'unknown' };
    await startOrder(deps, order, trail, sagas);
    return { type: 'started' };
  };
}

/** The oldest of its messages that were put aside, however many others lie before them. */
async function asideOf(deps: Deps, id: string): Promise<Aside | undefined> {
  let after: string | undefined;
  do {
    const { orders, next } = await asideByOrder(deps, after);
    const letters = orders.get(id);
    if (letters !== undefined) return letters;
    after = next;
  } while (after !== undefined);
  return undefined;
}

function noHelp(reason: Reason): RetryResult {
  return { type: 'no-help', reason, text: REASON_TEXTS[reason] };
}
