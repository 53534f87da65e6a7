import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderMarkdown } from '../../build/markdown.ts';
import { PROBLEMS, problemUri } from '../../functions/http/problems.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/problems.md'), 'utf8');

it('docs/problems.md has a section on every problem in the code, with its status, and on no other', () => {
  const sections = Array.from(page.matchAll(/^## `([^`]+)`\n\n(\d{3})\./gm), ([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(sections.toSorted()).toEqual(
    Object.entries(PROBLEMS)
      .map(([code, { status }]) => [code, status])
      .toSorted(),
  );
});

it('the type of a problem leads to its section on the page', () => {
  const html = renderMarkdown(page);
  for (const code of Object.keys(PROBLEMS))
    expect(html).toContain(`<h2 id="${code}"><code>${code}</code></h2>`);
  expect(problemUri('order-not-found')).toBe('/problems#order-not-found');
});

it('the page shows text as text', () => {
  expect(renderMarkdown('# A <b>\n\nx `<i>` & [y](https://example.com/"z)\n\n- one\n- two\n  more')).toBe(
    '<h1 id="a-b">A &lt;b></h1>\n<p>x <code>&lt;i></code> &amp; <a href="https://example.com/&quot;z">y</a></p>\n' +
      '<ul>\n<li>one</li>\n<li>two\n  more</li>\n</ul>',
  );
});
