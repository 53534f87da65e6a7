import type { Outcome, RequestApprovalInput } from '../domain/saga.ts';
import type { Trail } from '../ports.ts';
import { type Publishing, publish } from './publish.ts';

export function requestApproval(deps: Publishing) {
  return async (input: RequestApprovalInput, trail: Trail): Promise<Outcome> => {
    const { threshold, deadline } = input;
    await publish(deps, 'approval.publish', input, trail, {
      type: 'ApprovalRequested',
      data: { threshold, deadline },
    });
    return { type: 'approval-requested' };
  };
}
