import { cardsToPrint, LOOK_AT_SHELF_EVERY, type Purchase, purchase, SHOP_SKU } from '../domain/shop.ts';
import type { Clock, Inventory, OrderApi, Trail } from '../ports.ts';
import { errorFields, type Log } from '../telemetry.ts';
import { randomHex } from './random-bytes.ts';
import { trailFields } from './trail.ts';

interface Deps {
  readonly clock: Clock;
  readonly inventory: Inventory;
  readonly orderApi: OrderApi;
}

export interface Sale extends Purchase {
  readonly orderId: string;
  readonly attempts: number;
}

/**
 * Sells to the next of the ten customers, in turn also for those who ask at once. The purchase has one key, under
 * which it is one order however often it is posted.
 */
export function shop({ clock, inventory, orderApi }: Deps) {
  let turn = 0;
  let salesUntilLook = 0;
  let shelf = Promise.resolve();

  const look = async (): Promise<void> => {
    const cards = cardsToPrint((await inventory.levels())[SHOP_SKU] ?? 0);
    if (cards > 0) await inventory.add({ [SHOP_SKU]: cards });
  };

  /** Looks now and then; who comes meanwhile waits, for the shelf may be empty. */
  const keepShelf = async (log: Log): Promise<void> => {
    if (salesUntilLook === 0) {
      salesUntilLook = LOOK_AT_SHELF_EVERY;
      shelf = look().catch((error: unknown) => {
        // What is still there may be sold meanwhile.
        log('warn', 'Nobody could look at the shelf of the shop', { step: 'shop', ...errorFields(error) });
        salesUntilLook = 0;
      });
    }
    salesUntilLook = Math.max(0, salesUntilLook - 1);
    await shelf;
  };

  return async ({ resilient, trail }: { resilient: boolean; trail: Trail }, log: Log): Promise<Sale> => {
    const bought = purchase(turn++);
    await keepShelf(log);
    const fields = { step: 'shop', ...trailFields(trail) };
    const { orderId, attempts } = await orderApi.place({
      order: bought,
      idempotencyKey: `shop-${randomHex(16)}`,
      trail,
      resilient,
      watch: {
        attemptFailed: (attempt, error) =>
          log('debug', 'The order API did not take an order', { ...fields, attempt, ...errorFields(error) }),
        breaker: (state) =>
          log('warn', `Breaker to the order API: ${state}`, { ...fields, breaker: state, at: clock.now() }),
      },
    });
    log('info', 'Sold', { ...fields, orderId, attempts });
    return { ...bought, orderId, attempts };
  };
}
