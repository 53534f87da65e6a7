import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadHostJson, timeSpan } from './host-json.ts';
import { entryFiles } from './load-app.ts';
import { expandSettings, loadSettings, settingsLookup } from './settings.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tillstream-app-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(dir, name), text);

describe('settings', () => {
  test('the environment wins over local.settings.json, which wins over defaults', () => {
    write(
      'local.settings.json',
      '\uFEFF{ "Values": { "A": "file", /* "B" follows */ "B": "file", // end\n "C": 5, "URL": "http://x//y" } }',
    );
    const { values, notice } = loadSettings(dir, { A: 'environment' });
    expect(notice).toBeUndefined();
    expect(values).toEqual({
      FUNCTIONS_WORKER_RUNTIME: 'node',
      FUNCTIONS_EXTENSION_VERSION: '~4',
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
      A: 'environment',
      B: 'file',
      C: '5',
      URL: 'http://x//y',
    });
  });

  test('the sample stands in for a missing file, with a notice', () => {
    write('local.settings.sample.json', '{ "Values": { "A": "sample" } }');
    const { values, notice } = loadSettings(dir, {});
    expect(values.A).toBe('sample');
    expect(notice).toMatch('no local.settings.json');
  });

  test('a file that is no JSON is named', () => {
    write('local.settings.json', '{');
    expect(() => loadSettings(dir, {})).toThrow(
      expect.objectContaining({ code: 'SETTINGS_UNREADABLE', message: expect.stringContaining(dir) }),
    );
  });

  test('%NAME% is expanded, in any case and with : for __', () => {
    const lookup = settingsLookup({ Queue__Name: 'orders', PART: 'x' });
    expect(expandSettings('%queue:name%-%part%-100%', lookup)).toBe('orders-x-100%');
    expect(() => expandSettings('%NOT_SET%', lookup)).toThrow(
      expect.objectContaining({ code: 'SETTING_MISSING' }),
    );
  });
});

describe('host.json', () => {
  test('AzureFunctionsJobHost__ settings override it, whatever their case', () => {
    write('host.json', '{ "version": "2.0", "extensions": { "http": { "routePrefix": "api", "keep": 1 } } }');
    const hostJson = loadHostJson(dir, {
      AzureFunctionsJobHost__extensions__http__RoutePrefix: '',
      azurefunctionsjobhost__extensions__serviceBus__maxConcurrentCalls: '8',
      AzureFunctionsJobHost__extensions__durableTask__on: 'True',
    });
    expect(hostJson.extensions).toEqual({
      http: { routePrefix: '', keep: 1 },
      serviceBus: { maxConcurrentCalls: 8 },
      durableTask: { on: true },
    });
  });

  test.each([
    ['{ "version": ', 'HOST_JSON_INVALID'],
    ['[]', 'HOST_JSON_INVALID'],
    ['{ "version": "3.0" }', 'HOST_JSON_VERSION'],
  ])('%s is refused', (text, code) => {
    write('host.json', text);
    expect(() => loadHostJson(dir, {})).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['00:05:00', 300_000],
    ['1.02:03:04.5', 93_784_500],
    ['00:01', 60_000],
    ['5', undefined],
    [5, undefined],
  ])('time span %s', (text, ms) => {
    expect(timeSpan(text)).toBe(ms);
  });
});

describe('entry files', () => {
  test('one file, or a pattern, sorted', () => {
    for (const name of ['b.js', 'a.js', 'c.cjs']) write(name, '');
    write('package.json', '{ "main": "c.cjs" }');
    expect(entryFiles(dir)).toEqual([join(dir, 'c.cjs')]);
    write('package.json', '{ "main": "{a,b}.js" }');
    expect(entryFiles(dir)).toEqual([join(dir, 'a.js'), join(dir, 'b.js')]);
  });

  test.each(['{ "main": "none/*.js" }', '{ "main": "none.js" }', '{}', '{'])('%s has none', (text) => {
    write('package.json', text);
    expect(() => entryFiles(dir)).toThrow(expect.objectContaining({ code: 'ENTRY_MISSING' }));
  });
});
