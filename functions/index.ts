import { registerDocs } from './about/docs.ts';
import { registerOpenApi } from './about/openapi.ts';
import { registerProblems } from './about/problems.ts';
import { registerPlaceOrder } from './intake/place-order.ts';
import { registerPlaceOrders } from './intake/place-orders.ts';
import type { LazyApp } from './lazy-app.ts';
import { registerCloseDays } from './operations/close-days.ts';
import { registerDeadLetters } from './operations/dead-letters/register.ts';
import { registerHealth } from './operations/health.ts';
import { registerReserveStock } from './operations/reserve-stock.ts';
import { registerRestock } from './operations/restock.ts';
import { registerRetryStuckOrder, registerStuckOrders } from './operations/stuck-orders.ts';
import { registerShippingMode, registerShippingSwitches } from './operations/switch-shipping.ts';
import { registerProcessOrder } from './processing/process-order.ts';
import { registerArchive } from './projections/archive.ts';
import { registerLoyalty } from './projections/loyalty.ts';
import { registerLoyaltyJob } from './projections/loyalty-job.ts';
import { registerReadModel } from './projections/read-model.ts';
import { registerCustomerLoyalty } from './queries/customer-loyalty.ts';
import { registerCustomerOrders } from './queries/customer-orders.ts';
import { registerGetOrder } from './queries/get-order.ts';
import { registerInventory } from './queries/inventory.ts';
import { registerListOrders } from './queries/list-orders.ts';
import { registerNotifications } from './queries/notifications.ts';
import { registerOrderTimeline } from './queries/order-timeline.ts';
import { registerOverview } from './queries/overview.ts';
import { registerSagaActivities } from './saga/activities.ts';
import { registerApproveOrder } from './saga/approve-order.ts';
import { registerCancelOrder } from './saga/cancel-order.ts';
import { registerOrderSaga } from './saga/orchestrator.ts';
import { registerShop } from './shop/shop.ts';

/** Every trigger of the app; the loyalty job only where it is on. */
export function registerFunctions(app: LazyApp, { loyaltyJob = false }: { loyaltyJob?: boolean } = {}): void {
  registerPlaceOrder(app);
  registerPlaceOrders(app);
  registerProcessOrder(app);

  registerOrderSaga();
  registerSagaActivities(app);
  registerApproveOrder(app);
  registerCancelOrder(app);

  registerArchive(app);
  registerReadModel(app);
  registerLoyalty(app);
  if (loyaltyJob) registerLoyaltyJob(app);

  registerListOrders(app);
  registerGetOrder(app);
  registerOrderTimeline(app);
  registerCustomerOrders(app);
  registerCustomerLoyalty(app);
  registerInventory(app);
  registerNotifications(app);
  registerOverview(app);

  registerReserveStock(app);
  registerRestock(app);
  registerShippingMode(app);
  registerShippingSwitches(app);
  registerDeadLetters(app);
  registerStuckOrders(app);
  registerRetryStuckOrder(app);
  registerHealth();
  registerCloseDays(app);

  registerOpenApi();
  registerDocs();
  registerProblems();

  registerShop(app);
}
