/**
 * The way of one order, pure: `next` says what to do, `evolve` takes in what came of it. functions/saga drives it.
 * Compensations are registered before the step that they undo, because a step that failed may have had its effect.
 */
import type { Order } from './order.ts';

export interface SagaInput {
  readonly order: Order;
  /** Left out: the order needs no approval. */
  readonly approval?: ApprovalTerms;
}

export interface ApprovalTerms {
  /** Hundredths of a unit of whichever currency the order is in. */
  readonly threshold: number;
  readonly timeoutMs: number;
}

export interface SagaState extends SagaInput {
  /** Of the next event. */
  readonly seq: number;
  /** What is to be undone, in this order. */
  readonly undo: readonly Undo[];
  readonly phase: Phase;
}

type Undo = 'refund' | 'release';

type Phase =
  | { readonly at: 'reserve' }
  | { readonly at: 'request-approval' }
  | { readonly at: 'await-decision'; readonly deadline: string }
  | { readonly at: 'record-decision'; readonly decision: Decision }
  | { readonly at: 'charge' }
  | { readonly at: 'ship' }
  | { readonly at: 'undo'; readonly step: Undo; readonly ending: Ending }
  | { readonly at: 'finish'; readonly ending: Ending }
  /** `time`: of the last event; left out when it could not be told. */
  | { readonly at: 'ended'; readonly ending: Ending; readonly time?: string };

export type Decision =
  | { readonly type: 'approved'; readonly approver: string }
  | { readonly type: 'rejected'; readonly approver: string }
  | { readonly type: 'expired' }
  /** The customer's own: told while the saga waits. */
  | { readonly type: 'cancelled' };

export type Ending =
  | { readonly type: 'completed'; readonly message: string }
  | { readonly type: 'closed'; readonly message: string }
  | { readonly type: 'failed'; readonly failure: Failure };

interface Failure {
  readonly errorType: string;
  readonly message: string;
  readonly stackTrace: string;
}

/** What every activity gets: under which number and time its first event goes out. */
interface Numbered {
  readonly orderId: string;
  readonly seq: number;
  /** ISO 8601 instant; the same however often the step is repeated. */
  readonly time: string;
}
export interface ReserveInput extends Numbered {
  readonly items: readonly string[];
}
export interface RequestApprovalInput extends Numbered {
  readonly threshold: number;
  readonly deadline: string;
}
export interface RecordDecisionInput extends Numbered {
  readonly customer: string;
  readonly decision: Decision;
}
export interface ChargeInput extends Numbered {
  readonly amount: number;
  readonly currency: string;
}
/** What the end of a completed order tells: `total` in minor units. */
export interface ShipInput extends Numbered {
  readonly customer: string;
  readonly total: number;
  readonly currency: string;
}
export interface RefundInput extends Numbered {
  readonly customer: string;
}
export type ReleaseInput = Numbered;
export interface FinishInput extends Numbered {
  readonly ending: Exclude<Ending, { type: 'completed' }>;
}

export type SagaActivity =
  | { readonly activity: 'reserve'; readonly input: ReserveInput }
  | { readonly activity: 'requestApproval'; readonly input: RequestApprovalInput }
  | { readonly activity: 'recordDecision'; readonly input: RecordDecisionInput }
  | { readonly activity: 'charge'; readonly input: ChargeInput }
  | { readonly activity: 'ship'; readonly input: ShipInput }
  | { readonly activity: 'refund'; readonly input: RefundInput }
  | { readonly activity: 'release'; readonly input: ReleaseInput }
  | { readonly activity: 'finish'; readonly input: FinishInput };

export type SagaStep =
  | ({ readonly type: 'activity' } & SagaActivity)
  | { readonly type: 'wait'; readonly deadline: string }
  | { readonly type: 'end'; readonly ending: Ending };

/** What came of a step. `failed`: repeated for as long as it made sense; whether it had its effect is not known. */
export type Outcome =
  | { readonly type: 'reserved' }
  | { readonly type: 'out-of-stock'; readonly missing: readonly string[] }
  | { readonly type: 'approval-requested' }
  | { readonly type: 'decided'; readonly decision: Decision }
  | { readonly type: 'recorded' }
  | { readonly type: 'charged' }
  | { readonly type: 'declined'; readonly reason: string }
  | { readonly type: 'shipped' }
  | { readonly type: 'shipping-unavailable'; readonly message: string }
  /** The step found that the order was cancelled before it was shipped. Of charging: money may have been taken. */
  | { readonly type: 'cancelled' }
  | { readonly type: 'undone' }
  | { readonly type: 'finished' }
  | { readonly type: 'failed'; readonly failure: Failure };

export const COMPLETED_MESSAGE = 'Order processed successfully';
export const CANCELLED_MESSAGE = 'Order was cancelled.';

/** OrderReceived has number 0. */
const FIRST_SEQ = 1;

export function startSaga(input: SagaInput): SagaState {
  return { ...input, seq: FIRST_SEQ, undo: ['release'], phase: { at: 'reserve' } };
}

/** `now`: epoch ms, the saga's own time. */
export function next(state: SagaState, now: number): SagaStep {
  const { order, phase } = state;
  const numbered: Numbered = { orderId: order.id, seq: state.seq, time: iso(now) };
  switch (phase.at) {
    case 'reserve':
      return { type: 'activity', activity: 'reserve', input: { ...numbered, items: order.items } };
    case 'request-approval': {
      const { threshold, timeoutMs } = terms(state);
      const input = { ...numbered, threshold, deadline: iso(now + timeoutMs) };
      return { type: 'activity', activity: 'requestApproval', input };
    }
    case 'await-decision':
      return { type: 'wait', deadline: phase.deadline };
    case 'record-decision':
      return {
        type: 'activity',
        activity: 'recordDecision',
        input: { ...numbered, customer: order.customer, decision: phase.decision },
      };
    case 'charge':
      return {
        type: 'activity',
        activity: 'charge',
        input: { ...numbered, amount: order.total, currency: order.currency },
      };
    case 'ship': {
      const { customer, total, currency } = order;
      return { type: 'activity', activity: 'ship', input: { ...numbered, customer, total, currency } };
    }
    case 'undo':
      return phase.step === 'refund'
        ? { type: 'activity', activity: 'refund', input: { ...numbered, customer: order.customer } }
        : { type: 'activity', activity: 'release', input: numbered };
    case 'finish':
      if (phase.ending.type === 'completed') return { type: 'end', ending: phase.ending };
      return { type: 'activity', activity: 'finish', input: { ...numbered, ending: phase.ending } };
    case 'ended':
      return { type: 'end', ending: phase.ending };
    default:
      return phase satisfies never;
  }
}

/** `step` is what `next` gave for `state`. */
export function evolve(state: SagaState, step: SagaStep, outcome: Outcome): SagaState {
  // A step leaves one event; where it left none, or failed, its number stays unused.
  const onward: SagaState = step.type === 'activity' ? { ...state, seq: state.seq + 1 } : state;
  switch (outcome.type) {
    case 'reserved':
      return state.approval === undefined
        ? toCharge(onward)
        : { ...onward, phase: { at: 'request-approval' } };
    case 'out-of-stock':
      return undo({ ...onward, undo: [] }, closed('Inventory failed for order: Out of stock'));
    case 'approval-requested': {
      const deadline =
        step.type === 'activity' && step.activity === 'requestApproval' ? step.input.deadline : '';
      return { ...onward, phase: { at: 'await-decision', deadline } };
    }
    case 'decided':
      return { ...onward, phase: { at: 'record-decision', decision: outcome.decision } };
    case 'recorded':
      return state.phase.at === 'record-decision' ? afterDecision(onward, state.phase.decision) : onward;
    case 'charged':
      return { ...onward, phase: { at: 'ship' } };
    case 'declined':
      return undo({ ...onward, undo: ['release'] }, closed(`Payment failed for order: ${outcome.reason}`));
    case 'shipped':
      // The shipping step has left OrderShipped and OrderCompleted: nothing can fail in between.
      return {
        ...onward,
        seq: onward.seq + 1,
        undo: [],
        phase: ended({ type: 'completed', message: COMPLETED_MESSAGE }, step),
      };
    case 'shipping-unavailable': {
      const errorType = 'ShippingUnavailable';
      const stackTrace = `${errorType}: ${outcome.message}\n    at ship (saga of ${state.order.id})`;
      return undo(onward, { type: 'failed', failure: { errorType, message: outcome.message, stackTrace } });
    }
    case 'cancelled':
      // These two may have left their own event before they were repeated: this one needs another number.
      return state.phase.at === 'request-approval' || state.phase.at === 'charge'
        ? { ...onward, phase: { at: 'record-decision', decision: { type: 'cancelled' } } }
        : undo(onward, closed(CANCELLED_MESSAGE));
    case 'undone':
      return state.phase.at === 'undo' ? undo(onward, state.phase.ending) : onward;
    case 'finished':
      return state.phase.at === 'finish' ? { ...onward, phase: ended(state.phase.ending, step) } : onward;
    case 'failed':
      return afterFailure(onward, outcome.failure);
    default:
      return outcome satisfies never;
  }
}

/** What the saga shows of itself while it runs; undefined: nothing new. */
export type SagaNotice =
  | { readonly step: 'approval'; readonly deadline?: string }
  | { readonly step: 'decided' }
  | {
      readonly failure: {
        readonly error_type: string;
        readonly message: string;
        readonly stack_trace: string;
      };
      /** ISO 8601: when it ended. */
      readonly time?: string;
    };

export function notice(state: SagaState): SagaNotice | undefined {
  const { phase } = state;
  switch (phase.at) {
    case 'request-approval':
      return { step: 'approval' };
    case 'await-decision':
      return { step: 'approval', deadline: phase.deadline };
    case 'record-decision':
      return { step: 'decided' };
    case 'undo':
      // It may come here from the request itself, and no decision counts any more.
      return state.approval === undefined ? undefined : { step: 'decided' };
    case 'ended': {
      if (phase.ending.type !== 'failed') return undefined;
      const { errorType, message, stackTrace } = phase.ending.failure;
      return {
        failure: {
          error_type: fitted(errorType, 600),
          message: fitted(message, 2_400),
          stack_trace: fitted(stackTrace, 5_000),
        },
        ...(phase.time === undefined ? {} : { time: phase.time }),
      };
    }
    case 'reserve':
    case 'charge':
    case 'ship':
    case 'finish':
      return undefined;
    default:
      return phase satisfies never;
  }
}

/**
 * The beginning of a text that takes so many characters as JSON. What a saga shows of itself has room for 8,192
 * (16 KB of UTF-16), and Durable fails a saga that shows more.
 */
function fitted(text: string, most: number): string {
  let part = text;
  for (let over = 1; over > 0; ) {
    over = JSON.stringify(part).length - most;
    // No character takes more than six.
    if (over > 0) part = part.slice(0, -Math.ceil(over / 6));
  }
  return part;
}

/** When an order that has ended was last heard of: as its events say, since Durable counts in whole seconds. */
export function endedAt({ phase }: SagaState): string | undefined {
  return phase.at === 'ended' ? phase.time : undefined;
}

function ended(ending: Ending, step: SagaStep): Phase {
  return { at: 'ended', ending, ...(step.type === 'activity' ? { time: step.input.time } : {}) };
}

function toCharge(state: SagaState): SagaState {
  return { ...state, undo: ['refund', 'release'], phase: { at: 'charge' } };
}

function afterDecision(state: SagaState, decision: Decision): SagaState {
  switch (decision.type) {
    case 'approved':
      return toCharge(state);
    case 'rejected':
      return undo(state, closed(`Order was rejected by ${decision.approver}.`));
    case 'expired':
      return undo(state, closed('Approval deadline expired.'));
    case 'cancelled':
      return undo(state, closed(CANCELLED_MESSAGE));
    default:
      return decision satisfies never;
  }
}

/** A failed compensation does not keep the others from running, and the order ends as failed whatever it was to be. */
function afterFailure(state: SagaState, failure: Failure): SagaState {
  const ending: Ending = { type: 'failed', failure };
  switch (state.phase.at) {
    case 'undo':
      return undo(state, ending);
    case 'finish':
      return { ...state, phase: { at: 'ended', ending } };
    case 'reserve':
    case 'request-approval':
    case 'await-decision':
    case 'record-decision':
    case 'charge':
    case 'ship':
    case 'ended':
      return undo(state, ending);
    default:
      return state.phase satisfies never;
  }
}

/** The next compensation, or the end when none is left. */
function undo(state: SagaState, ending: Ending): SagaState {
  const [step, ...rest] = state.undo;
  if (step === undefined) return { ...state, phase: { at: 'finish', ending } };
  return { ...state, undo: rest, phase: { at: 'undo', step, ending } };
}

function closed(message: string): Ending {
  return { type: 'closed', message };
}

function terms(state: SagaState): ApprovalTerms {
  if (state.approval === undefined) throw new Error(`Order ${state.order.id} needs no approval`);
  return state.approval;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
