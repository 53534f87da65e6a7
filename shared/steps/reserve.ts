import type { Outcome, ReserveInput } from '../domain/saga.ts';
import { stockLines } from '../domain/stock.ts';
import type { Inventory, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { type Publishing, publish } from './publish.ts';

export function reserve(deps: Publishing & { readonly inventory: Inventory }) {
  return async (input: ReserveInput, trail: Trail): Promise<Outcome> => {
    const { orderId, items } = input;
    const answer = await pointed('reserve.effect', () => deps.inventory.reserve(orderId, stockLines(items)));
    switch (answer.type) {
      case 'reserved':
        await publish(deps, 'reserve.publish', input, trail, { type: 'InventoryReserved', data: { items } });
        return { type: 'reserved' };
      case 'rejected': {
        const { missing } = answer;
        await publish(deps, 'reserve.publish', input, trail, {
          type: 'InventoryRejected',
          data: { missing },
        });
        return { type: 'out-of-stock', missing };
      }
      default:
        return answer satisfies never;
    }
  };
}
