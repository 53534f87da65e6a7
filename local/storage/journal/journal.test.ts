import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Book, Journal, type JournalOptions } from './journal.ts';

/** Numbers by name. */
class Numbers implements Book {
  readonly name: string;
  readonly held = new Map<string, number>();
  readonly #journal: Journal;

  constructor(journal: Journal, name = 'numbers') {
    this.#journal = journal;
    this.name = name;
    journal.add(this);
  }

  put(name: string, value: number): void {
    this.held.set(name, value);
    this.#journal.write(this, `${name}=${value}`);
  }

  delete(name: string): void {
    this.held.delete(name);
    this.#journal.write(this, `${name}=`);
  }

  apply(record: string): void {
    const [name = '', value] = record.split('=');
    if (value === undefined) throw new Error('No number.');
    if (value === '') this.held.delete(name);
    else this.held.set(name, Number(value));
  }

  *records(): Generator<string> {
    for (const [name, value] of this.held) yield `${name}=${value}`;
  }
}

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function open(options?: JournalOptions) {
  const journal = new Journal(dir, options);
  const numbers = new Numbers(journal);
  const records = await journal.recover();
  return { journal, numbers, records };
}

const held = async () => Object.fromEntries((await open()).numbers.held);
const lastJournal = async () =>
  join(
    dir,
    (await readdir(dir))
      .filter((name) => name.endsWith('.log'))
      .sort()
      .at(-1) ?? '',
  );

it('gives back what was flushed, without any farewell', async () => {
  const { journal, numbers } = await open();
  numbers.put('a', 1);
  numbers.put('b', 2);
  numbers.delete('a');
  numbers.put('ü\u2028', 3);
  journal.flush();
  expect(await held()).toEqual({ b: 2, 'ü\u2028': 3 });
});

it('writes what was left at the end of the turn by itself', async () => {
  const { numbers } = await open();
  numbers.put('a', 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await held()).toEqual({ a: 1 });
});

it('takes a group that is not whole for nothing', async () => {
  const { journal, numbers } = await open();
  numbers.put('a', 1);
  journal.flush();
  const file = await lastJournal();
  const whole = (await readFile(file)).length;
  numbers.put('a', 2);
  numbers.put('b', 2);
  journal.flush();
  const size = (await readFile(file)).length;
  for (let length = whole; length < size; length++) {
    await truncate(file, length);
    expect(await held()).toEqual({ a: 1 });
    await writeFile(file, 'numbers a=1\n=\nnumbers a=2\nnumbers b=2\n=\n');
  }
});

it('goes on after a torn end', async () => {
  await appendFile(join(dir, 'journal-000001.log'), 'numbers a=1\n=\nnumbers a=2\nnum');
  const { journal, numbers } = await open();
  numbers.put('b', 3);
  journal.flush();
  expect(await held()).toEqual({ a: 1, b: 3 });
});

it('refuses what it cannot read inside a whole group', async () => {
  await appendFile(join(dir, 'journal-000001.log'), 'numbers a\n=\n');
  await expect(open()).rejects.toMatchObject({ code: 'journal-damaged', message: 'Cannot apply: numbers a' });
  await writeFile(join(dir, 'journal-000001.log'), 'letters a=1\n=\n');
  await expect(open()).rejects.toMatchObject({ code: 'journal-unknown-book' });
});

it('replaces a grown journal by a snapshot, and still has what came meanwhile', async () => {
  const { journal, numbers } = await open({ snapshotAfter: 1000 });
  for (let i = 0; i < 200; i++) {
    numbers.put(`n${i % 20}`, i);
    journal.flush();
    if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  numbers.delete('n3');
  numbers.put('n4', -4);
  await journal.close();
  const files = (await readdir(dir)).sort();
  expect(files).toEqual([expect.stringMatching(/^journal-/), expect.stringMatching(/^snapshot-/)]);
  const { numbers: again, records } = await open();
  expect(again.held.get('n3')).toBeUndefined();
  expect(again.held.get('n4')).toBe(-4);
  expect(again.held.get('n19')).toBe(199);
  expect(again.held.size).toBe(19);
  expect(records).toBeLessThan(40);
});

it('does not read a snapshot that was not finished', async () => {
  const { journal, numbers } = await open();
  numbers.put('a', 1);
  journal.flush();
  await writeFile(join(dir, 'snapshot-000002.part'), 'numbers a=7\n=\n');
  expect(await held()).toEqual({ a: 1 });
  expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('survives a death between the snapshot and the end of what it replaces', async () => {
  await writeFile(join(dir, 'journal-000001.log'), 'numbers a=1\nnumbers b=1\n=\n');
  await writeFile(join(dir, 'snapshot-000002'), 'numbers a=2\n=\n');
  await writeFile(join(dir, 'journal-000002.log'), 'numbers c=3\n=\n');
  expect(await held()).toEqual({ a: 2, c: 3 });
  expect(await readdir(dir)).not.toContain('journal-000001.log');
});

it('closes with a snapshot, so that the next start reads little', async () => {
  const { journal, numbers } = await open();
  for (let i = 0; i < 100; i++) numbers.put('a', i);
  await journal.close();
  const { numbers: again, records } = await open();
  expect(again.held.get('a')).toBe(99);
  expect(records).toBe(1);
});

it('tells a failing disk before anything is answered', async () => {
  const failures: unknown[] = [];
  const { journal, numbers } = await open({ onFailure: (error) => failures.push(error) });
  await journal.close();
  numbers.put('a', 1);
  journal.flush();
  expect(failures).toMatchObject([{ code: 'journal-closed' }]);
});

it('has everything that was flushed, whatever the order of writes, snapshots and deaths', async () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ name: fc.nat(12), value: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ name: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.constant('snapshot' as const) },
    { weight: 1, arbitrary: fc.constant('death' as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      await rm(dir, { recursive: true, force: true });
      const expected = new Map<string, number>();
      let { journal, numbers } = await open();
      const snapshots: Promise<void>[] = [];
      for (const one of steps) {
        if (one === 'snapshot') {
          // Not awaited: the writes that follow happen while it is being taken.
          snapshots.push(journal.snapshot());
          continue;
        }
        if (one === 'death') {
          await Promise.all(snapshots.splice(0));
          ({ journal, numbers } = await open());
          expect(numbers.held).toEqual(expected);
          continue;
        }
        const name = `n${one.name}`;
        if ('value' in one) {
          numbers.put(name, one.value);
          expected.set(name, one.value);
        } else {
          numbers.delete(name);
          expected.delete(name);
        }
        journal.flush();
        if (one.name % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(snapshots);
      const { numbers: last } = await open();
      expect(last.held).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
