import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import type { OutgoingLink } from '../amqp/entity.ts';
import { parseEntities } from '../entities.ts';
import { Store } from '../store.ts';
import { Consumers } from './consumers.ts';
import { readContent } from './content.ts';
import { DeliveryJournal } from './delivery-journal.ts';
import { MemoryBudget } from './memory-budget.ts';
import { MessageTable } from './message-table.ts';
import { Queue } from './queue.ts';

/* What no client can bring about at will: a disk that fails, a receiver that goes in the middle of a turn. */

const NOON = 1772366400000;
let folder: string;
let store: Store;
let clock: VirtualClock;
let queue: Queue;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-test-'));
  store = new Store(join(folder, 'broker.db'));
  clock = new VirtualClock(NOON);
  const [settings] = parseEntities({ queues: [{ name: 'orders' }] }).queues;
  if (!settings) throw new Error('One queue is declared');
  queue = new Queue(settings, {
    store,
    clock,
    table: new MessageTable(store.database),
    journal: new DeliveryJournal(store),
    memory: new MemoryBudget(1_000_000),
  });
});

afterEach(() => {
  queue.close();
  store.close();
  rmSync(folder, { recursive: true });
});

/** A message with the body 'x'. */
const content = () => readContent(Buffer.from([0x00, 0x53, 0x75, 0xa0, 1, 0x78]));

const send = () =>
  new Promise<void>((resolve, reject) => {
    queue.send([content()], (fault) => (fault ? reject(fault) : resolve()));
  });

test('a scheduled message that could not be cancelled comes when its time has come', async () => {
  const numbers = await queue.schedule([{ ...content(), scheduledFor: NOON + 60_000 }]);
  store.database.exec(
    "CREATE TRIGGER full BEFORE DELETE ON queue_message BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  );
  await expect(queue.cancel(numbers)).rejects.toThrow('disk full');
  expect(queue.counts).toMatchObject({ active: 0, scheduled: 1 });
  await clock.moveTo(NOON + 60_000);
  await expect.poll(() => queue.counts).toMatchObject({ active: 1, scheduled: 0 });
});

test('a message on its way to a receiver that goes away stays in the queue', async () => {
  const sent: unknown[] = [];
  const link = {
    presettled: true,
    credit: 1,
    send: (parts: unknown) => sent.push(parts),
  } as unknown as OutgoingLink & { credit: number };
  const receiver = new Consumers(queue, queue.main).attach(link);
  await send();
  void receiver.credit();
  expect(queue.counts).toMatchObject({ active: 0 });
  link.credit = 0;
  receiver.detached?.();
  await expect.poll(() => queue.counts).toMatchObject({ active: 1, locked: 0 });
  expect(sent).toEqual([]);
  const lock = queue.lockNext(queue.main);
  expect(lock?.message.deliveryCount).toBe(1);
});

test('what falls due while the disk is full is tried again after a pause, not all the time', async () => {
  let tries = 0;
  store.database.function('tried', () => {
    tries += 1;
    return null;
  });
  const refuse = (what: string) =>
    `CREATE TEMP TRIGGER full_${what} BEFORE ${what} ON queue_message
     BEGIN SELECT tried(); SELECT RAISE(ABORT, 'disk full'); END`;
  await new Promise<void>((resolve, reject) => {
    const expiring = { ...content(), timeToLive: 60_000 };
    queue.send([expiring], (fault) => (fault ? reject(fault) : resolve()));
  });
  // As a receiver that waits.
  queue.main.onReady(() => setImmediate(() => queue.lockNext(queue.main)));
  await queue.schedule([{ ...content(), scheduledFor: NOON + 60_000 }]);
  for (const what of ['DELETE', 'UPDATE']) store.database.exec(refuse(what));
  const turns = async () => {
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  await clock.moveTo(NOON + 60_000);
  await turns();
  // Each once with the other, once alone.
  expect(tries).toBeLessThanOrEqual(4);
  await clock.moveTo(NOON + 61_000);
  await turns();
  expect(tries).toBeLessThanOrEqual(8);
  for (const what of ['DELETE', 'UPDATE']) store.database.exec(`DROP TRIGGER full_${what}`);
  await clock.moveTo(NOON + 62_000);
  await expect.poll(() => queue.counts).toMatchObject({ active: 1, locked: 1, scheduled: 0 });
});
