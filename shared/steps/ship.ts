import { COMPLETED_MESSAGE, type Outcome, type ShipInput } from '../domain/saga.ts';
import type { Shipping, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { type Publishing, publish } from './publish.ts';

/**
 * Hands the order to shipping. Nothing can fail after it, so the order's end goes out with it: two events, one call.
 */
export function ship(deps: Publishing & { readonly shipping: Shipping }) {
  return async (input: ShipInput, trail: Trail): Promise<Outcome> => {
    const { customer, total, currency } = input;
    const answer = await pointed('ship.effect', () => deps.shipping.ship(input.orderId));
    switch (answer.type) {
      case 'shipped':
        await publish(
          deps,
          'ship.publish',
          input,
          trail,
          { type: 'OrderShipped', data: {} },
          { type: 'OrderCompleted', data: { message: COMPLETED_MESSAGE, customer, total, currency } },
        );
        return { type: 'shipped' };
      case 'unavailable': {
        const message = `HTTP status code: 503. ${answer.message}`;
        await publish(deps, 'ship.publish', input, trail, { type: 'ShippingFailed', data: { message } });
        return { type: 'shipping-unavailable', message };
      }
      case 'cancelled':
        await publish(deps, 'ship.publish', input, trail, { type: 'OrderCancelled', data: { customer } });
        return { type: 'cancelled' };
      default:
        return answer satisfies never;
    }
  };
}
