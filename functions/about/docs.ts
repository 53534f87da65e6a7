import page from '../../web/docs.html';
import { HTML, textOf } from '../http/contract.ts';
import { endpoint } from '../http/endpoint.ts';
import { pageAnswer } from '../http/page.ts';
import { noSuchFile, type SiteFile, siteAnswer } from './site.ts';

const FILES: Readonly<Record<string, { readonly name: SiteFile; readonly type: string }>> = {
  'swagger-ui.css': { name: 'swagger-ui.css', type: 'text/css' },
  'swagger-ui-bundle.js': { name: 'swagger-ui-bundle.js', type: 'text/javascript' },
};

/** A page on which a person tries the API; everything on it comes from here. */
export function registerDocs(): void {
  endpoint('docs', {
    method: 'GET',
    route: 'docs',
    contract: {
      tag: 'about',
      summary: 'A page to read this description and to try requests',
      alone: true,
      answers: { 200: { description: 'The page.', content: { [HTML]: { type: 'string' } } } },
    },
    handler: async () =>
      pageAnswer(page, {
        'connect-src': "'self'",
        'img-src': "'self' data:",
        'script-src': "'self'",
        'style-src': "'self'",
      }),
  });
  endpoint('docs-file', {
    method: 'GET',
    route: 'docs/{file}',
    contract: {
      tag: 'about',
      summary: 'What the page is made of',
      alone: true,
      path: { file: { description: 'Name of a file.', schema: textOf(100) } },
      answers: {
        200: {
          description: 'The file.',
          content: { 'text/css': { type: 'string' }, 'text/javascript': { type: 'string' } },
        },
      },
      problems: ['not-found'],
    },
    handler: async (request) => {
      const name = request.params.file ?? '';
      const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
      return file === undefined ? noSuchFile() : siteAnswer(file.name, `${file.type}; charset=utf-8`);
    },
  });
}
