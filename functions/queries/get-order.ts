import { json, orderNotFound } from '../http/answers.ts';
import { answersJson, ORDER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';
import { sagaClient, sagaClientInput } from '../saga/client.ts';

export function registerGetOrder(app: LazyApp): void {
  endpoint('get-order', {
    method: 'GET',
    route: 'orders/{id}',
    contract: {
      tag: 'orders',
      summary: 'An order: its status and how it ended',
      description: 'Answers from the moment the id was given out: PENDING while the order is in the queue.',
      path: ORDER_ID,
      answers: { 200: answersJson('The order.', ref('Order')) },
      problems: ['order-not-found'],
      plain: ['order-not-found'],
    },
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const id = request.params.id ?? '';
      const order = await (await app()).getOrder(id, sagaClient(context));
      return order === undefined ? orderNotFound(request, id) : json(200, order);
    },
  });
}
