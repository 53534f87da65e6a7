import type { Fact } from '../domain/events.ts';
import type { Outcome, RecordDecisionInput } from '../domain/saga.ts';
import type { Trail } from '../ports.ts';
import { type Publishing, publish } from './publish.ts';

export function recordDecision(deps: Publishing) {
  return async (input: RecordDecisionInput, trail: Trail): Promise<Outcome> => {
    await publish(deps, 'decision.publish', input, trail, factOf(input));
    return { type: 'recorded' };
  };
}

function factOf({ customer, decision }: RecordDecisionInput): Fact {
  switch (decision.type) {
    case 'approved':
      return { type: 'OrderApproved', data: { approver: decision.approver } };
    case 'rejected':
      return { type: 'OrderRejected', data: { approver: decision.approver } };
    case 'expired':
      return { type: 'ApprovalExpired', data: {} };
    case 'cancelled':
      return { type: 'OrderCancelled', data: { customer } };
    default:
      return decision satisfies never;
  }
}
