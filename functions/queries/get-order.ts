import { json, orderNotFound } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';
import { sagaClient, sagaClientInput } from '../saga/client.ts';

export function registerGetOrder(app: LazyApp): void {
  endpoint('get-order', {
    method: 'GET',
    route: 'orders/{id}',
    extraInputs: [sagaClientInput],
    handler: async (request, context) => {
      const id = request.params.id ?? '';
      const order = await (await app()).getOrder(id, sagaClient(context));
      return order === undefined ? orderNotFound(request, id) : json(200, order);
    },
  });
}
