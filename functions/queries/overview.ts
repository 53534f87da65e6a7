import { json } from '../http/answers.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerOverview(app: LazyApp): void {
  endpoint('overview', {
    method: 'GET',
    route: 'overview',
    handler: async () => json(200, await (await app()).overview(), { 'cache-control': 'no-store' }),
  });
}
