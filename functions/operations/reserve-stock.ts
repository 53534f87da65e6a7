import { json, problem } from '../http/answers.ts';
import { requiredJsonBody } from '../http/body.ts';
import { answersJson, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { invalidBody } from '../http/faults.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerReserveStock(app: LazyApp): void {
  endpoint('reserve-stock', {
    method: 'POST',
    route: 'inventory/reserve',
    contract: {
      tag: 'inventory',
      summary: 'Take items off the shelf without an order; all or none',
      body: { schema: ref('Reserve') },
      answers: { 200: answersJson('Taken.', ref('StockTaken')) },
      problems: ['out-of-stock'],
      plain: ['invalid-body'],
    },
    handler: async (request) => {
      const body = await requiredJsonBody(request);
      if (!body.ok) return body.answer;
      const result = await (await app()).takeStock(body.value);
      switch (result.type) {
        case 'taken':
          return json(200, { success: true, message: 'Reserved' });
        case 'rejected':
          return problem({
            code: 'out-of-stock',
            more: { success: false, message: 'Out of stock', missing: result.missing },
          });
        case 'invalid':
          return invalidBody(request, result.faults, { '/items': 'Missing items' });
        default:
          return result satisfies never;
      }
    },
  });
}
