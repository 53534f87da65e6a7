/**
 * How often and how long a message is tried, as data. A fault is told by its type (`faultKind`): what passes by itself
 * is waited for, what was refused is tried a few times, what can never succeed is tried once.
 */
import type { FaultKind } from './faults.ts';

interface Waits {
  /** Before the second try; each further wait is `factor` times the one before, up to `longestWaitMs`. */
  readonly firstWaitMs: number;
  readonly factor: number;
  readonly longestWaitMs: number;
}

export interface RetryPolicy extends Waits {
  /** Within one invocation; what is to be tried later than that is left to redelivery. */
  readonly budgetMs: number;
  /** Tries that may end in this kind of fault, the last one included; after that the case is hopeless. */
  readonly most: Readonly<Record<FaultKind, number>>;
}

const WITHOUT_END = Number.POSITIVE_INFINITY;

const MESSAGE = {
  // Tries at 0, 2 and 6 s; then at 14, 24, 34 … s: an outage is over for a message at most 10 s after it is over.
  ...{ firstWaitMs: 2_000, factor: 2, longestWaitMs: 10_000 },
  // An outage is nobody's fault: however long it lasts, no message is put aside for it.
  most: { transient: WITHOUT_END, permanent: 3, terminal: 1 },
};

/**
 * The host gives an invocation ten minutes, and renews a message's lock for as long: four may pass before the app has
 * started, and the last try may take its time.
 */
export const ORDER_MESSAGES: RetryPolicy = { ...MESSAGE, budgetMs: 4 * 60_000 };

/**
 * Deliveries that an outage may cost a message before it is sent anew: half of what the queue allows, for crashes count
 * as well, and at the last one the broker would put it aside.
 */
export const DELIVERIES_IN_AN_OUTAGE = 5;

/** Likewise; the trigger's own retry takes a batch up again after it, for ever. */
export const EVENT_BATCHES: RetryPolicy = { ...MESSAGE, budgetMs: 4 * 60_000 };

/** Short faults are sat out within the activity of a saga; over longer ones Durable repeats it. */
export const SAGA_STEPS: RetryPolicy = {
  ...{ firstWaitMs: 200, factor: 2, longestWaitMs: 10_000, budgetMs: 10_000 },
  most: { transient: WITHOUT_END, permanent: WITHOUT_END, terminal: 1 },
};

/** A step that waits for a service that is away: for a day in all, then the saga undoes what was done. */
export const LONGEST_OUTAGE_MS = 24 * 3_600_000;

/** Faults in a row, of a step that waited for a service, that are not of a service: half a minute apart. */
export const FAULTS_AFTER_OUTAGE = 12;

/**
 * Before such a step is tried again: a tenth of the time that it waits by now, so that few tries fill its history, and
 * an outage costs its orders a tenth more at most; five minutes at most.
 */
export function outageWaitMs(waitedMs: number, faults: number): number {
  return faults > 0 ? 30_000 : Math.min(Math.max(Math.round(waitedMs / 10), 30_000), 5 * 60_000);
}

/** Tries that failed so far. */
export interface Failures {
  readonly all: number;
  readonly permanent: number;
}

export const NO_FAILURES: Failures = { all: 0, permanent: 0 };

export type Verdict =
  | { readonly type: 'wait'; readonly ms: number }
  /** No try within this invocation can help: the message is to be delivered again. */
  | { readonly type: 'redeliver' }
  /** No try at all can help. */
  | { readonly type: 'hopeless' };

/** What is to be done after one more failure; `failures` counts it, `elapsedMs` since the first try. */
export function afterFailure(
  policy: RetryPolicy,
  kind: FaultKind,
  failures: Failures,
  elapsedMs: number,
): Verdict {
  const ofKind = kind === 'permanent' ? failures.permanent : 1;
  if (ofKind >= policy.most[kind]) return { type: 'hopeless' };
  const wait = policy.firstWaitMs * policy.factor ** (failures.all - 1);
  const ms = Math.min(wait, policy.longestWaitMs);
  return elapsedMs + ms > policy.budgetMs ? { type: 'redeliver' } : { type: 'wait', ms };
}
