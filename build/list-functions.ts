/**
 * Prints every function of the app with its bindings as JSON: bundles it, loads the bundle as the Functions host
 * does, and writes down what registers. Nothing connects to anything.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleApp } from './bundle-app.ts';

interface Binding {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface Registered {
  readonly name: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Each the JSON of a binding with all its fields. */
  readonly rawBindings?: readonly string[];
}

const root = join(import.meta.dirname, '..');
const registered: Registered[] = [];
const nothing = { dispose() {} };
const core = {
  version: '0.0.0',
  hostVersion: '4.0.0',
  Disposable: class {
    dispose() {}
  },
  registerFunction(metadata: Registered) {
    registered.push(metadata);
    return nothing;
  },
  registerHook: () => nothing,
  setProgrammingModel() {},
  getProgrammingModel: () => undefined,
  log() {},
};

// There is no package of this name: the host answers for it.
const prototype = Module.prototype as unknown as { require: (this: unknown, id: string) => unknown };
const original = prototype.require;
prototype.require = function require(id) {
  return id === '@azure/functions-core' ? core : original.call(this, id);
};

// Enough settings for the app to load; it connects when a function runs, which none does here.
Object.assign(process.env, {
  ServiceBusConnection: 'Endpoint=sb://localhost',
  EventHubConnection: 'Endpoint=sb://localhost',
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  ORDER_ID_KEY: 'not-used-for-listing',
});

const folder = mkdtempSync(join(tmpdir(), 'list-functions-'));
try {
  const bundle = join(folder, 'main.cjs');
  await bundleApp(join(root, 'functions/main.ts'), bundle);
  createRequire(import.meta.url)(bundle);
} finally {
  rmSync(folder, { recursive: true });
}
const functions = registered.map(({ name, bindings, rawBindings }) => ({
  name,
  bindings: rawBindings?.map((raw) => JSON.parse(raw)) ?? Object.values(bindings),
}));
process.stdout.write(`${JSON.stringify(functions, null, 2)}\n`);
