import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Journal } from './journal.ts';
import { LokiBook, type LokiCollection, type LokiDatabase, type LokiDocument } from './loki-book.ts';

const fromAzurite = createRequire(createRequire(import.meta.url).resolve('azurite'));
const Loki = fromAzurite('lokijs') as new (name: string, options: object) => LokiDatabase;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'loki-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function open() {
  const journal = new Journal(dir);
  const database = new Loki(join(dir, 'never-written'), { autosave: true, autosaveInterval: 1 });
  new LokiBook(journal, 'test', database, { growingLists: ['blocks'] });
  await journal.recover();
  const people = database.addCollection('people', { unique: ['name'], indices: ['age'] });
  return { journal, database, people };
}

const insert = (collection: LokiCollection, document: object) =>
  collection.insertOne(document) as LokiDocument;
const documents = (collection: LokiCollection) => collection.data.map(({ meta: _, ...rest }) => rest);

it('gives back documents with their numbers, dates and bytes', async () => {
  const { journal, people } = await open();
  insert(people, {
    name: 'a',
    born: new Date(5),
    key: new Uint8Array([1, 255]),
    nested: [{ at: new Date(6) }],
  });
  insert(people, { name: 'gone' });
  const c = insert(people, { name: 'c', age: 3 });
  people.remove(people.data[1] as LokiDocument);
  c.age = 4;
  people.update(c);
  journal.flush();

  const again = await open();
  expect(documents(again.people)).toEqual([
    { $loki: 1, name: 'a', born: new Date(5), key: Buffer.from([1, 255]), nested: [{ at: new Date(6) }] },
    { $loki: 3, name: 'c', age: 4 },
  ]);
  expect(again.people.findOne({ age: 4 })).toMatchObject({ name: 'c' });
  expect(insert(again.people, { name: 'd' }).$loki).toBe(4);
  expect(() => insert(again.people, { name: 'c' })).toThrow(/Duplicate key/);
});

it('sees removals by query, in lists and of everything', async () => {
  const { journal, database, people } = await open();
  for (const age of [1, 2, 3, 4, 5, 6]) insert(people, { name: `n${age}`, age });
  (people as unknown as { findAndRemove(query: object): void }).findAndRemove({ age: { $lt: 3 } });
  people.remove([people.data[0] as LokiDocument]);
  const cleared = database.addCollection('cleared');
  insert(cleared, { a: 1 });
  cleared.clear();
  insert(cleared, { a: 2 });
  journal.flush();
  const again = await open();
  expect(documents(again.people).map(({ age }) => age)).toEqual([4, 5, 6]);
  expect(documents(again.database.addCollection('cleared')).map(({ a }) => a)).toEqual([2]);
});

it('keeps apart a collection that was removed and its successor of the same name', async () => {
  const { journal, database } = await open();
  insert(database.addCollection('t'), { old: true });
  database.removeCollection('t');
  insert(database.addCollection('t'), { old: false });
  journal.flush();
  const again = await open();
  expect(documents(again.database.addCollection('t'))).toEqual([{ $loki: 1, old: false }]);
});

it('writes only the new end of a list that grows, also across a snapshot', async () => {
  const { journal, people } = await open();
  const document = insert(people, { name: 'long', blocks: [] as number[] });
  const blocks = document.blocks as number[];
  const grow = () => {
    blocks.push(blocks.length);
    people.update(document);
    journal.flush();
  };
  for (let i = 0; i < 500; i++) grow();
  const sizeBefore = journal.size;
  grow();
  expect(journal.size - sizeBefore).toBeLessThan(300);
  const snapshot = journal.snapshot();
  grow();
  await snapshot;
  grow();
  const copy = insert(people, { name: 'copy', blocks });
  grow();
  people.update(copy);
  journal.flush();
  const again = await open();
  const expected = Array.from({ length: 504 }, (_, i) => i);
  expect(documents(again.people).map((found) => found.blocks)).toEqual([expected, expected]);
});

it('leaves no file of LokiJS behind', async () => {
  const { journal, database, people } = await open();
  insert(people, { name: 'a' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise<void>((resolve) => database.saveDatabase(() => resolve()));
  await journal.close();
  const files = await readdir(dir);
  expect(files.filter((name) => !/^(journal|snapshot)-\d+/.test(name))).toEqual([]);
  expect(
    await readFile(join(dir, files.find((name) => name.startsWith('snapshot')) ?? ''), 'utf8'),
  ).toContain('"name":"a"');
});
