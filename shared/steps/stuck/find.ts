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
const VIEWS_AT_ONCE = 16;

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
    const place = placeOf(deps.mac, continuationToken);
    const { orders: aside, next } = await asideByOrder(
      deps,
      place.type === 'aside' ? place.after : undefined,
    );
    const items: StuckOrder[] = [];
    const add = (id: string, step: Step, since: number, reason: Reason) => {
      const deadLetters = aside.get(id)?.ids;
      const seconds = Math.floor((now - since) / 1_000);
      const text = REASON_TEXTS[reason];
      const instant = new Date(since).toISOString();
      const shown = { id, step, since: instant, seconds, reason, text };
      items.push(deadLetters === undefined ? shown : { ...shown, deadLetters });
    };

    if (place.type === 'begin') await addWaiting();
    if (place.type !== 'running') {
      // Those that run are told with the others that run, unless more was put aside than can be remembered until then.
      const many = place.type === 'aside' || next !== undefined;
      await addAside(many);
      if (many) {
        items.sort((left, right) => right.seconds - left.seconds);
        const then = next === undefined ? TOLD : `aside ${next}`;
        return { items, continuationToken: sealedToken(deps.mac, RUNNING, then) };
      }
    }
    const told = place.type === 'running' && place.told;
    const { views, ...rest } = await running(deps, place.type === 'running' ? place : FROM_THE_LATEST);
    const late = views
      .map((view) => ({ view, ...stepOf(view) }))
      .filter(({ view, step, since }) => (aside.has(view.id) ? !told : now - since > limitOf(step)));
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

    /** Orders whose message was put aside before the read side had heard of them; also those that run. */
    async function addAside(alsoRunning: boolean): Promise<void> {
      const looked = [...aside].filter(([, { fromQueue }]) => fromQueue || alsoRunning);
      for (let first = 0; first < looked.length; first += VIEWS_AT_ONCE) {
        const some = looked.slice(first, first + VIEWS_AT_ONCE);
        const views = await Promise.all(some.map(([id]) => deps.readModel.find(id)));
        for (const [index, [id, { since, fromQueue }]] of some.entries()) {
          const view = views[index];
          if (view === undefined) {
            if (fromQueue) add(id, 'queue', since, 'quarantined-message');
          } else if (alsoRunning && view.status === 'RUNNING') {
            const { step, since } = stepOf(view);
            add(id, step, since, 'quarantined-message');
          }
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
  place: RunningPlace,
): Promise<{ views: OrderView[]; continuationToken?: string }> {
  const asked = clock.now();
  const { RUNNING: total } = await readModel.counts();
  const views: OrderView[] = [];
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
  if (left <= 0 || token === undefined) return { views };
  const then = `${place.told ? `${TOLD} ` : ''}${left} ${token}`;
  return { views, continuationToken: sealedToken(mac, RUNNING, then) };
}

interface RunningPlace {
  readonly type: 'running';
  /** Orders of which something was put aside were told before. */
  readonly told: boolean;
  readonly left: number;
  readonly token: string | undefined;
}

type Place = { readonly type: 'begin' } | { readonly type: 'aside'; readonly after: string } | RunningPlace;

const TOLD = 'told';
const FROM_THE_LATEST: RunningPlace = {
  type: 'running',
  told: false,
  left: Number.POSITIVE_INFINITY,
  token: undefined,
};

function placeOf(mac: Mac, sealed: string | undefined): Place {
  if (sealed === undefined) return { type: 'begin' };
  const text = openedToken(mac, RUNNING, sealed);
  const [, after] = /^aside (.*)$/s.exec(text) ?? [];
  if (after !== undefined) return { type: 'aside', after };
  if (text === TOLD) return { ...FROM_THE_LATEST, told: true };
  const [, told, left, token] = /^(told )?(\d+) (.*)$/s.exec(text) ?? [];
  // A token of GET /orders?status=RUNNING is sealed in the same way, and says nothing of a place here.
  return left === undefined
    ? FROM_THE_LATEST
    : { type: 'running', told: told !== undefined, left: Number(left), token };
}
