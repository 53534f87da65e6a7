import { json } from '../http/answers.ts';
import { jsonBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerRestock(app: LazyApp): void {
  endpoint('restock', {
    method: 'POST',
    route: 'inventory/restock',
    handler: async (request) => {
      const body = await jsonBody(request);
      if (!body.ok) return body.answer;
      const result = await (await app()).restock(body.value);
      switch (result.type) {
        case 'restocked':
          return json(200, result.levels);
        case 'invalid':
          return invalidBody(request, result.faults);
        default:
          return result satisfies never;
      }
    },
  });
}
