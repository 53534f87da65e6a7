import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';
import { listAnswer } from './list-orders.ts';

export function registerCustomerOrders(app: LazyApp): void {
  endpoint('customer-orders', {
    method: 'GET',
    route: 'customers/{id}/orders',
    handler: (request) => listAnswer(app, request, request.params.id ?? ''),
  });
}
