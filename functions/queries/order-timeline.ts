import { json, orderNotFound } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerOrderTimeline(app: LazyApp): void {
  endpoint('order-timeline', {
    method: 'GET',
    route: 'orders/{id}/timeline',
    handler: async (request) => {
      const id = request.params.id ?? '';
      const timeline = await (await app()).orderTimeline(id);
      return timeline === undefined ? orderNotFound(request, id) : json(200, timeline);
    },
  });
}
