/** The confirmation against a type index, with an index of one small type. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readProgram } from '../../build/check-infra/program.ts';
import { confirmTypes } from '../../build/check-infra/type-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = join(folder, 'generated/drinks/example.drinks/2026-01-01');
mkdirSync(place, { recursive: true });
const to = (index: number) => ({ $ref: `#/${index}` });
writeFileSync(
  join(place, 'types.json'),
  JSON.stringify([
    { $type: 'StringType' },
    { $type: 'IntegerType' },
    { $type: 'StringLiteralType', value: 'Hot' },
    { $type: 'StringLiteralType', value: 'Cold' },
    { $type: 'UnionType', elements: [to(2), to(3)] },
    {
      $type: 'ObjectType',
      name: 'TeaProperties',
      properties: {
        served: { type: to(4), flags: 0 },
        cups: { type: to(1), flags: 1 },
        brewedAt: { type: to(0), flags: 2 },
      },
    },
    {
      $type: 'ObjectType',
      name: 'Tea',
      properties: { name: { type: to(0), flags: 1 }, properties: { type: to(5), flags: 0 } },
    },
    { $type: 'ResourceType', name: 'Example.Drinks/teas@2026-01-01', body: to(6) },
  ]),
);

async function confirm(properties: string, type = 'Example.Drinks/teas@2026-01-01') {
  const text = `param hot bool\nresource tea '${type}' = {\n  name: 'x'\n  properties: {\n${properties}\n  }\n}\n`;
  const program = await readProgram(new Map([['infra/tea.bicep', text]]));
  const { record, findings } = confirmTypes(program, folder, 'a test');
  return { record, codes: findings.map(({ code }) => code) };
}

test('what fits is written down: kinds, literals in use, what is required', async () => {
  const { record, codes } = await confirm("    served: hot ? 'Hot' : 'Cold'\n    cups: 2");
  expect(codes).toEqual([]);
  expect(record).toEqual({
    source: 'a test',
    types: {
      'Example.Drinks/teas@2026-01-01': {
        'name!': 'string',
        properties: 'object',
        'properties.cups!': 'number',
        'properties.served': "'Cold' | 'Hot'",
      },
    },
  });
});

test.each([
  ['a property that is not there', '    cups: 2\n    milk: true', 'no-such-property'],
  ['a value that is not allowed', "    cups: 2\n    served: 'Warm'", 'not-allowed'],
  ['a text for a number', "    cups: 'two'", 'not-allowed'],
  ['a required property left out', "    served: 'Hot'", 'missing-property'],
  ['a property that Azure sets', "    cups: 2\n    brewedAt: 'noon'", 'read-only'],
])('%s', async (_what, properties, code) => {
  expect((await confirm(properties)).codes).toEqual([code]);
});

test('a type that is not in the index', async () => {
  expect((await confirm('    cups: 2', 'Example.Drinks/coffees@2026-01-01')).codes).toEqual(['no-such-type']);
});
