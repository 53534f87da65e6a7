import { json, orderNotFound } from '../http/answers.ts';
import { answersJson, ORDER_ID, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerOrderTimeline(app: LazyApp): void {
  endpoint('order-timeline', {
    method: 'GET',
    route: 'orders/{id}/timeline',
    contract: {
      tag: 'orders',
      summary: 'Every event of an order',
      path: ORDER_ID,
      answers: { 200: answersJson('The events in their order.', ref('Timeline')) },
      problems: ['order-not-found'],
      plain: ['order-not-found'],
    },
    handler: async (request) => {
      const id = request.params.id ?? '';
      const timeline = await (await app()).orderTimeline(id);
      return timeline === undefined ? orderNotFound(request, id) : json(200, timeline);
    },
  });
}
