import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Store } from './store.ts';

describe('the store', () => {
  let folder: string;
  let store: Store;
  let commits = 0;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'broker-store-'));
    store = new Store(join(folder, 'new', 'broker.db'));
    store.database.exec('CREATE TABLE item (name TEXT PRIMARY KEY)');
    commits = 0;
    const { exec } = store.database;
    store.database.exec = (sql) => {
      if (sql === 'COMMIT') commits++;
      exec.call(store.database, sql);
    };
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (name: string) => () => void store.database.prepare('INSERT INTO item VALUES (?)').run(name);
  const names = () =>
    store.database
      .prepare('SELECT name FROM item ORDER BY name')
      .all()
      .map(({ name }) => name);

  test('what is asked for in one turn of the loop is one transaction', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => store.write(insert(name))));
    expect(commits).toBe(1);
    await store.write(insert('d'));
    expect(commits).toBe(2);
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a write that fails takes no other with it', async () => {
    await store.write(insert('a'));
    const outcomes = await Promise.allSettled(['b', 'a', 'c'].map((name) => store.write(insert(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'broker-store-failed' } });
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  test('nothing is written before the turn ends', async () => {
    const written = store.write(insert('a'));
    expect(names()).toEqual([]);
    await written;
    expect(names()).toEqual(['a']);
  });

  test('what nobody waits for goes with what somebody waits for, or alone a little later', async () => {
    const lazily = (name: string) => new Promise((resolve) => store.enqueueLazily(insert(name), resolve));
    const first = lazily('a');
    await store.write(insert('b'));
    await first;
    expect(commits).toBe(1);
    await lazily('c');
    expect(commits).toBe(2);
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  test('a second broker on the same file is refused', () => {
    expect(() => new Store(join(folder, 'new', 'broker.db'))).toThrow(
      expect.objectContaining({ code: 'broker-state-in-use' }),
    );
  });

  test('what is under way is committed on closing', async () => {
    const written = store.write(insert('a'));
    store.close();
    await written;
    store = new Store(join(folder, 'new', 'broker.db'));
    expect(names()).toEqual(['a']);
  });
});
