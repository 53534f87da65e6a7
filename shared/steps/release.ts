import type { Outcome, ReleaseInput } from '../domain/saga.ts';
import type { Inventory, Trail } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { type Publishing, publish } from './publish.ts';

/** Undoes reserve, also one of which nobody knows whether it took place. */
export function release(deps: Publishing & { readonly inventory: Inventory }) {
  return async (input: ReleaseInput, trail: Trail): Promise<Outcome> => {
    const answer = await pointed('release.effect', () => deps.inventory.release(input.orderId));
    if (answer === 'released') {
      await publish(deps, 'release.publish', input, trail, { type: 'InventoryReleased', data: {} });
    }
    return { type: 'undone' };
  };
}
