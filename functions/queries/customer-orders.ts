import { answersJson, CUSTOMER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';
import { listAnswer } from './list-orders.ts';
import { LIST_PARAMETERS } from './order-query.ts';

export function registerCustomerOrders(app: LazyApp): void {
  endpoint('customer-orders', {
    method: 'GET',
    route: 'customers/{id}/orders',
    contract: {
      tag: 'customers',
      summary: 'Orders of a customer, the latest first',
      path: CUSTOMER_ID,
      query: LIST_PARAMETERS,
      answers: { 200: answersJson('A page of orders.', ref('OrderList')) },
      problems: ['bad-continuation-token'],
    },
    handler: (request) => listAnswer(app, request, request.params.id ?? ''),
  });
}
