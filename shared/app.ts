import type { ApprovalTerms } from './domain/saga.ts';
import type { Adapters } from './ports.ts';
import { approveOrder } from './steps/approve-order.ts';
import { archiveEvents } from './steps/archive-events.ts';
import { cancelOrder } from './steps/cancel-order.ts';
import { closeDays } from './steps/close-days.ts';
import { creditPoints } from './steps/credit-points.ts';
import { deadLetterOperations } from './steps/dead-letters/operations.ts';
import { getOrder } from './steps/get-order.ts';
import { IntakeGate, type IntakeTerms } from './steps/intake-gate.ts';
import { listOrders } from './steps/list-orders.ts';
import { orderTimeline } from './steps/order-timeline.ts';
import { overview } from './steps/overview.ts';
import { placeOrder } from './steps/place-order.ts';
import { placeOrders } from './steps/place-orders.ts';
import { processOrder } from './steps/process-order.ts';
import { projectOrders } from './steps/project-orders.ts';
import { restock } from './steps/restock.ts';
import { runLoyaltyJob } from './steps/run-loyalty-job.ts';
import { Rush } from './steps/rush.ts';
import { sagaActivities } from './steps/saga-activities.ts';
import { shop } from './steps/shop.ts';
import { stuckOrders } from './steps/stuck/find.ts';
import { retryStuckOrder } from './steps/stuck/retry.ts';
import { takeStock } from './steps/take-stock.ts';
import { trailFrom } from './steps/trail.ts';
import { News, watchNotifications } from './steps/watch-notifications.ts';

export interface AppSettings {
  readonly approval: ApprovalTerms;
  /** Left out: the intake asks nobody to slow down. */
  readonly intake?: IntakeTerms;
  /** For tests; the default waits. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export type { Busy } from './steps/intake-gate.ts';
export type { RowReceipt } from './steps/place-orders.ts';

export type App = ReturnType<typeof createApp>;

/** The only wiring: every use case with what it needs. */
export function createApp(
  adapters: Adapters,
  { approval, intake = NEVER_BUSY, sleep = realSleep }: AppSettings,
) {
  const news = new News();
  const rush = new Rush({ clock: adapters.clock, sleep });
  const gate = new IntakeGate(adapters, intake);
  const deps = { ...adapters, approval, sleep, news, rush, gate, onProjected: () => news.announce() };
  return {
    newTrail: trailFrom,
    placeOrder: placeOrder(deps),
    placeOrders: placeOrders(deps),
    processOrder: processOrder(deps),
    activities: sagaActivities(deps),
    archiveEvents: archiveEvents(deps),
    projectOrders: projectOrders(deps),
    closeDays: closeDays(deps),
    creditPoints: creditPoints(deps),
    getOrder: getOrder(deps),
    orderTimeline: orderTimeline(deps),
    listOrders: listOrders(deps),
    approveOrder: approveOrder(deps),
    cancelOrder: cancelOrder(deps),
    watchNotifications: watchNotifications(deps),
    lastNotifications: (before: string | undefined, limit: number) =>
      adapters.readModel.lastNotifications(before, limit),
    overview: overview(deps),
    stockLevels: () => adapters.inventory.levels(),
    loyaltyBalance: (customer: string) => adapters.loyalty.balance(customer),
    takeStock: takeStock(deps),
    restock: restock(deps),
    /** Left out: the job is off. */
    runLoyaltyJob: loyaltyJobOf(adapters),
    /** Left out: the shop is closed. */
    shop: adapters.orderApi === undefined ? undefined : shop({ ...adapters, orderApi: adapters.orderApi }),
    deadLetters: deadLetterOperations(deps),
    stuckOrders: stuckOrders(deps),
    retryStuckOrder: retryStuckOrder(deps),
    isShippingActive: () => adapters.shipping.isActive(),
    setShipping: (active: boolean) => adapters.shipping.setActive(active),
    close: () => adapters.close(),
  };
}

function loyaltyJobOf(adapters: Adapters): ReturnType<typeof runLoyaltyJob> | undefined {
  const { completedOrders, jobBooks } = adapters;
  return completedOrders === undefined || jobBooks === undefined
    ? undefined
    : runLoyaltyJob({ ...adapters, completedOrders, jobBooks });
}

const NEVER_BUSY: IntakeTerms = {
  queueMark: Number.POSITIVE_INFINITY,
  quarantineMark: Number.POSITIVE_INFINITY,
  rate: 1,
  burst: 1,
};

function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
