import { HTML } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { pageAnswer } from '../http/page.ts';
import { noSuchFile, siteFile } from './site.ts';

/** Where the `type` of every problem leads: docs/problems.md as a page. */
export function registerProblems(): void {
  endpoint('problems', {
    method: 'GET',
    route: 'problems',
    contract: {
      tag: 'about',
      summary: 'Every kind of problem, and what to do about it',
      alone: true,
      answers: { 200: { description: 'The page.', content: { [HTML]: { type: 'string' } } } },
      problems: ['not-found'],
    },
    handler: async () => {
      const page = await siteFile('problems.html');
      return page === undefined ? noSuchFile() : pageAnswer(page.toString('utf8'), { 'img-src': 'data:' });
    },
  });
}
