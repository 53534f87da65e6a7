/** What docs/deploy.md says of numbers and teams is what the files say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Figures, monthly, total } from '../../tools/cost-model.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const paper = read('docs/deploy.md');

interface Hub {
  readonly name: string;
  readonly publishers: readonly string[];
  readonly consumers: readonly string[];
  readonly consumerGroups: readonly string[];
}

test('the table of streams and teams is that of the entities', () => {
  const { eventHubs } = JSON.parse(read('infra/entities.json')) as { eventHubs: readonly Hub[] };
  const table = paper.slice(paper.indexOf('| hub |'), paper.indexOf('The team *platform*'));
  const rows = table.trim().split('\n').slice(2);
  expect(rows).toEqual(
    eventHubs.map(({ name, publishers, consumers, consumerGroups }) => {
      const groups = consumerGroups.map((group) => `\`${group}\``).join(', ');
      const readers = consumers.length === 0 ? '' : ` ${consumers.join(', ')} (${groups})`;
      return `| \`${name}\` | ${publishers.join(', ')} |${readers} |`;
    }),
  );
});

describe('the table of costs', () => {
  const figures = JSON.parse(read('tools/cost-figures.json')) as Figures;
  const deployment = { minReplicas: 1, maxReplicas: 30, logGbPerDay: 10, privateEndpoints: 0, readers: 12 };
  const sums = [0, 1, 10, 100].map((rate) => Math.round(total(monthly(rate, figures, deployment)).cost));

  test('ends with the sums that npm run cost prints', () => {
    const row = paper.split('\n').find((line) => line.startsWith('| sum without sagas'));
    const cells = row?.split('|').slice(2, -1) ?? [];
    expect(cells.map((cell) => Number(cell.replace(',', '')))).toEqual(sums);
  });
});

test('files that the papers lead to are there', () => {
  for (const name of ['deploy', 'regions']) {
    const links = read(`docs/${name}.md`).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g);
    for (const [, link = ''] of links) expect(() => read(join('docs', link)), link).not.toThrow();
  }
});
