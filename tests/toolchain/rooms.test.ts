import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the room rules on a small tree; resolves with the names of the rules that were broken. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const tree = mkdtempSync(join(folder, 'tree-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const rooms = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms],
      { cwd: tree },
      (_error, stdout) => resolve(stdout),
    );
  });
  const { summary } = JSON.parse(output) as {
    summary: { totalCruised: number; violations: { rule: { name: string } }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return [...new Set(summary.violations.map((violation) => violation.rule.name))].sort();
}

test('a trigger that hands over to the app is allowed', async () => {
  expect(
    await brokenRules({
      'functions/intake/orders.ts': "import type { App } from '../../shared/app.ts';\nexport type A = App;\n",
      'shared/app.ts': 'export interface App { readonly name: string }\n',
    }),
  ).toEqual([]);
});

test.each([
  [
    'a trigger that reaches for an adapter',
    {
      'functions/intake/orders.ts':
        "import { store } from '../../shared/azure/store.ts';\nexport const s = store;\n",
      'shared/azure/store.ts': 'export const store = 1;\n',
    },
    ['functions'],
  ],
  [
    'a step that imports an Azure SDK, for its types only',
    {
      'shared/steps/charge.ts':
        "import type { TableClient } from '@azure/data-tables';\nexport type T = TableClient;\n",
    },
    ['azure-sdk-only-in-azure', 'steps'],
  ],
  [
    'a domain that reads the disk',
    {
      'shared/domain/order.ts':
        "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    },
    ['domain'],
  ],
  [
    'a local platform that knows the app',
    {
      'local/host/main.ts':
        "import { order } from '../../shared/domain/order.ts';\nexport const o = order;\n",
      'shared/domain/order.ts': 'export const order = 1;\n',
    },
    ['local-knows-nothing-of-the-app'],
  ],
  [
    'an app that knows the local platform',
    {
      'shared/steps/charge.ts': "import { clock } from '../../local/clock.ts';\nexport const c = clock;\n",
      'local/clock.ts': 'export const clock = 1;\n',
    },
    ['app-knows-nothing-of-local', 'steps'],
  ],
])('%s is refused', async (_name, files, rules) => {
  expect(await brokenRules(files)).toEqual(rules);
});
