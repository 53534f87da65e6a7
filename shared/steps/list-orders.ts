import type { OrderQuery, ReadModel } from '../ports.ts';
import { documentOfView, type OrderDocument } from './order-document.ts';

export interface OrderList {
  readonly items: readonly OrderDocument[];
  /** Hand it in again for the orders that follow; left out: these are the last. */
  readonly continuationToken?: string;
}

/** Newest first. */
export function listOrders({ readModel }: { readonly readModel: ReadModel }) {
  return async (query: OrderQuery): Promise<OrderList> => {
    const { items, ...rest } = await readModel.list(query);
    return { items: items.map(documentOfView), ...rest };
  };
}
