import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FunctionsCore } from './core.ts';
import { HostError } from './errors.ts';

interface PackageJson {
  readonly main?: unknown;
  readonly type?: unknown;
}

/** The files that `main` of the app's package.json names; it may be a glob. */
export function entryFiles(appDir: string): string[] {
  const { main } = readPackageJson(appDir);
  if (typeof main !== 'string' || main === '') {
    throw new HostError('ENTRY_MISSING', `${join(appDir, 'package.json')} names no entry point in "main".`);
  }
  const exact = join(appDir, main);
  const files = existsSync(exact)
    ? [exact]
    : globSync(main, { cwd: appDir, exclude: (name) => basename(name) === 'node_modules' })
        .map((file) => join(appDir, file))
        .sort();
  if (files.length === 0) {
    throw new HostError('ENTRY_MISSING', `Found zero files matching the supplied pattern "${main}".`);
  }
  return files;
}

/** Loads the entry files, CommonJS or ES modules, one after the other. */
export async function loadApp(appDir: string, core: FunctionsCore): Promise<void> {
  const isModule = readPackageJson(appDir).type === 'module';
  const require = createRequire(join(appDir, 'package.json'));
  for (const file of entryFiles(appDir)) {
    core.loading = relative(appDir, file);
    const esm = /\.m[jt]s$/.test(file) || (isModule && !/\.c[jt]s$/.test(file)) || file.endsWith('.ts');
    try {
      if (esm) await import(pathToFileURL(file).href);
      else require(file);
    } catch (cause) {
      throw new HostError(
        'APP_LOAD_FAILED',
        `Worker was unable to load entry point "${relative(appDir, file)}": ${messageOf(cause)}`,
        { cause },
      );
    }
  }
  core.loading = '';
}

function readPackageJson(appDir: string): PackageJson {
  const file = join(appDir, 'package.json');
  if (!existsSync(file)) throw new HostError('ENTRY_MISSING', `${appDir} holds no package.json.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  } catch (cause) {
    throw new HostError('ENTRY_MISSING', `${file} is not JSON.`, { cause });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
