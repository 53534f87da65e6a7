import { json } from '../http/answers.ts';
import { jsonBody } from '../http/body.ts';
import { answersJson, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerRestock(app: LazyApp): void {
  endpoint('restock', {
    method: 'POST',
    route: 'inventory/restock',
    contract: {
      tag: 'inventory',
      summary: 'Put items on the shelf',
      description: 'Without a body: the first stock is back, ten of each of the first five items.',
      body: { schema: ref('Restock'), required: false },
      answers: { 200: answersJson('The stock from now on.', ref('StockLevels')) },
    },
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
