import { isOrderId, type Mac } from '../domain/order-id.ts';
import type { OrderStatus } from '../domain/order-view.ts';
import { type TimelineItem, timelineOf } from '../domain/timeline.ts';
import type { ReadModel } from '../ports.ts';

export interface OrderTimeline {
  readonly id: string;
  readonly status: OrderStatus;
  readonly timeline: readonly TimelineItem[];
}

/** What happened to an order; undefined for ids that we never gave out. */
export function orderTimeline({ mac, readModel }: { readonly mac: Mac; readonly readModel: ReadModel }) {
  return async (id: string): Promise<OrderTimeline | undefined> => {
    if (!isOrderId(id, mac)) return undefined;
    const view = await readModel.find(id);
    if (view === undefined) return { id, status: 'PENDING', timeline: [] };
    return { id, status: view.status, timeline: timelineOf(view) };
  };
}
