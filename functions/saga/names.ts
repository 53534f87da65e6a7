import type { SagaActivity } from '../../shared/domain/saga.ts';

/** Instance id: the order id. */
export const ORDER_SAGA = 'order-saga';
/** The approver's decision: `{ approver, approved }`. */
export const DECISION_EVENT = 'decision';
/** Without data: the customer cancelled the order. */
export const CANCEL_EVENT = 'CancelOrder';

export const ACTIVITY_NAMES = {
  reserve: 'saga-reserve',
  requestApproval: 'saga-request-approval',
  recordDecision: 'saga-record-decision',
  charge: 'saga-charge',
  ship: 'saga-ship',
  refund: 'saga-refund',
  release: 'saga-release',
  finish: 'saga-finish',
} as const satisfies Record<SagaActivity['activity'], string>;
