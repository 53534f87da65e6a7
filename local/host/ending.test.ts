import { expect, test } from 'vitest';
import type { RunningExtension } from './contract.ts';
import { FunctionsCore } from './core.ts';
import { endWork } from './ending.ts';
import { toHostFunction } from './functions.ts';
import { Invoker } from './invoke.ts';
import { HostLog } from './log.ts';

const MINUTE = 60_000;
const forever = () => new Promise<void>(() => undefined);

function setUp(stops: readonly (() => Promise<void>)[], hooks: readonly (() => unknown)[] = []) {
  let text = '';
  const log = new HostLog({}, (lines) => {
    text += lines;
  });
  const core = new FunctionsCore(() => undefined);
  core.api.setProgrammingModel({
    name: 'test',
    version: '1',
    getInvocationModel: () => ({
      getArguments: async () => ({ context: {}, inputs: [] }),
      invokeFunction: forever,
      getResponse: async () => ({}),
    }),
  });
  const invoker = new Invoker({ core, log, timeoutMs: undefined, extensionOf: () => undefined });
  const extensions = stops.map(
    (stop): RunningExtension => ({ listen: async () => undefined, stop }) as RunningExtension,
  );
  return {
    end: (withinMs: number) => endWork({ extensions, invoker, hooks, log }, withinMs),
    begin(name: string, count: number) {
      const bindings = { message: { type: 'testTrigger', direction: 'in' as const } };
      const fn = toHostFunction({ metadata: { name, bindings }, callback: forever, file: '' }, () => false);
      for (let i = 0; i < count; i++) void invoker.invoke(fn, { data: 'x' });
    },
    logged() {
      log.flush();
      return text;
    },
  };
}

test('triggers stop one after the other, then the hooks run, and nothing is said', async () => {
  const seen: string[] = [];
  const say = (what: string) => async () => void seen.push(what);
  const { end, logged } = setUp([say('timer'), say('queue')], [say('goodbye')]);
  await end(MINUTE);
  expect(seen).toEqual(['timer', 'queue', 'goodbye']);
  expect(logged()).toBe('');
});

test('what hangs holds up neither the others nor the end, and is named', async () => {
  const seen: string[] = [];
  const { end, begin, logged } = setUp(
    [forever, async () => void seen.push('durable')],
    [() => void seen.push('goodbye'), forever],
  );
  begin('ship-order', 2);
  begin('charge', 1);
  await end(20);
  expect(seen).toEqual(['durable', 'goodbye']);
  expect(logged()).toMatch(/cut off, not done within 0\.02 s: ship-order \(2\), charge\n/);
  expect(logged()).toMatch(/the app's hooks for its end were not done within 0\.02 s\n/);
});

test('a trigger that hangs with no function under way is told as such', async () => {
  const { end, logged } = setUp([forever]);
  await end(20);
  expect(logged()).toMatch(/the triggers did not stop within 0\.02 s\n/);
});

test('a trigger that fails to stop fails the end', async () => {
  const { end } = setUp([() => Promise.reject(new Error('disk full'))]);
  await expect(end(MINUTE)).rejects.toThrow('disk full');
});
