import { isOrderId, type Mac } from '../domain/order-id.ts';
import type { OrderStore, ReadModel, SagaClient } from '../ports.ts';
import { documentOfPending, documentOfSaga, documentOfView, type OrderDocument } from './order-document.ts';

interface Deps {
  readonly mac: Mac;
  readonly orders: OrderStore;
  readonly readModel: ReadModel;
}

/** The order, from the moment its id was given out; undefined for ids that we never gave out. */
export function getOrder({ mac, orders, readModel }: Deps) {
  return async (id: string, sagas: SagaClient): Promise<OrderDocument | undefined> => {
    if (!isOrderId(id, mac)) return undefined;
    const saga = await sagas.status(id);
    if (saga !== undefined) return documentOfSaga(id, saga);
    const view = await readModel.find(id);
    if (view !== undefined) return documentOfView(view);
    return documentOfPending(id, await orders.find(id));
  };
}
