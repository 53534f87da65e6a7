import type { Mac } from '../domain/order-id.ts';
import type { OrderQuery, ReadModel } from '../ports.ts';
import { openedToken, sealedToken } from './continuation.ts';
import { documentOfView, type OrderDocument } from './order-document.ts';

export interface OrderList {
  readonly items: readonly OrderDocument[];
  /** Hand it in again, with the same query, for the orders that follow; left out: these are the last. */
  readonly continuationToken?: string;
}

/** Newest first. */
export function listOrders({ mac, readModel }: { readonly mac: Mac; readonly readModel: ReadModel }) {
  return async (query: OrderQuery): Promise<OrderList> => {
    const { continuationToken: given, ...selection } = query;
    const after = given === undefined ? {} : { continuationToken: openedToken(mac, query, given) };
    const { items, continuationToken } = await readModel.list({ ...selection, ...after });
    const documents = items.map(documentOfView);
    return continuationToken === undefined
      ? { items: documents }
      : { items: documents, continuationToken: sealedToken(mac, query, continuationToken) };
  };
}
