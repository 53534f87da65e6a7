import type { ChargeInput, Outcome } from '../domain/saga.ts';
import type { PaymentProvider, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { type Publishing, publish } from './publish.ts';

// Somebody else's words: an event with more of them could be read by nobody.
const LONGEST_REASON = 200;

export function charge(deps: Publishing & { readonly payments: PaymentProvider }) {
  return async (input: ChargeInput, trail: Trail): Promise<Outcome> => {
    const { orderId, amount, currency } = input;
    const answer = await pointed('charge.effect', () => deps.payments.charge(orderId, amount, currency));
    switch (answer.type) {
      case 'charged':
        await publish(deps, 'charge.publish', input, trail, {
          type: 'PaymentCharged',
          data: { amount, currency },
        });
        return { type: 'charged' };
      case 'declined': {
        const reason = answer.reason.slice(0, LONGEST_REASON);
        await publish(deps, 'charge.publish', input, trail, { type: 'PaymentDeclined', data: { reason } });
        return { type: 'declined', reason };
      }
      default:
        return answer satisfies never;
    }
  };
}
