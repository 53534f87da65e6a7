import * as df from 'durable-functions';
import { parse } from '../../shared/contracts/parse.ts';
import { tellsServiceAway } from '../../shared/domain/faults.ts';
import { FAULTS_AFTER_OUTAGE, LONGEST_OUTAGE_MS, outageWaitMs } from '../../shared/domain/retry-policy.ts';
import {
  type Ending,
  endedAt,
  evolve,
  next,
  notice,
  type Outcome,
  type SagaActivity,
  type SagaInput,
  type SagaStep,
  startSaga,
} from '../../shared/domain/saga.ts';
import type { Trail } from '../../shared/ports.ts';
import { ACTIVITY_NAMES, CANCEL_EVENT, DECISION_EVENT, ORDER_SAGA } from './names.ts';
import { stepRetry, undoRetry } from './retry.ts';

/** Runs the pure saga of shared/domain: every decision is there, every effect in an activity. */
export function registerOrderSaga(): void {
  df.app.orchestration(ORDER_SAGA, function* orderSaga(context): Generator<df.Task, SagaResult, unknown> {
    const { trail, ...input } = context.df.getInput() as SagaInput & { trail: Trail };
    let state = startSaga(input);
    for (;;) {
      const shown = notice(state);
      if (shown !== undefined) context.df.setCustomStatus(shown);
      const step = next(state, context.df.currentUtcDateTime.getTime());
      switch (step.type) {
        case 'activity':
          state = evolve(state, step, yield* perform(context, step, trail));
          break;
        case 'wait':
          state = evolve(state, step, yield* decision(context, step.deadline));
          break;
        case 'end':
          return resultOf(step.ending, endedAt(state));
        default:
          step satisfies never;
      }
    }
  });
}

interface SagaResult {
  readonly success: boolean;
  readonly message: string;
  /** ISO 8601: when it ended. */
  readonly time?: string;
}

/**
 * What was done must be undone; and nothing undoes a shipment, so a saga that gave up on one that was made would
 * give the money back for goods that are on their way. Nothing comes after the end either: were it given up, the
 * order would run for ever for all who read events.
 */
const MUST_SUCCEED: ReadonlySet<SagaActivity['activity']> = new Set(['refund', 'release', 'ship', 'finish']);

type ActivityStep = Extract<SagaStep, { type: 'activity' }>;

/**
 * A step is repeated by Durable first. Its retry cannot tell a service that is away from a bug, and gives up on both in
 * minutes; what it gave up on for a service, the saga repeats by itself: for a day, at most five minutes apart. The
 * step's input stays as it is, an approval's deadline with it.
 */
function* perform(
  { df: durable }: df.OrchestrationContext,
  { activity, input }: ActivityStep,
  trail: Trail,
): Generator<df.Task, Outcome, unknown> {
  const name = ACTIVITY_NAMES[activity];
  const sent = { input, trail };
  if (MUST_SUCCEED.has(activity)) {
    return (yield* attempt(durable.callActivityWithRetry(name, undoRetry(), sent))).outcome;
  }
  const now = () => durable.currentUtcDateTime.getTime();
  const begun = now();
  let tried = yield* attempt(durable.callActivityWithRetry(name, stepRetry(), sent));
  if (tried.fault !== 'away') return tried.outcome;
  for (let faults = 0; tried.fault !== undefined && faults < FAULTS_AFTER_OUTAGE; ) {
    const waited = now() - begun;
    if (waited >= LONGEST_OUTAGE_MS) break;
    yield durable.createTimer(new Date(now() + outageWaitMs(waited, faults)));
    tried = yield* attempt(durable.callActivity(name, sent));
    faults = tried.fault === 'other' ? faults + 1 : 0;
  }
  return tried.outcome;
}

interface Tried {
  readonly outcome: Outcome;
  /** Left out: the activity answered, perhaps that it failed for good. */
  readonly fault?: 'away' | 'other';
}

function* attempt(call: df.Task): Generator<df.Task, Tried, unknown> {
  try {
    return { outcome: (yield call) as Outcome };
  } catch (error) {
    const { message, stack = '' } = error as Error;
    return {
      outcome: {
        type: 'failed',
        failure: {
          errorType: 'TaskFailedError',
          message: message.slice(0, 2_000),
          stackTrace: stack.slice(0, 4_000),
        },
      },
      fault: tellsServiceAway(message) ? 'away' : 'other',
    };
  }
}

/**
 * Whatever comes first: the approver's word, the customer's, or the deadline. The timer is cancelled because the saga
 * cannot end before it does. Words can also be sent by hand, from a dashboard: one that is no decision is passed over,
 * for a saga that broke on it would undo nothing.
 */
function* decision(
  { df: durable }: df.OrchestrationContext,
  deadline: string,
): Generator<df.Task, Outcome, unknown> {
  const cancel = durable.waitForExternalEvent(CANCEL_EVENT);
  const timer = durable.createTimer(new Date(deadline));
  for (;;) {
    const word = durable.waitForExternalEvent(DECISION_EVENT);
    const first = yield durable.Task.any([word, cancel, timer]);
    if (first === timer) return { type: 'decided', decision: { type: 'expired' } };
    const told = first === cancel ? undefined : parse('Decision', word.result);
    if (told?.ok === false) continue;
    timer.cancel();
    if (told === undefined) return { type: 'decided', decision: { type: 'cancelled' } };
    const { approver, approved } = told.value;
    return { type: 'decided', decision: { type: approved ? 'approved' : 'rejected', approver } };
  }
}

/** A failed order is a failed orchestration: its custom status says why. */
function resultOf(ending: Ending, time: string | undefined): SagaResult {
  const at = time === undefined ? {} : { time };
  switch (ending.type) {
    case 'completed':
      return { success: true, message: ending.message, ...at };
    case 'closed':
      return { success: false, message: ending.message, ...at };
    case 'failed':
      throw new Error(ending.failure.message || ending.failure.errorType);
    default:
      return ending satisfies never;
  }
}
