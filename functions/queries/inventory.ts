import { json } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerInventory(app: LazyApp): void {
  endpoint('inventory', {
    method: 'GET',
    route: 'inventory',
    handler: async () => json(200, await (await app()).stockLevels(), { 'cache-control': 'no-store' }),
  });
}
