import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine, type TestApp } from './open-engine.ts';

const app: TestApp = {
  orchestrators: {
    *waits(context) {
      return yield context.df.waitForExternalEvent('go');
    },
    *parent(context) {
      try {
        return yield context.df.callSubOrchestrator('waits', null, 'taken');
      } catch (error) {
        return (error as Error).message.split(' \n ')[0];
      }
    },
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillstream-cut-off-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a parent hears that the id of its child is taken, wherever the process ends', async () => {
  const copies: string[] = [];
  const live = join(folder, 'live');
  const copy = (name: unknown) => {
    if (name !== 'durable.commit.after') return;
    // The writer rests: it gets the next group after this.
    const to = join(folder, `copy-${copies.length}`);
    for (const file of ['durable.db', 'durable.db-wal']) cpSync(join(live, file), join(to, file));
    copies.push(to);
  };
  mkdirSync(live);
  const running = await openEngine(live, app);
  await running.engine.start({ name: 'waits', id: 'taken', input: null });
  subscribe('tillstream.local.point', copy);
  try {
    await running.engine.start({ name: 'parent', id: 'p', input: null });
    await running.ended('p');
  } finally {
    unsubscribe('tillstream.local.point', copy);
    await running.close();
  }
  const outputs: unknown[] = [];
  for (const one of copies) {
    const again = await openEngine(one, app);
    if (again.engine.status('p') !== undefined) outputs.push(await again.ended('p'));
    await again.close();
  }
  const text = 'An Orchestration instance with the status Running already exists.';
  expect(outputs.length).toBeGreaterThan(1);
  expect(new Set(outputs)).toEqual(new Set([text]));
});
