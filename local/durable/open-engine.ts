import { createRequire } from 'node:module';
import type { OrchestrationContext } from 'durable-functions';
import { type Clock, systemClock } from '../clock.ts';
import type { LoadedFunction } from '../host/contract.ts';
import { fakeFunction } from '../host/fake-services.ts';
import { Engine } from './engine.ts';
import { Status, Store } from './store.ts';

// The library's own way to call orchestrators and entities in tests; it has no types.
const { createOrchestrator, createEntityFunction } = createRequire(import.meta.url)(
  'durable-functions/lib/src/util/testingUtils',
) as Record<
  'createOrchestrator' | 'createEntityFunction',
  (fn: unknown) => (data: unknown, context: object) => unknown
>;

export type Orchestrator = (context: OrchestrationContext) => Generator<unknown, unknown, never>;

export interface TestApp {
  readonly orchestrators?: Readonly<Record<string, Orchestrator>>;
  readonly activities?: Readonly<Record<string, (input: never) => unknown>>;
  readonly entities?: Readonly<Record<string, (context: never) => unknown>>;
}

export interface OpenEngine {
  readonly engine: Engine;
  readonly logs: string[];
  /** Settles when the instance has ended; its output. */
  ended(id: string): Promise<unknown>;
  close(): Promise<void>;
}

/** An engine for tests, on a folder of its own: the app's functions are called as the host's library would. */
export async function openEngine(
  folder: string,
  app: TestApp,
  options: { clock?: Clock; maxIdle?: number; defaultVersion?: string } = {},
): Promise<OpenEngine> {
  const handlers = new Map<string, (data: unknown) => unknown>();
  const add = (type: string, make: (fn: never) => (data: unknown) => unknown, functions: object = {}) =>
    Object.entries(functions).map(([name, fn]): LoadedFunction => {
      handlers.set(name, make(fn as never));
      return fakeFunction(name, { type });
    });
  const logs: string[] = [];
  const store = new Store(folder);
  const engine = new Engine({
    store,
    clock: options.clock ?? systemClock(),
    settings: {
      hubName: 'TestHub',
      maxActivities: 20,
      maxOrchestrators: 20,
      maxEntities: 20,
      defaultVersion: options.defaultVersion,
    },
    orchestrators: add('orchestrationTrigger', (fn) => calledWith(createOrchestrator(fn)), app.orchestrators),
    entities: add('entityTrigger', (fn) => calledWith(createEntityFunction(fn)), app.entities),
    activities: add(
      'activityTrigger',
      (fn: (input: unknown) => unknown) => (data) => fn(typeof data === 'string' ? JSON.parse(data) : data),
      app.activities,
    ),
    invoke: async (fn, { data }) => ({ returnValue: await handlers.get(fn.name)?.(data), outputs: {} }),
    log: (level, message) => logs.push(`${level}: ${message}`),
    ...(options.maxIdle === undefined ? {} : { maxIdle: options.maxIdle }),
  });
  await engine.recover();
  return {
    engine,
    logs,
    async ended(id) {
      await new Promise<void>((resolve) => {
        const stop = engine.watchEnd(id, finish);
        function finish() {
          stop();
          resolve();
        }
        if ((engine.status(id)?.status ?? 0) >= Status.Completed) finish();
      });
      const output = engine.status(id)?.output ?? null;
      return output === null ? null : JSON.parse(output);
    },
    async close() {
      await engine.stop();
      await store.close();
    },
  };
}

const calledWith = (call: (data: unknown, context: object) => unknown) => (data: unknown) => call(data, {});
