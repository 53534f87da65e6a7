import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { DescribedEndpoint, problemsOf, Schema } from '../../functions/http/contract.ts';
import type { problemType, problemUri } from '../../functions/http/problems.ts';

const root = join(import.meta.dirname, '../..');

/** What functions/ says of its endpoints. */
export interface Described {
  readonly endpoints: readonly DescribedEndpoint[];
  readonly shapes: Readonly<Record<string, Schema>>;
  readonly problemsOf: typeof problemsOf;
  readonly problemType: typeof problemType;
  readonly problemUri: typeof problemUri;
}

const ENTRY = `
import { registerFunctions } from './functions/index.ts';
import { describedEndpoints, problemsOf } from './functions/http/contract.ts';
import { problemType, problemUri } from './functions/http/problems.ts';
import { SHAPES } from './functions/http/shapes.ts';
registerFunctions(() => Promise.reject(new Error('Nothing runs here')));
export const described = {
  endpoints: describedEndpoints(), shapes: SHAPES, problemsOf, problemType, problemUri,
};`;

/** Registers every trigger with a host that does nothing, and takes down what the endpoints promise. */
export async function readEndpoints(): Promise<Described> {
  const folder = mkdtempSync(join(tmpdir(), 'endpoints-'));
  try {
    const outfile = join(folder, 'endpoints.cjs');
    await build({
      absWorkingDir: root,
      stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
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
    const { described } = createRequire(import.meta.url)(outfile) as { described: Described };
    return described;
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
