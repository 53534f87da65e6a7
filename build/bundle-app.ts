import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * An entry with all it imports as one CommonJS file, as the Functions host loads it (an ESM bundle of
 * @azure/functions breaks when it starts). Resolves with its size in bytes.
 */
export async function bundleApp(entry: string, outfile: string): Promise<number> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The host answers the first import itself; there is no such package. The second is one of the tools', which a
    // library asks for in vain where only the app is: what is shipped must not hang on what else is installed.
    external: ['@azure/functions-core', 'supports-color'],
    loader: { '.html': 'text' },
    // CommonJS has no import.meta; parts of the Azure SDKs ask for its URL.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    minifySyntax: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const written = Object.entries(result.metafile.outputs).find(([file]) => !file.endsWith('.map'));
  return written?.[1].bytes ?? 0;
}
