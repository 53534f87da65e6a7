import { answersJson } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { siteAnswer } from './site.ts';

export function registerOpenApi(): void {
  endpoint('openapi', {
    method: 'GET',
    route: 'openapi.json',
    contract: {
      tag: 'about',
      summary: 'This description, as OpenAPI 3.1',
      alone: true,
      answers: {
        200: answersJson('The document.', { type: 'object', properties: { openapi: { type: 'string' } } }),
      },
      problems: ['not-found'],
    },
    handler: () => siteAnswer('openapi.json', 'application/json; charset=utf-8'),
  });
}
