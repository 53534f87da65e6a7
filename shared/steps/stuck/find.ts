import type { Mac } from '../../domain/order-id.ts';
import type { OrderView } from '../../domain/order-view.ts';
import { STUCK_AFTER_MS, type Step, stepOf } from '../../domain/stuck.ts';
import type {
  Clock,
  DeadLetters,
  OrderQuery,
  PaymentProvider,
  QueueHead,
  ReadModel,
  SagaClient,
} from '../../ports.ts';
import { openedToken, sealedToken } from '../continuation.ts';
import { asideByOrder } from './aside.ts';
import { REASON_TEXTS, type Reason, reasonOf } from './reasons.ts';

export interface StuckOrder {
  readonly id: string;
  readonly step: Step;
  /** ISO 8601 instant. */
  readonly since: string;
  readonly seconds: number;
  readonly reason: Reason;
  readonly text: string;
  /** Ids of its messages that were put aside. */
  readonly deadLetters?: readonly string[];
}

export interface StuckQuery {
  /** In place of the limits of each step; ms. */
  readonly longerThan?: number;
  readonly continuationToken?: string;
}

export interface StuckDeps {
  readonly clock: Clock;
  readonly mac: Mac;
  readonly readModel: ReadModel;
  readonly deadLetters: DeadLetters;
  readonly queueHead: QueueHead;
  readonly payments: PaymentProvider;
}

const RUNNING: OrderQuery = { status: 'RUNNING', limit: 100 };
// A call looks at no more; where there may be more orders, it says where to go on.
const MOST_PAGES = 3;
const MOST_WAITING = 100;
const SAGAS_AT_ONCE = 16;

/**
 * Orders that wait longer than their step should. Looks at running orders from the latest on, and stops when there can
 * be no more by the read side's count: its cost grows with the orders that came after the oldest running one.
 */
export function stuckOrders(deps: StuckDeps) {
  return async (
    { longerThan, continuationToken }: StuckQuery,
    sagas: SagaClient,
  ): Promise<{ items: StuckOrder[]; continuationToken?: string }> => {
    const now = deps.clock.now();
    const limitOf = (step: Step) => longerThan ?? STUCK_AFTER_MS[step];
    const aside = await asideByOrder(deps);
    const items: StuckOrder[] = [];
    const add = (id: string, step: Step, since: number, reason: Reason) => {
      const deadLetters = aside.get(id)?.ids;
      const seconds = Math.floor((now - since) / 1_000);
      const text = REASON_TEXTS[reason];
      const instant = new Date(since).toISOString();
      const shown = { id, step, since: instant, seconds, reason, text };
      items.push(deadLetters === undefined ? shown : { ...shown, deadLetters });
    };

    const begun = continuationToken === undefined;
    if (begun) {
      await addNeverBegun();
      await addWaiting();
    }
    const { views, ...rest } = await running(deps, continuationToken);
    const late = views
      .map((view) => ({ view, ...stepOf(view) }))
      .filter(({ view, step, since }) => aside.has(view.id) || now - since > limitOf(step));
    for (let first = 0; first < late.length; first += SAGAS_AT_ONCE) {
      const some = late.slice(first, first + SAGAS_AT_ONCE);
      const reasons = await Promise.all(
        some.map(async ({ view, step }) =>
          aside.has(view.id)
            ? ('quarantined-message' as const)
            : reasonOf(step, await sagas.status(view.id), deps.payments),
        ),
      );
      for (const [index, { view, step, since }] of some.entries()) {
        const reason = reasons[index];
        if (reason !== undefined) add(view.id, step, since, reason);
      }
    }
    items.sort((left, right) => right.seconds - left.seconds);
    return { items, ...rest };

    /** Orders whose message was put aside before the read side had heard of them. */
    async function addNeverBegun(): Promise<void> {
      for (const [id, { since, fromQueue }] of aside) {
        if (fromQueue && (await deps.readModel.find(id)) === undefined) {
          add(id, 'queue', since, 'quarantined-message');
        }
      }
    }

    async function addWaiting(): Promise<void> {
      for (const { messageId, enqueuedAt, deliveries } of await deps.queueHead.oldest(MOST_WAITING)) {
        if (now - enqueuedAt <= limitOf('queue')) break;
        add(messageId, 'queue', enqueuedAt, deliveries === 0 ? 'no-worker' : 'repeated');
      }
    }
  };
}

/**
 * Running orders, the latest first, with the place to go on when these may not be all. Behind a place there are at most
 * those that ran when the search began, without those that were seen: what comes meanwhile lies before it.
 */
async function running(
  { clock, mac, readModel }: StuckDeps,
  continuationToken: string | undefined,
): Promise<{ views: OrderView[]; continuationToken?: string }> {
  const asked = clock.now();
  const { RUNNING: total } = await readModel.counts();
  const views: OrderView[] = [];
  const place = placeOf(mac, continuationToken);
  let { token } = place;
  let left = Math.min(place.left, total);
  for (let page = 0; page < MOST_PAGES && left > 0; page++) {
    const found = await readModel.list({
      ...RUNNING,
      ...(token === undefined ? {} : { continuationToken: token }),
    });
    views.push(...found.items);
    left -= found.items.filter(({ createdAt }) => Date.parse(createdAt) <= asked).length;
    token = found.continuationToken;
    if (token === undefined) return { views };
  }
  return left <= 0 || token === undefined
    ? { views }
    : { views, continuationToken: sealedToken(mac, RUNNING, `${left} ${token}`) };
}

function placeOf(mac: Mac, sealed: string | undefined): { left: number; token: string | undefined } {
  const start = { left: Number.POSITIVE_INFINITY, token: undefined };
  if (sealed === undefined) return start;
  const [, left, token] = /^(\d+) (.*)$/s.exec(openedToken(mac, RUNNING, sealed)) ?? [];
  // A token of GET /orders?status=RUNNING is sealed in the same way, and says nothing of a place here.
  return left === undefined ? start : { left: Number(left), token };
}
