import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Platform, queueClient, startPlatform, until } from '../messaging/testing.ts';

let platform: Platform;
let single: ReturnType<typeof queueClient>;
let batch: ReturnType<typeof queueClient>;

beforeAll(async () => {
  platform = await startPlatform({
    queues: [
      { name: 'single', maxDeliveryCount: 3, lockDuration: 'PT2S' },
      { name: 'batch', maxDeliveryCount: 3 },
      { name: 'bytes' },
    ],
    eventHubs: [{ name: 'events', partitionCount: 2, consumerGroups: ['plain', 'retried'] }],
  });
  single = queueClient(platform.connection, 'single');
  batch = queueClient(platform.connection, 'batch');
  await platform.startHost();
});

afterEach(() => platform.clearNotes());

afterAll(async () => {
  await Promise.all([single?.close(), batch?.close()]);
  await platform?.close();
});

const ended = (n: number) => platform.notes('single').some(({ at, body }) => at === 'end' && body.n === n);
const begun = (n: number) =>
  platform.notes('single').filter(({ at, body }) => at === 'begin' && body.n === n);

test('a message reaches the function with its metadata, and is completed', async () => {
  await single.sendRaw({
    body: { n: 1 },
    messageId: 'first',
    correlationId: 'order-7',
    subject: 'an order',
    applicationProperties: { Till: 12 },
  });
  await until(() => ended(1));
  expect(begun(1)[0]?.metadata).toEqual({
    deliveryCount: 1,
    lockToken: expect.stringMatching(/^[0-9a-f-]{36}$/),
    expiresAtUtc: '9999-12-31T23:59:59.999Z',
    enqueuedTimeUtc: expect.stringMatching(/^20/),
    messageId: 'first',
    sequenceNumber: 1,
    subject: 'an order',
    correlationId: 'order-7',
    applicationProperties: { till: 12 },
    userProperties: { till: 12 },
  });
  await until(async () => (await single.left()) === 0);
});

test('a failure abandons: the message comes again', async () => {
  await single.send({ n: 2, failUpTo: 2 });
  await until(() => ended(2));
  expect(begun(2).map(({ deliveryCount }) => deliveryCount)).toEqual([1, 2, 3]);
  await until(async () => (await single.left()) === 0);
});

test('a message that fails too often is dead-lettered', async () => {
  await single.send({ n: 3, failUpTo: 99 });
  expect(await single.deadLetters(1)).toEqual([
    { body: { n: 3, failUpTo: 99 }, deadLetterReason: 'MaxDeliveryCountExceeded' },
  ]);
  expect(begun(3).length).toBe(3);
});

test('the lock of a long invocation is renewed', async () => {
  await single.send({ n: 4, sleep: 2_600 });
  await until(() => ended(4));
  await until(async () => (await single.left()) === 0);
  expect(begun(4).length).toBe(1);
});

test('maxConcurrentCalls invocations run at a time', async () => {
  // The first one to end ends after the fourth has begun.
  await single.send(...[11, 12, 13, 14, 15].map((n) => ({ n, behind: 14, sleep: 300 })));
  await until(() => [11, 12, 13, 14, 15].every(ended));
  const order = platform.notes('single').map(({ at }) => at);
  expect(order.slice(0, 5)).toEqual(['begin', 'begin', 'begin', 'begin', 'end']);
});

test('text comes as a string, bytes as bytes', async () => {
  const bytes = queueClient(platform.connection, 'bytes');
  const body = (note: { body: unknown; isBuffer: boolean }) => [note.isBuffer, note.body];
  await bytes.sendRaw({ body: Buffer.from([0xff, 0x01]) });
  await until(() => platform.notes('bytes').length === 1);
  await bytes.sendRaw({ body: Buffer.from('no json') });
  await until(() => platform.notes('bytes').length === 2);
  expect(platform.notes('bytes').map(body)).toEqual([
    [true, { type: 'Buffer', data: [255, 1] }],
    [false, 'no json'],
  ]);
  await bytes.close();
});

test('a batch takes what has come, and settles as one', async () => {
  await batch.send({ n: 0, sleep: 500 });
  await until(() => platform.notes('batch').length === 1);
  await batch.send({ n: 1 }, { n: 2 }, { n: 3 });
  await until(() => platform.notes('batch').length > 1);
  expect(platform.notes('batch').slice(1)).toEqual([
    { fn: 'batch', bodies: [{ n: 1 }, { n: 2 }, { n: 3 }], deliveryCounts: [1, 1, 1] },
  ]);
  await until(async () => (await batch.left()) === 0);
  platform.clearNotes();
  await batch.send({ n: 4 }, { n: 5, failUpTo: 1 });
  await until(async () => (await batch.left()) === 0);
  const seen = platform.notes('batch').map(({ deliveryCounts }) => deliveryCounts);
  expect(seen.flat().toSorted()).toEqual([1, 1, 2, 2]);
});

test('output bindings send', async () => {
  const response = await fetch(`${platform.url()}/api/send`, {
    method: 'POST',
    body: JSON.stringify({ queue: [{ n: 21 }, { n: 22 }], hub: { n: 23 } }),
  });
  expect(response.status).toBe(204);
  await until(() => ended(21) && ended(22));
  await until(() => platform.notes('events').some(({ events }) => events[0]?.n === 23));
});

test('a run by hand gets its input as the body', async () => {
  const runByHand = (name: string, input: string) =>
    fetch(`${platform.url()}/admin/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input }),
    });
  expect((await runByHand('bytes', '{"n":24}')).status).toBe(202);
  await until(() => platform.notes('bytes').some(({ body }) => body.n === 24));
  expect((await runByHand('batch', '{"n":25}')).status).toBe(202);
  await until(() => platform.notes('batch').some(({ bodies }) => bodies[0]?.n === 25));
});

test('functions that ask for what is not there are in error, the others run', () => {
  expect(platform.log()).toContain(
    "Error indexing method 'Functions.with-sessions'. Sessions are not supported by this host yet.",
  );
});

test('the broker goes and comes again: the host goes on, and says so', async () => {
  const before = platform.log().length;
  await single.send({ n: 30, sleep: 800 });
  await until(() => begun(30).length === 1);
  await platform.killBroker();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await platform.restartBroker();
  await single.send({ n: 31 });
  await until(() => ended(31));
  const told = (text: string) => platform.log().slice(before).split(text).length - 1;
  await until(() => told("Reached queue 'single'") > 0);
  expect(told("Cannot reach queue 'single'")).toBeLessThanOrEqual(6);
  // What was under way is settled over the new connection, or comes again.
  await until(async () => (await single.left()) === 0);
  expect(ended(30)).toBe(true);
});

test('a stop lets invocations end and settles them', async () => {
  await single.send({ n: 41, sleep: 300 });
  await until(() => begun(41).length === 1);
  expect(await platform.stopHost()).toBe(0);
  expect(ended(41)).toBe(true);
  expect(await single.left()).toBe(0);
  await platform.startHost();
});

test('a killed host loses nothing: the message comes again when its lock has run out', async () => {
  await single.send({ n: 51, hangUpTo: 1 });
  await until(() => begun(51).length === 1);
  await platform.killHost();
  await platform.startHost();
  await until(() => ended(51));
  expect(begun(51).map(({ deliveryCount }) => deliveryCount)).toEqual([1, 2]);
});
