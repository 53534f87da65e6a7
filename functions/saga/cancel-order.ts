import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { json, orderNotFound, refusal, text, wantsJson } from '../http/answers.ts';
import { answersTextOrJson, ORDER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { sagaClient, sagaClientInput } from './client.ts';

const LOCATION = {
  location: { description: 'Where the order is.', schema: { type: 'string', format: 'uri' } },
};

export function registerCancelOrder(app: LazyApp): void {
  endpoint('cancel-order', {
    method: 'DELETE',
    route: 'orders/{id}',
    contract: {
      tag: 'orders',
      summary: 'Cancel an order that has not been shipped',
      description: 'What was done for it is undone: stock and payment are given back.',
      path: ORDER_ID,
      answers: {
        202: { ...answersTextOrJson('It is being cancelled.', ref('Said')), headers: LOCATION },
        200: answersTextOrJson('It was cancelled before.', ref('Said')),
      },
      problems: ['order-not-found', 'order-shipped', 'order-ended'],
      plain: ['order-not-found', 'order-shipped', 'order-ended'],
    },
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const id = request.params.id ?? '';
      const answer = await (await app()).cancelOrder(id, sagaClient(context));
      switch (answer) {
        case 'cancelled':
          logOf(context)('info', 'Order cancelled', { step: 'cancel', orderId: id });
          return said(request, 202, id, `Order is being cancelled: ${id}`, {
            location: request.url.replace(/\?.*$/, ''),
          });
        case 'cancelled-before':
          return said(request, 200, id, `Order was cancelled before: ${id}`);
        case 'unknown':
          return orderNotFound(request, id);
        case 'shipped':
          return refusal(request, {
            code: 'order-shipped',
            detail: `Order was shipped and cannot be cancelled: ${id}`,
          });
        case 'ended':
          return refusal(request, {
            code: 'order-ended',
            detail: `Order has ended and cannot be cancelled: ${id}`,
          });
        default:
          return answer satisfies never;
      }
    },
  });
}

function said(
  request: HttpRequest,
  status: number,
  id: string,
  message: string,
  headers: Record<string, string> = {},
): HttpResponseInit {
  return wantsJson(request) ? json(status, { id, message }, headers) : text(status, message, headers);
}
