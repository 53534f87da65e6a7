import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityId, RetryOptions } from 'durable-functions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { EventType } from './history.ts';
import { type OpenEngine, type Orchestrator, openEngine, type TestApp } from './open-engine.ts';
import { Status } from './store.ts';

const T0 = Date.parse('2030-01-01T00:00:00.000Z');
const HOUR = 3_600_000;

const orchestrators: Record<string, Orchestrator> = {
  *steps(context) {
    const done: unknown[] = [];
    for (const step of context.df.getInput() as string[])
      done.push(yield context.df.callActivity('echo', step));
    return done;
  },
  *approval(context) {
    const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + 24 * HOUR));
    const answer = context.df.waitForExternalEvent('answer');
    context.df.setCustomStatus('waiting');
    const first = yield context.df.Task.any([answer, deadline]);
    if (first === deadline) return 'too late';
    deadline.cancel();
    return answer.result;
  },
  *fanOut(context) {
    const tasks = (context.df.getInput() as number[]).map((n) => context.df.callActivity('echo', n));
    return yield context.df.Task.all(tasks);
  },
  *racing(context) {
    // The same tasks are waited for again and again, as they come in.
    const open = new Map(['a', 'b', 'c'].map((name) => [context.df.callActivity('echo', name), name]));
    const deadline = context.df.createTimer(new Date(context.df.currentUtcDateTime.getTime() + HOUR));
    const order: unknown[] = [];
    while (open.size > 0) {
      const winner = (yield context.df.Task.any([...open.keys(), deadline])) as never;
      order.push(open.get(winner));
      open.delete(winner);
    }
    deadline.cancel();
    order.push(yield context.df.callActivity('echo', 'last'));
    return order.toSorted();
  },
  *retrying(context) {
    return yield context.df.callActivityWithRetry('flaky', new RetryOptions(1_000, 3), context.df.getInput());
  },
  *needing(context) {
    const first = yield context.df.callActivity('echo', 'once');
    return [first, yield context.df.callActivity('flaky', context.df.getInput())];
  },
  *parent(context) {
    try {
      return yield context.df.callSubOrchestrator(
        'steps',
        context.df.getInput(),
        `${context.df.instanceId}/kid`,
      );
    } catch (error) {
      return (error as Error).message.split(' \n ')[0];
    }
  },
  *parentOfWaiting(context) {
    return yield context.df.callSubOrchestrator('approval', null, `${context.df.instanceId}-kid`);
  },
  *parentOfNeeding(context) {
    return yield context.df.callSubOrchestrator(
      'needing',
      context.df.getInput(),
      `${context.df.instanceId}-kid`,
    );
  },
  *waitingFor(context) {
    return yield context.df.callSubOrchestrator('waitingFor', context.df.getInput(), context.df.getInput());
  },
  *counting(context) {
    const { n, until } = context.df.getInput() as { n: number; until: number };
    if (n === until) return n;
    const add = (yield context.df.waitForExternalEvent('add')) as number;
    context.df.continueAsNew({ n: n + add, until });
    return undefined;
  },
  *lost(context) {
    return yield context.df.callActivity('noSuchActivity');
  },
  // biome-ignore lint/correctness/useYield: throws before it comes to that
  *throwsText() {
    throw 'just words';
  },
  // biome-ignore lint/correctness/useYield: an orchestrator without tasks
  *bigint() {
    return 1n;
  },
  *oddStatus(context) {
    context.df.setCustomStatus(1);
    yield context.df.waitForExternalEvent('go');
    context.df.setCustomStatus(1n);
    yield context.df.waitForExternalEvent('go');
  },
  *locking(context) {
    const account = new EntityId('account', 'a');
    const lock = (yield context.df.lock(account)) as { release(): void };
    const before = (yield context.df.callEntity(account, 'get')) as number;
    yield context.df.callActivity('echo', 'meanwhile');
    yield context.df.callEntity(account, 'set', before + 1);
    lock.release();
    return before;
  },
};

let attempts = 0;
const app: TestApp = {
  orchestrators,
  activities: {
    echo: (value: unknown) => value,
    flaky: ({ failures }: { failures: number }) => {
      attempts += 1;
      if (attempts <= failures) throw new Error(`attempt ${attempts}`);
      return attempts;
    },
  },
  entities: {
    account: (context: {
      df: { operationName: string; getState(init: () => number): number } & Record<
        string,
        (v: unknown) => void
      >;
    }) => {
      const value = context.df.getState(() => 0);
      if (context.df.operationName === 'get') context.df.return?.(value);
      if (context.df.operationName === 'set')
        context.df.setState?.((context.df.getInput as unknown as () => number)());
    },
  },
};

let folder: string;
let clock: VirtualClock;
let open: OpenEngine;

beforeEach(async () => {
  attempts = 0;
  folder = mkdtempSync(join(tmpdir(), 'tillstream-durable-'));
  clock = new VirtualClock(T0);
  open = await openEngine(folder, app, { clock });
});

afterEach(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, input: unknown, id = 'i'): Promise<void> {
  expect(await open.engine.start({ name, id, input: JSON.stringify(input) })).toEqual({ started: id });
}

/** Lets the process end and another take up its state. */
async function reopen(options: { maxIdle?: number } = {}): Promise<void> {
  await open.close();
  open = await openEngine(folder, app, { clock, ...options });
}

/** Until the instance has come to rest at something that it waits for. */
async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 1));
}

function historyOf(id: string): number[] {
  const row = open.engine.status(id);
  return row === undefined ? [] : open.engine.history(row.key).map(({ EventType: type }) => type);
}

const count = (id: string, type: number) => historyOf(id).filter((t) => t === type).length;

describe('orchestrations', () => {
  it('run their activities one after the other and end with their output', async () => {
    await start('steps', ['reserve', 'charge', 'ship']);
    expect(await open.ended('i')).toEqual(['reserve', 'charge', 'ship']);
    expect(open.engine.status('i')).toMatchObject({ status: Status.Completed, created: T0, custom: null });
    expect(count('i', EventType.TaskScheduled)).toBe(3);
    expect(count('i', EventType.TaskCompleted)).toBe(3);
    expect(open.engine.resident).toBe(0);
  });

  it('end at once when the event comes before the deadline', async () => {
    await start('approval', null);
    await until(() => open.engine.status('i')?.custom === '"waiting"');
    expect(await open.engine.raise('i', 'answer', '"yes"')).toBe('accepted');
    expect(await open.ended('i')).toBe('yes');
    expect(await open.engine.raise('i', 'answer', '"again"')).toBe('ended');
    expect(await open.engine.raise('nobody', 'answer', '"yes"')).toBe('unknown');
  });

  it('end after 24 hours of the clock when no event comes, also in another process', async () => {
    await start('approval', null);
    await until(() => historyOf('i').includes(EventType.TimerCreated));
    await clock.moveTo(T0 + 23 * HOUR);
    await reopen();
    expect(open.engine.status('i')?.status).toBe(Status.Running);
    await clock.moveTo(T0 + 24 * HOUR);
    expect(await open.ended('i')).toBe('too late');
    expect(open.engine.status('i')?.updated).toBe(T0 + 24 * HOUR);
  });

  it('keep an event that comes before anybody waits for it', async () => {
    const started = open.engine.start({ name: 'approval', id: 'i', input: null });
    const raised = open.engine.raise('i', 'answer', '{"early":true}');
    await Promise.all([started, raised]);
    expect(await open.ended('i')).toEqual({ early: true });
  });

  it('read what came in together in one turn', async () => {
    await start('fanOut', [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await open.ended('i')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(count('i', EventType.OrchestratorStarted)).toBe(2);
  });

  it('may wait for the same tasks again', async () => {
    await start('racing', null);
    expect(await open.ended('i')).toEqual(['a', 'b', 'c', 'last']);
    expect(count('i', EventType.TaskScheduled)).toBe(4);
    expect(count('i', EventType.TimerCreated)).toBe(1);
  });

  it('try again after the interval', async () => {
    await start('retrying', { failures: 2 });
    await until(() => count('i', EventType.TimerCreated) === 1);
    expect(attempts).toBe(1);
    await clock.moveTo(T0 + 1_000);
    await until(() => count('i', EventType.TimerCreated) === 2);
    await clock.moveTo(T0 + 2_000);
    expect(await open.ended('i')).toBe(3);
  });

  it('fail with the reason of the last attempt', async () => {
    await start('retrying', { failures: 9 });
    await until(() => count('i', EventType.TimerCreated) === 1);
    await clock.moveTo(T0 + 1_000);
    await until(() => count('i', EventType.TimerCreated) === 2);
    await clock.moveTo(T0 + 2_000);
    expect(await open.ended('i')).toMatch(
      /^Orchestrator function 'retrying' failed: Activity function 'flaky' failed: {2}attempt 3 \n /,
    );
    expect(open.engine.status('i')?.status).toBe(Status.Failed);
  });

  it('get the output of their children, and their failures', async () => {
    await start('parent', ['a', 'b']);
    expect(await open.ended('i')).toEqual(['a', 'b']);
    await start('parent', 7, 'bad');
    expect(await open.ended('bad')).toMatch(/^Orchestrator function 'steps' failed: .* is not iterable$/);
  });

  it('hear from a child that ends in another process', async () => {
    await start('parentOfWaiting', null);
    await until(() => open.engine.status('i-kid')?.custom === '"waiting"');
    await reopen();
    await open.engine.raise('i-kid', 'answer', '42');
    expect(await open.ended('i')).toBe(42);
  });

  it('continue as new with an empty history, and do not lose what comes later', async () => {
    await start('counting', { n: 0, until: 3 });
    for (const n of [1, 2]) {
      await until(() => JSON.parse(open.engine.status('i')?.input ?? '{}').n === (n === 1 ? 0 : 1));
      await open.engine.raise('i', 'add', String(n));
    }
    expect(await open.ended('i')).toBe(3);
    expect(count('i', EventType.EventRaised)).toBe(0);
  });

  it('stay Running for an activity that does not exist, and the log says why', async () => {
    await start('lost', null);
    await until(() => open.logs.length > 0);
    expect(open.engine.status('i')?.status).toBe(Status.Running);
    expect(open.logs[0]).toContain("The function 'noSuchActivity' doesn't exist");
  });

  it('stay Running when they throw a text, and the log says why', async () => {
    await start('throwsText', null);
    await until(() => open.logs.length > 0);
    expect(open.engine.status('i')?.status).toBe(Status.Running);
    expect(open.logs[0]).toContain('threw something without a message');
  });

  it('fail when they return what JSON cannot carry', async () => {
    await start('bigint', null);
    expect(await open.ended('i')).toContain('BigInt');
  });

  it('of a version above the default one stay Pending', async () => {
    await open.engine.start({ name: 'steps', id: 'i', input: '[]', version: '2.0' });
    await open.engine.start({ name: 'steps', id: 'j', input: '[]' });
    await open.ended('j');
    expect(open.engine.status('i')?.status).toBe(Status.Pending);
    expect(await open.engine.raise('i', 'go', '1')).toBe('accepted');
    await start('steps', [], 'k');
    await open.ended('k');
    expect(open.engine.status('i')?.status).toBe(Status.Pending);
    await open.engine.terminate('i', 'enough');
    expect(await open.ended('i')).toBe('enough');
  });

  it('that are paused fail when they show what JSON cannot carry', async () => {
    await start('oddStatus', null);
    await until(() => open.engine.status('i')?.custom === '1');
    await open.engine.suspend('i', 'pause');
    await open.engine.raise('i', 'go', '1');
    expect(await open.ended('i')).toContain('BigInt');
  });
});

describe('instances', () => {
  it('are started once while they run, and anew when they have ended', async () => {
    await start('approval', null);
    expect(await open.engine.start({ name: 'approval', id: 'i', input: null })).toEqual({
      exists: Status.Running,
    });
    await open.engine.terminate('i', 'enough');
    expect(await open.ended('i')).toBe('enough');
    expect(open.engine.status('i')?.status).toBe(Status.Terminated);
    await start('steps', ['once more']);
    expect(await open.ended('i')).toEqual(['once more']);
    expect(open.engine.status('i')?.generation).toBe(1);
  });

  it('are started once when two ask at the same moment', async () => {
    const both = await Promise.all(
      [1, 2].map(() => open.engine.start({ name: 'approval', id: 'i', input: null })),
    );
    expect(both.filter((answer) => 'started' in answer)).toHaveLength(1);
  });

  it('can be ended, started again and ended before the disk has answered', async () => {
    const answers = [1, 2, 3].map(async (n) => {
      await open.engine.start({ name: 'steps', id: 'i', input: `[${n}]` });
      return await open.ended('i');
    });
    await Promise.all(answers);
    await reopen();
    expect(open.engine.list({}, 0, 10)).toHaveLength(1);
  });

  it('are listed by status, time and prefix, page by page', async () => {
    for (const id of ['a1', 'a2', 'b1']) await start('steps', [], id);
    await clock.moveTo(T0 + 1_000);
    await start('approval', null, 'a3');
    await Promise.all(['a1', 'a2', 'b1'].map((id) => open.ended(id)));
    const ids = (...[filter, after = 0, limit = 10]: [object, number?, number?]) =>
      open.engine.list(filter, after, limit).map(({ id }) => id);
    expect(ids({})).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(ids({ statuses: [Status.Completed] })).toEqual(['a1', 'a2', 'b1']);
    expect(ids({ statuses: [Status.Running, Status.Pending] })).toEqual(['a3']);
    expect(ids({ statuses: [Status.Completed, Status.Running] })).toEqual(['a1', 'a2', 'b1', 'a3']);
    expect(ids({ prefix: 'a' })).toEqual(['a1', 'a2', 'a3']);
    expect(ids({ createdFrom: T0 + 500 })).toEqual(['a3']);
    expect(ids({ createdTo: T0 + 500 })).toEqual(['a1', 'a2', 'b1']);
    const [first] = open.engine.list({}, 0, 1);
    expect(ids({}, first?.key, 2)).toEqual(['a2', 'b1']);
  });

  it('are purged when they have ended, by id and by filter', async () => {
    for (const id of ['a', 'b', 'c']) await start('steps', [], id);
    await start('approval', null, 'open');
    await Promise.all(['a', 'b', 'c'].map((id) => open.ended(id)));
    expect(await open.engine.purge('open')).toEqual({ refused: Status.Running });
    expect(await open.engine.purge('a')).toEqual({ deleted: 1 });
    expect(await open.engine.purge('a')).toBeUndefined();
    expect(await open.engine.purgeBy({ createdFrom: T0 })).toBe(2);
    expect(open.engine.list({}, 0, 10).map(({ id }) => id)).toEqual(['open']);
  });

  it('that wait leave memory, and go on when something comes for them', async () => {
    await reopen({ maxIdle: 10 });
    const ids = Array.from({ length: 50 }, (_, n) => `w${n}`);
    await Promise.all(ids.map((id) => start('approval', null, id)));
    for (let n = 0; open.engine.resident > 13; n++) {
      await start('steps', [], `s${n}`);
      await open.ended(`s${n}`);
    }
    expect(
      open.engine.list({ prefix: 'w' }, 0, 100).filter(({ custom }) => custom === '"waiting"'),
    ).toHaveLength(50);
    for (const id of ids.slice(0, 25)) await open.engine.raise(id, 'answer', '1');
    await clock.moveTo(T0 + 24 * HOUR);
    const outputs = await Promise.all(ids.map((id) => open.ended(id)));
    expect(outputs.filter((output) => output === 1)).toHaveLength(25);
    expect(outputs.filter((output) => output === 'too late')).toHaveLength(25);
  });

  it('do nothing while they are suspended', async () => {
    await start('approval', null);
    await until(() => open.engine.status('i')?.custom === '"waiting"');
    await open.engine.suspend('i', 'pause');
    await until(() => open.engine.status('i')?.status === Status.Suspended);
    expect(await open.engine.suspend('i', 'again')).toEqual({ refused: Status.Suspended });
    await open.engine.raise('i', 'answer', '"yes"');
    await until(() => historyOf('i').includes(EventType.EventRaised));
    await reopen();
    expect(open.engine.status('i')).toMatchObject({ status: Status.Suspended, output: '"pause"' });
    await open.engine.resume('i', 'on');
    expect(await open.ended('i')).toBe('yes');
  });

  it('that failed go on from the failure after a rewind', async () => {
    await start('needing', { failures: 1 });
    expect(await open.ended('i')).toContain('attempt 1');
    expect(await open.engine.rewind('i', 'repaired')).toBe('accepted');
    expect(await open.ended('i')).toEqual(['once', 2]);
    expect(await open.engine.rewind('i', 'again')).toEqual({ refused: Status.Completed });
    expect(await open.engine.rewind('nobody', '')).toBe('unknown');
  });

  it('take up a child of theirs again after a rewind, and what it has done meanwhile', async () => {
    await start('parentOfNeeding', { failures: 3 });
    expect(await open.ended('i')).toContain('attempt 1');
    expect(await open.engine.rewind('i', 'repaired')).toBe('accepted');
    expect(await open.ended('i')).toContain('attempt 2');
    expect(await open.engine.rewind('i-kid', 'repaired')).toBe('accepted');
    expect(await open.ended('i-kid')).toContain('attempt 3');
    expect(await open.engine.rewind('i-kid', 'repaired')).toBe('accepted');
    expect(await open.ended('i-kid')).toEqual(['once', 4]);
    expect(await open.engine.rewind('i', 'repaired')).toBe('accepted');
    expect(await open.ended('i')).toEqual(['once', 4]);
    expect(attempts).toBe(4);
  });

  it('try the id of a child again after a rewind when it was not theirs, be it their own', async () => {
    await start('waitingFor', 'i');
    expect(await open.ended('i')).toContain('already exists');
    await start('waitingFor', 'i', 'j');
    // The child of j takes the place of i, which has ended, and fails likewise.
    expect(await open.ended('j')).toContain('already exists');
    expect(await open.engine.rewind('i', 'again')).toBe('accepted');
    expect(await open.ended('i')).toContain('already exists');
  });

  it.each<[string, () => Promise<unknown>, unknown, Status | undefined]>([
    [
      'started anew',
      () => open.engine.start({ name: 'approval', id: 'i', input: null }),
      { refused: Status.Pending },
      Status.Running,
    ],
    ['purged', () => open.engine.purgeBy({ createdFrom: T0 }), 'unknown', undefined],
  ])('are not rewound when they have just been %s', async (_, act, answer, status) => {
    await start('needing', { failures: 1 });
    await open.ended('i');
    let acted: Promise<unknown> | undefined;
    const actOnce = (name: unknown) => {
      // Before those are told who wait for this flush: the rewind is one of them.
      if (name === 'durable.commit.after') acted ??= act();
    };
    subscribe('tillstream.local.point', actOnce);
    try {
      const other = start('approval', null, 'other');
      expect(await open.engine.rewind('i', 'again')).toEqual(answer);
      await Promise.all([other, acted]);
    } finally {
      unsubscribe('tillstream.local.point', actOnce);
    }
    await start('steps', [], 'last');
    await open.ended('last');
    expect(open.engine.status('i')?.status).toBe(status);
    await reopen();
    expect(open.engine.status('i')?.status).toBe(status);
  });

  it('that were rewound are not purged as failed ones before that is on disk', async () => {
    await start('needing', { failures: 1 });
    await open.ended('i');
    const rewound = open.engine.rewind('i', 'repaired');
    // The rewind begins right after the flush that it waits for, and so does this.
    const purged = open.engine.purge('nobody').then(() => open.engine.purgeBy({ createdFrom: T0 }));
    expect(await rewound).toBe('accepted');
    expect(await purged).toBe(0);
    expect(await open.ended('i')).toEqual(['once', 2]);
    expect(open.engine.status('i')?.status).toBe(Status.Completed);
  });
});

describe('entities', () => {
  it('keep their state, and what others do to it waits for the lock', async () => {
    const account = { name: 'account', key: 'a' };
    const state = () => open.engine.entities.read(open.engine.status('@account@a'));
    expect(state()).toBeUndefined();
    await open.engine.entities.signal(account, 'set', '10');
    await until(() => state() === '10');
    await reopen();
    await Promise.all(['x', 'y', 'z'].map((id) => start('locking', null, id)));
    const seen = await Promise.all(['x', 'y', 'z'].map((id) => open.ended(id)));
    expect(seen.toSorted()).toEqual([10, 11, 12]);
    await until(() => state() === '13');
  });
});
