import type { Step } from '../../domain/stuck.ts';
import type { PaymentProvider, SagaStatus } from '../../ports.ts';

/** Why an order does not go on. */
export type Reason =
  /** Its message, or one of its events, was put aside: replaying it helps. */
  | 'quarantined-message'
  /** It is persisted, and no saga knows of it: starting it helps. */
  | 'no-saga'
  /** It waits for a person. */
  | 'approval'
  /** The payment service is not asked for a while; it goes on by itself. */
  | 'breaker-open'
  /** Nobody has begun with it: no worker runs, or all are busy. */
  | 'no-worker'
  /** Its step fails and is repeated; the log says why. */
  | 'repeated'
  | 'suspended'
  /** It has ended, and the read side does not know: the projection is behind, or lost an event. */
  | 'ended-unseen';

/** Of an order that is running as far as the read side knows, and whose messages are all where they belong. */
export function reasonOf(
  step: Step,
  saga: SagaStatus | undefined,
  payments: PaymentProvider,
): Exclude<Reason, 'quarantined-message'> {
  if (saga === undefined) return 'no-saga';
  switch (saga.runtime) {
    case 'Pending':
      return 'no-worker';
    case 'Suspended':
      return 'suspended';
    case 'Running':
      if (step === 'approval') return 'approval';
      return (step === 'charge' || step === 'undo') && payments.isAway?.() === true
        ? 'breaker-open'
        : 'repeated';
    case 'Completed':
    case 'Failed':
    case 'Terminated':
    case 'Canceled':
      return 'ended-unseen';
    default:
      return saga.runtime satisfies never;
  }
}

/** What is said to people. */
export const REASON_TEXTS: Readonly<Record<Reason, string>> = {
  'quarantined-message': 'A message of it was put aside: repair and replay it.',
  'no-saga': 'It is persisted, and no saga knows of it: a retry starts one.',
  approval: 'It waits for its approval: POST /orders/{id}/approve.',
  'breaker-open': 'The payment service does not answer; the order goes on by itself when it does.',
  'no-worker': 'Nobody has begun with it: no worker runs, or all are busy.',
  repeated: 'Its step fails and is repeated by itself; the log has the fault, under the order id.',
  suspended: 'Its saga was suspended by hand: resume it through the Durable management API.',
  'ended-unseen': 'It has ended, and the read side does not know: see its projection, or npm run rebuild.',
};
