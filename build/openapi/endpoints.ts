import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { described } from './described.ts';

const root = join(import.meta.dirname, '../..');

/** What functions/ says of its endpoints. */
export type Described = typeof described;

/** Registers every trigger with a host that does nothing, and takes down what the endpoints promise. */
export async function readEndpoints(): Promise<Described> {
  const folder = mkdtempSync(join(tmpdir(), 'endpoints-'));
  try {
    const outfile = join(folder, 'endpoints.cjs');
    await build({
      absWorkingDir: root,
      entryPoints: [join(import.meta.dirname, 'described.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      loader: { '.html': 'text' },
      define: { 'import.meta.url': 'undefined' },
      external: ['supports-color'],
      plugins: [
        {
          name: 'no host',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^@azure\/functions-core$/ }, () => ({ path: 'core', namespace: 'no-host' }));
            onLoad({ filter: /.*/, namespace: 'no-host' }, () => ({ contents: NO_HOST, loader: 'js' }));
          },
        },
      ],
      logLevel: 'warning',
    });
    return (createRequire(import.meta.url)(outfile) as { described: Described }).described;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NO_HOST = `
const nothing = { dispose() {} };
module.exports = {
  version: '0.0.0',
  hostVersion: '4.0.0',
  Disposable: class { dispose() {} },
  registerFunction: () => nothing,
  registerHook: () => nothing,
  setProgrammingModel() {},
  getProgrammingModel: () => undefined,
  log() {},
};`;
