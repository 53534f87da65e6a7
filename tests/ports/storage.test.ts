import { TableClient, TableServiceClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connections } from '../../shared/azure/connections.ts';
import { createAdapters } from '../../shared/azure/index.ts';
import { Feed } from '../../shared/azure/read-model/feed.ts';
import { type Progress, ProgressStore, START } from '../../shared/azure/read-model/progress.ts';
import { Table } from '../../shared/azure/table.ts';
import type { Config } from '../../shared/config.ts';
import { anAccount } from './account.ts';
import { anOrderId } from './fixtures.ts';
import { completed, stored } from './order-story.ts';
import { through } from './through.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let config: Config;
let table: Table;

beforeAll(async () => {
  world = await startWorld({ broker: false });
});

beforeEach(() => {
  config = anAccount(world.config);
  table = new Table(connections(config), 'rows');
});

afterAll(() => world.close());

const row = (rowKey: string, json = '{}') => ({ partitionKey: "it's a partition", rowKey, json });
const account = () => (config.storage as { connectionString: string }).connectionString;

describe('A table', () => {
  it('is made when it is missing, once, and again when somebody deletes it', async () => {
    expect(await table.get('p', 'r')).toBeUndefined();
    expect(await table.range('p')).toEqual([]);
    await Promise.all(['a', 'b', 'c'].map((key) => table.insert({ ...row(key), partitionKey: key })));
    const service = TableServiceClient.fromConnectionString(account(), { allowInsecureConnection: true });
    await service.deleteTable('rows');
    expect(await table.get('a', 'a')).toBeUndefined();
    expect(await table.insert(row('d'))).toBe('inserted');
    expect((await table.range("it's a partition")).map(({ rowKey }) => rowKey)).toEqual(['d']);
  });

  it('takes text as it is, in keys and values', async () => {
    const texts = ['plain', "o'clock", 'ü ß 漢 😀', 'line\r\nfeed --batch_', '{"json":"\\u0000"}'];
    await Promise.all(texts.map((text, index) => table.put(row(`row ${index} 'ü'`, text))));
    const rows = await table.range("it's a partition");
    expect(rows.map(({ json }) => json)).toEqual(texts);
    const client = TableClient.fromConnectionString(account(), 'rows', { allowInsecureConnection: true });
    expect(await client.getEntity("it's a partition", "row 2 'ü'")).toMatchObject({ json: 'ü ß 漢 😀' });
  });

  it('tells the rows that are refused from their neighbours in a transaction', async () => {
    await table.insert(row('b'));
    await table.insert(row('d'));
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'b', 'f'].map((key) => table.insert(row(key))),
    );
    expect(answers).toEqual([
      'inserted',
      'present',
      'inserted',
      'present',
      'inserted',
      'present',
      'inserted',
    ]);
    const results = await Promise.allSettled([
      table.insert(row('g')),
      table.insert({ ...row('h'), json: 'x'.repeat(40_000) }),
      table.insert(row('i')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { name: 'TerminalFault', code: 'PropertyValueTooLarge' } });
  });

  it('replaces a row only as it was read', async () => {
    const first = await table.putGuarded(row('a', '1'), undefined);
    expect(first).toMatchObject({ etag: expect.stringMatching(/^W\//) });
    const etag = (first as { etag: string }).etag;
    expect(await table.putGuarded(row('a', '1'), undefined)).toBe('refused');
    const [second] = await Promise.all([table.putGuarded(row('a', '2'), etag), table.insert(row('z'))]);
    expect(second).toMatchObject({ etag: expect.stringMatching(/^W\//) });
    expect(await table.putGuarded(row('a', '3'), etag)).toBe('refused');
    expect(await table.putGuarded(row('a', '3'), (second as { etag: string }).etag)).not.toBe('refused');
    expect(await table.get("it's a partition", 'a')).toMatchObject({ json: '3' });
  });

  it('takes more than a transaction holds', async () => {
    const keys = Array.from({ length: 250 }, (_, index) => String(index).padStart(3, '0'));
    await Promise.all(keys.map((key) => table.insert(row(key, 'x'.repeat(20_000)))));
    expect((await table.range("it's a partition")).map(({ rowKey }) => rowKey)).toEqual(keys);
    expect((await table.range("it's a partition", '010', '012')).map(({ rowKey }) => rowKey)).toEqual([
      '010',
      '011',
    ]);
  });
});

describe('The progress of a projection', () => {
  const upTo = (lastPosition: number, COMPLETED: number): Progress => {
    return { ...START, lastPosition, counts: { RUNNING: 0, COMPLETED, FAILED: 0 } };
  };

  it('does not go back when the same instance was given a partition twice, and the longer batch was quicker', async () => {
    const clock = { now: () => Date.UTC(2026, 10, 21, 10) };
    const progress = new ProgressStore(connections(config), '', { clock });
    const first = await progress.of('0', 0);
    await progress.advance('0', first, upTo(4, 1));
    const [slow, quick] = [await progress.of('0', 5), await progress.of('0', 5)];
    await progress.advance('0', quick, upTo(19, 4));
    await expect(progress.advance('0', slow, upTo(9, 2))).rejects.toMatchObject({ code: 'projection-moved' });
    expect((await progress.of('0', 5)).progress).toEqual(upTo(19, 4));
    expect((await progress.of('0', 20)).progress).toEqual(upTo(19, 4));
  });
});

describe('The feed of notifications', () => {
  const textsUpTo = async (feed: Feed, lastPosition: number, hours: Progress['hours']) => {
    const known = new Map([['0', { ...START, lastPosition, hours }]]);
    return (await feed.read(known, undefined, 1_000)).items.map(({ text }) => text);
  };

  it('loses nothing to one that writes the beginning of a batch again, late', async () => {
    const feed = new Feed(new Table(connections(config), 'feed'));
    const events = stored([...completed(anOrderId()), ...completed(anOrderId())]);
    const hours = await feed.write('0', events, []);
    const before = await textsUpTo(feed, 9, hours);
    expect(before).toHaveLength(8);
    await feed.write('0', events.slice(0, 3), []);
    expect(await textsUpTo(feed, 9, hours)).toEqual(before);
  });

  it('takes orders of the longest items by the hundred', async () => {
    const feed = new Feed(new Table(connections(config), 'feed'));
    const items = Array.from({ length: 200 }, (_, index) => `${index} ${'漢'.repeat(96)}`);
    const received = Array.from({ length: 100 }, () =>
      completed(anOrderId(), { bought: { items } }).slice(0, 1),
    );
    const events = stored(received.flat());
    const hours = await feed.write('0', events, []);
    expect(await textsUpTo(feed, 99, hours)).toHaveLength(100);
  });
});

describe('With storage away', () => {
  it('fails with a fault that may pass, and goes on once it is back', async () => {
    let away = false;
    // Storage that is killed would leave its port to whoever takes one meanwhile.
    const line = await through(config, ({ socket }) => {
      if (away) socket.destroy();
      return away;
    });
    const adapters = await createAdapters(line.config);
    const id = anOrderId();
    const lines = [{ sku: 'milk', quantity: 1 }];
    await adapters.inventory.reserve(anOrderId(), lines);
    away = true;
    const results = await Promise.allSettled([
      adapters.orders.find(id),
      adapters.inventory.reserve(id, lines),
      adapters.payments.charge(id, 100, 'USD'),
      adapters.readModel.counts(),
      adapters.shipping.isActive(),
    ]);
    for (const result of results) expect(result).toMatchObject({ reason: { name: 'TransientFault' } });
    away = false;
    expect(await adapters.inventory.reserve(id, lines)).toEqual({ type: 'reserved' });
    expect(await adapters.inventory.levels()).toMatchObject({ milk: 8 });
    expect(await adapters.payments.charge(id, 100, 'USD')).toEqual({ type: 'charged' });
    await adapters.close();
    await line.close();
  });
});
