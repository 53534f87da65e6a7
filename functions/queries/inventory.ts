import { json } from '../http/answers.ts';
import { answersJson, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerInventory(app: LazyApp): void {
  endpoint('inventory', {
    method: 'GET',
    route: 'inventory',
    contract: {
      tag: 'inventory',
      summary: 'The stock by item',
      answers: { 200: answersJson('Pieces on the shelf.', ref('StockLevels')) },
    },
    handler: async () => json(200, await (await app()).stockLevels()),
  });
}
