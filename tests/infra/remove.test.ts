/** The removal, with an az that writes down what it was asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'az-'));
const asked = join(folder, 'asked');
const answers = join(folder, 'answers.json');
afterAll(() => rmSync(folder, { recursive: true }));

const OURS = {
  name: 'tillkv1',
  type: 'Microsoft.KeyVault/vaults',
  tags: { product: 'tillstream', team: 'product' },
};
const LOCK = { id: '/locks/no-deletion', name: 'no-deletion', level: 'CanNotDelete' };

beforeEach(() => {
  rmSync(asked, { force: true });
  answer({ 'group exists': true, 'resource list': [OURS], 'lock list': [LOCK] });
  writeFileSync(
    join(folder, 'az'),
    `#!${process.execPath}
const fs = require('node:fs');
const words = process.argv.slice(2);
fs.appendFileSync(${JSON.stringify(asked)}, words.join(' ') + '\\n');
const answer = JSON.parse(fs.readFileSync(${JSON.stringify(answers)}, 'utf8'))[words.slice(0, 2).join(' ')];
if (answer === 'refused') {
  process.stderr.write('ERROR: AuthorizationFailed\\n');
  process.exit(1);
}
if (answer !== undefined) process.stdout.write(JSON.stringify(answer));
`,
  );
  chmodSync(join(folder, 'az'), 0o755);
});

function answer(by: Readonly<Record<string, unknown>>): void {
  writeFileSync(answers, JSON.stringify(by));
}

function remove(...args: readonly string[]) {
  return removeOn(`${folder}:${dirname(process.execPath)}`, ...args);
}

function removeOn(path: string, ...args: readonly string[]) {
  const program = join(import.meta.dirname, '../../tools/infra-remove.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  const calls = existsSync(asked) ? readFileSync(asked, 'utf8') : '';
  return { status, stdout, stderr, deletions: calls.split('\n').filter((call) => / delete /.test(call)) };
}

test('lists, and deletes nothing without --yes', () => {
  const { status, stdout, deletions } = remove('--resource-group', 'rg-till');
  expect(status).toBe(0);
  expect(stdout).toContain('Microsoft.KeyVault/vaults  tillkv1');
  expect(stdout).toContain('lock  no-deletion (CanNotDelete)');
  expect(stdout).toContain('Nothing was deleted.');
  expect(deletions).toEqual([]);
});

test('lifts the locks, then deletes the group', () => {
  const { status, deletions } = remove('--resource-group', 'rg-till', '--yes');
  expect(status).toBe(0);
  expect(deletions).toEqual([
    'lock delete --ids /locks/no-deletion --output json --only-show-errors',
    'group delete --name rg-till --yes --output json --only-show-errors',
  ]);
});

test('does not delete what is not ours, unless it is told to', () => {
  const other = { name: 'payroll', type: 'Microsoft.Sql/servers', tags: null };
  answer({ 'group exists': true, 'resource list': [OURS, other], 'lock list': [] });
  const refused = remove('--resource-group', 'rg-till', '--yes');
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('payroll  (not of Tillstream)');
  expect(refused.deletions).toEqual([]);
  expect(remove('--resource-group', 'rg-till', '--yes', '--with-others').deletions).toHaveLength(1);
});

test('a group that is not there, and names that are none', () => {
  answer({ 'group exists': false });
  expect(remove('--resource-group', 'rg-till', '--yes')).toMatchObject({ status: 1, deletions: [] });
  const { status, stderr } = remove('--resource-group', 'a;rm -rf /');
  expect(status).toBe(2);
  expect(stderr).toContain('--resource-group: wants the name of a resource group');
  expect(remove().stderr).toContain('--resource-group: is missing');
});

test('what az cannot do is told in its own words, and that it is not there in ours', () => {
  answer({ 'group exists': true, 'resource list': [OURS], 'lock list': [LOCK], 'group delete': 'refused' });
  expect(remove('--resource-group', 'rg-till', '--yes')).toMatchObject({
    status: 1,
    stderr:
      'ERROR: AuthorizationFailed\n' +
      'az could not do it. What was done before stays done; the same command goes on from there.\n',
  });
  expect(removeOn('/nowhere', '--resource-group', 'rg-till')).toMatchObject({
    status: 1,
    stderr: 'The az CLI is not there: https://aka.ms/azure-cli\n',
  });
});
