import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { json } from '../http/answers.ts';
import { answersJson, ref, textOf } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidQuery } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { LIST_PARAMETERS, orderQuery } from './order-query.ts';

export function registerListOrders(app: LazyApp): void {
  endpoint('list-orders', {
    method: 'GET',
    route: 'orders',
    contract: {
      tag: 'orders',
      summary: 'Orders, the latest first',
      query: {
        ...LIST_PARAMETERS,
        customer: { description: 'Only orders of this customer.', schema: textOf(200) },
      },
      answers: { 200: answersJson('A page of orders.', ref('OrderList')) },
      problems: ['bad-continuation-token'],
    },
    handler: (request) => listAnswer(app, request),
  });
}

export async function listAnswer(
  app: LazyApp,
  request: HttpRequest,
  customer?: string,
): Promise<HttpResponseInit> {
  const read = orderQuery(request);
  if (!read.ok) return invalidQuery(read.faults);
  const query = customer === undefined ? read.query : { ...read.query, customer };
  return json(200, await (await app()).listOrders(query));
}
