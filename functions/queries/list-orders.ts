import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { json } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';
import { orderQuery } from './order-query.ts';

export function registerListOrders(app: LazyApp): void {
  endpoint('list-orders', {
    method: 'GET',
    route: 'orders',
    handler: (request) => listAnswer(app, request),
  });
}

export async function listAnswer(
  app: LazyApp,
  request: HttpRequest,
  customer?: string,
): Promise<HttpResponseInit> {
  const read = orderQuery(request);
  if (!read.ok) return invalidBody(request, read.faults, {}, 'The query is not valid');
  const query = customer === undefined ? read.query : { ...read.query, customer };
  return json(200, await (await app()).listOrders(query));
}
