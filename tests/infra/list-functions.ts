/**
 * Loads the app of a folder as the Functions worker does, but with a stand-in for @azure/functions-core; prints the
 * functions, and every module that is neither Node's nor the app's own. Connects to nothing.
 */
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin, Module } from 'node:module';
import { join } from 'node:path';

interface ModuleLoader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
}

const folder = process.argv[2] ?? '.';
const functions: string[] = [];
const packages = new Set<string>();
const hooks = new Map<string, (() => unknown)[]>();
const core = {
  version: '3.9.1',
  hostVersion: '4.1037.0',
  Disposable: class {
    dispose(): void {}
  },
  registerFunction: ({ name }: { name: string }) => functions.push(name),
  registerHook: (name: string, hook: () => unknown) => hooks.set(name, [...(hooks.get(name) ?? []), hook]),
  setProgrammingModel: () => {},
  getProgrammingModel: () => undefined,
  log: () => {},
};

const loader = Module as unknown as ModuleLoader;
const load = loader._load;
loader._load = function (request, parent, isMain) {
  if (request === '@azure/functions-core') return core;
  if (!isBuiltin(request)) packages.add(request);
  return load.call(this, request, parent, isMain);
};

const require = createRequire(join(folder, 'package.json'));
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
require(`./${main}`);
for (const hook of ['appStart', 'appTerminate']) for (const run of hooks.get(hook) ?? []) await run();

packages.delete(`./${main}`);
console.log(JSON.stringify({ functions: functions.sort(), packages: [...packages].sort() }));
