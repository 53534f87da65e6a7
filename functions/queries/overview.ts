import { json } from '../http/answers.ts';
import { answersJson, ref } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LazyApp } from '../lazy-app.ts';

export function registerOverview(app: LazyApp): void {
  endpoint('overview', {
    method: 'GET',
    route: 'overview',
    contract: {
      tag: 'operations',
      summary: 'Counts of orders, queue and quarantine',
      answers: { 200: answersJson('The counts.', ref('Overview')) },
    },
    handler: async () => json(200, await (await app()).overview()),
  });
}
