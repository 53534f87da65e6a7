import type { Outcome, RefundInput } from '../domain/saga.ts';
import type { PaymentProvider, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { type Publishing, publish } from './publish.ts';

/** Undoes charge, also one of which nobody knows whether it took place; leaves an event only when money went back. */
export function refund(deps: Publishing & { readonly payments: PaymentProvider }) {
  return async (input: RefundInput, trail: Trail): Promise<Outcome> => {
    const answer = await pointed('refund.effect', () => deps.payments.refund(input.orderId));
    if (answer === 'refunded') {
      const { customer } = input;
      await publish(deps, 'refund.publish', input, trail, { type: 'PaymentRefunded', data: { customer } });
    }
    return { type: 'undone' };
  };
}
