import { json } from '../http/answers.ts';
import { answersJson } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';

/** For probes: the app is loaded and answers. It says nothing of the services behind it, which come and go. */
export function registerHealth(): void {
  endpoint('health', {
    method: 'GET',
    route: 'health',
    contract: {
      tag: 'operations',
      summary: 'Whether the app answers',
      alone: true,
      answers: { 200: answersJson('It does.', { type: 'object', properties: { status: { const: 'ok' } } }) },
    },
    handler: async () => json(200, { status: 'ok' }),
  });
}
