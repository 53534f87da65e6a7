import type { Config } from '../config.ts';
import { SHOP_POLICY } from '../domain/shop-policy.ts';
import type { Adapters, Clock } from '../ports.ts';
import { archive } from './archive/archive.ts';
import { type Connections, connections } from './connections.ts';
import { deadLetters } from './dead-letters/dead-letters.ts';
import { eventPublisher } from './event-publisher.ts';
import { loyaltyLedger } from './loyalty/ledger.ts';
import { completedOrders } from './loyalty-job/completed-orders.ts';
import { jobBooks } from './loyalty-job/job-books.ts';
import { APPS_PLACE, type Place } from './loyalty-job/place.ts';
import { orderApi } from './order-api.ts';
import { orderIdMac } from './order-id-key.ts';
import { orderQueue } from './order-queue.ts';
import { idempotencyStore, orderStore } from './order-store.ts';
import { paymentService } from './payment-service.ts';
import { paymentLedger } from './payments.ts';
import { quarantine } from './quarantine.ts';
import { queueCounts } from './queue-counts.ts';
import { queueHead } from './queue-head.ts';
import { readModel } from './read-model/read-model.ts';
import { repairLog } from './repair-log.ts';
import { shipping } from './shipping.ts';
import { inventory } from './stock/inventory.ts';

export { type ArchiveReport, verifyArchive } from './archive/verify.ts';

/** What an operator's program needs to repair messages: without the app, and without its keys. */
export function openRepairDesk(
  config: Config,
): Pick<Adapters, 'clock' | 'quarantine' | 'deadLetters' | 'repairs' | 'orders' | 'close'> {
  const open = connections(config);
  return {
    clock: { now: () => Date.now() },
    orders: orderStore(open),
    ...repairs(open),
    close: () => open.close(),
  };
}

function repairs(open: Connections) {
  return { quarantine: quarantine(open), deadLetters: deadLetters(open), repairs: repairLog(open) };
}

/**
 * The ports on Azure Storage, Service Bus and Event Hubs. Asks for the key of order ids when it lies in a vault;
 * connects to nothing else before it is used.
 */
export async function createAdapters(config: Config): Promise<Adapters> {
  const mac = await orderIdMac(config.orderIdKey);
  const clock = { now: () => Date.now() };
  const open = connections(config);
  const stock = inventory(open);
  return {
    clock,
    mac,
    idempotency: idempotencyStore(open),
    queue: orderQueue(open),
    orders: orderStore(open),
    events: eventPublisher(open),
    inventory: stock,
    payments:
      config.paymentProviderUrl === undefined
        ? paymentLedger(open)
        : paymentService(config.paymentProviderUrl),
    shipping: shipping(open, clock),
    ...repairs(open),
    archive: archive(open),
    readModel: readModel(open, clock),
    loyalty: loyaltyLedger(open),
    queueCounts: queueCounts(open, clock),
    queueHead: queueHead(open),
    ...(config.loyaltyJob === true ? loyaltyJob(open, clock, APPS_PLACE) : {}),
    ...(config.shopApiUrl === undefined
      ? {}
      : {
          orderApi: orderApi(config.shopApiUrl, {
            ...SHOP_POLICY,
            openMs: config.shopBreakerOpenMs ?? SHOP_POLICY.openMs,
          }),
        }),
    async close() {
      await Promise.all([stock.close(), open.close()]);
    },
  };
}

/** The stores of a loyalty job, for those who run it beside the app: by default the app's own. */
export function openLoyaltyJob(config: Config, place: Place = APPS_PLACE) {
  const open = connections(config);
  return { ...loyaltyJob(open, { now: () => Date.now() }, place), close: () => open.close() };
}

function loyaltyJob(open: Connections, clock: Clock, place: Place) {
  return { completedOrders: completedOrders(open, place), jobBooks: jobBooks(open, clock, place) };
}
