import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuthLevel, authLevelOf, Keys } from './keys.ts';

let dir: string;
let keys: Keys;

const key = (name: string, value: string) => ({ name, value, encrypted: false });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tillstream-keys-'));
  const host = {
    masterKey: key('master', 'm'),
    functionKeys: [key('default', 'h')],
    systemKeys: [key('durabletask_extension', 's')],
  };
  writeFileSync(join(dir, 'host.json'), JSON.stringify(host));
  writeFileSync(join(dir, 'orders.json'), JSON.stringify({ keys: [key('default', 'f')] }));
  keys = new Keys(dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['anonymous', ['m', 'h', 's', 'f', 'x', undefined]],
  ['function', ['m', 'h', 'f']],
  ['system', ['m', 's']],
  ['admin', ['m']],
] as [AuthLevel, (string | undefined)[]][])('level %s', (level, allowed) => {
  const given = ['m', 'h', 's', 'f', 'x', '', undefined];
  expect(given.filter((one) => keys.allows(level, 'Orders', one))).toEqual(
    level === 'anonymous' ? given : given.filter((one) => allowed.includes(one)),
  );
});

test('values compare without regard to case; a key of another function does not count', () => {
  expect(keys.allows('function', 'orders', 'F')).toBe(true);
  expect(keys.allows('function', 'others', 'f')).toBe(false);
});

test('the key of a webhook', () => {
  expect(keys.systemKey('durabletask_extension')).toBe('s');
  expect(keys.systemKey('other')).toBe('s');
});

test('keys are set, replaced and removed, on disk as well', () => {
  expect(keys.set({ function: 'Orders' }, 'till', 't')).toBe(true);
  expect(keys.set({ function: 'orders' }, 'till', 't2')).toBe(false);
  expect(keys.allows('function', 'orders', 't2')).toBe(true);
  expect(new Keys(dir).allows('function', 'orders', 't2')).toBe(true);
  expect(keys.remove({ function: 'orders' }, 'till')).toBe(true);
  expect(keys.remove({ function: 'orders' }, 'till')).toBe(false);
  keys.set('functionkeys', 'new', 'n');
  expect(JSON.parse(readFileSync(join(dir, 'host.json'), 'utf8')).functionKeys).toEqual([
    key('default', 'h'),
    key('new', 'n'),
  ]);
});

test('in a new folder there are keys to begin with, and stay', () => {
  const fresh = join(dir, 'fresh');
  const made = new Keys(fresh);
  const own = made.systemKey('durabletask_extension');
  const file = JSON.parse(readFileSync(join(fresh, 'host.json'), 'utf8'));
  expect(file).toMatchObject({
    masterKey: { name: 'master' },
    functionKeys: [{ name: 'default' }],
    systemKeys: [{ name: 'durabletask_extension', value: own }],
  });
  const again = new Keys(fresh);
  expect(again.isMaster(file.masterKey.value)).toBe(true);
  expect(again.allows('function', 'orders', file.functionKeys[0].value)).toBe(true);
  expect(again.allows('system', '', again.systemKey('durabletask_extension'))).toBe(true);
});

test('levels', () => {
  expect(['ANONYMOUS', 'Function', undefined, '%LEVEL%'].map(authLevelOf)).toEqual([
    'anonymous',
    'function',
    'anonymous',
    undefined,
  ]);
});
