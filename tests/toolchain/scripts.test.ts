import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PACKAGE = join(import.meta.dirname, '../../package.json');

it.each(['start', 'demo', 'demo:lock', 'demo:resiliency', 'bench'])(
  'npm run %s works right after npm ci: it builds the app that it runs',
  async (name) => {
    const { scripts } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { scripts: Record<string, string> };
    expect(scripts[name]).toMatch(/^node build\/bundle\.ts --quiet && node \S+$/);
  },
);
