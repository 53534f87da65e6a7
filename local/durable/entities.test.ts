import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityId } from 'durable-functions';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenEngine, type Orchestrator, openEngine, type TestApp } from './open-engine.ts';
import { Status } from './store.ts';

let finishSlow: (() => void) | undefined;

const locking = (...keys: string[]): Orchestrator =>
  function* (context) {
    const lock = (yield context.df.lock(...keys.map((key) => new EntityId('log', key)))) as {
      release(): void;
    };
    lock.release();
    return 'locked';
  };

const app: TestApp = {
  orchestrators: {
    locksBoth: locking('busy', 'free'),
    locksFree: locking('free'),
    *locksOnAndOn(context) {
      yield context.df.lock(new EntityId('log', 'free'));
      context.df.continueAsNew(null);
    },
    *waits(context) {
      return yield context.df.waitForExternalEvent('go');
    },
  },
  entities: {
    /** Its state is the last thing that was done to it. */
    log: async ({ df }: { df: { operationName: string; setState(value: string): void } }) => {
      if (df.operationName === 'slow') await new Promise<void>((resolve) => (finishSlow = resolve));
      df.setState(df.operationName);
    },
  },
};

let folder: string;
let open: OpenEngine;

beforeEach(async () => {
  finishSlow = undefined;
  folder = mkdtempSync(join(tmpdir(), 'tillstream-entities-'));
  open = await openEngine(folder, app);
});

afterEach(async () => {
  finishSlow?.();
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const signal = (key: string, op: string) => open.engine.entities.signal({ name: 'log', key }, op, null);
const stateOf = (key: string) => open.engine.entities.read(open.engine.status(`@log@${key}`));

it.each<[string, () => Promise<unknown>]>([
  ['an event', () => open.engine.raise('@log@a', 'hello', 'null')],
  ['an event that looks like a message', () => open.engine.raise('@log@a', 'op', '{"lockset":7}')],
  ['the order to end', () => open.engine.terminate('@log@a', 'enough')],
  ['the order to pause', () => open.engine.suspend('@log@a', 'pause')],
])('an entity drops %s, and goes on', async (_, tell) => {
  await signal('a', 'first');
  expect(await tell()).toBe('accepted');
  await signal('a', 'second');
  await expect.poll(() => stateOf('a')).toBe('"second"');
});

it('an orchestrator with the name of an entity does not exist', async () => {
  await open.engine.start({ name: '@log@a', id: '@log@a', input: null });
  expect(await open.ended('@log@a')).toContain("The function '@log@a' doesn't exist");
  expect(open.engine.status('@log@a')?.status).toBe(Status.Failed);
});

it('a lock that comes to the second entity after its orchestration was ended is not given', async () => {
  await signal('busy', 'slow');
  await expect.poll(() => finishSlow).toBeDefined();
  await open.engine.start({ name: 'locksBoth', id: 'dead', input: null });
  await expect.poll(() => open.engine.status('dead')?.status).toBe(Status.Running);
  await open.engine.terminate('dead', 'enough');
  await open.ended('dead');
  finishSlow?.();
  await signal('busy', 'done');
  await expect.poll(() => stateOf('busy')).toBe('"done"');
  await open.engine.start({ name: 'locksFree', id: 'next', input: null });
  expect(await open.ended('next')).toBe('locked');
});

it('an orchestration that continues as new gives its lock back', async () => {
  await open.engine.start({ name: 'locksOnAndOn', id: 'on', input: null });
  await open.engine.start({ name: 'locksFree', id: 'next', input: null });
  expect(await open.ended('next')).toBe('locked');
  await open.engine.terminate('on', 'enough');
  await open.ended('on');
});
