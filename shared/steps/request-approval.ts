import type { Outcome, RequestApprovalInput } from '../domain/saga.ts';
import type { Shipping, Trail } from '../ports.ts';
import { type Publishing, publish } from './publish.ts';

/**
 * Looks for a cancellation first: who cancels an order before its saga began can tell nobody, and it would wait for
 * its deadline. Who cancels it later tells the saga.
 */
export function requestApproval(deps: Publishing & { readonly shipping: Pick<Shipping, 'isCancelled'> }) {
  return async (input: RequestApprovalInput, trail: Trail): Promise<Outcome> => {
    const { threshold, deadline } = input;
    if (await deps.shipping.isCancelled(input.orderId)) return { type: 'cancelled' };
    await publish(deps, 'approval.publish', input, trail, {
      type: 'ApprovalRequested',
      data: { threshold, deadline },
    });
    return { type: 'approval-requested' };
  };
}
