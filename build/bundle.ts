/**
 * The app in one CommonJS file, dist/main.cjs, as the Functions host loads it. `--quiet` prints nothing but faults.
 * (An ESM bundle of @azure/functions breaks when it starts.)
 */
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const result = await build({
  entryPoints: [join(root, 'functions/main.ts')],
  outfile: join(root, 'dist/main.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The host answers this import itself; there is no such package.
  external: ['@azure/functions-core'],
  loader: { '.html': 'text' },
  // CommonJS has no import.meta; parts of the Azure SDKs ask for its URL.
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  minifySyntax: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
if (!process.argv.includes('--quiet')) {
  const bytes = result.metafile.outputs['dist/main.cjs']?.bytes ?? 0;
  console.log(`dist/main.cjs: ${(bytes / 1024 / 1024).toFixed(1)} MB`);
}
