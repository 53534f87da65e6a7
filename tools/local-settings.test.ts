import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { localSettings } from './local-settings.ts';

function written(text?: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'local-settings-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'local.settings.json');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}

it('reads the values, as the host does with comments, and takes a file that is not there for an empty one', () => {
  const commented = '\uFEFF{"Values": {"A": "http://a", /* "C": "", */ "B": "\\"//"}} // mine';
  expect(localSettings(written(commented))).toEqual({ A: 'http://a', B: '"//' });
  for (const none of [written(), written('{}'), written('null')]) expect(localSettings(none)).toEqual({});
});

it('names the file that is no JSON, and why', () => {
  const file = written('{"Values": {"A": "1",}}');
  expect(() => localSettings(file)).toThrow(
    expect.objectContaining({
      code: 'bad-arguments',
      message: expect.stringContaining(`${file} is not JSON: Expected double-quoted property name`),
    }),
  );
});
