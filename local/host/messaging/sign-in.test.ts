import { EventHubProducerClient } from '@azure/event-hubs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Platform, queueClient, startPlatform, until } from './testing.ts';
import { type Gate, openGate } from './testing-gate.ts';

const QUEUES = ['single', 'batch', 'bytes'];
// Each function has a connection of its own.
const AT_HUB = 2;
const CONNECTIONS = QUEUES.length + AT_HUB;
// Left to itself, the SDK would wait for a minute.
const BACK_WITHIN_MS = 50_000;

let platform: Platform;
let gate: Gate;
let rounds = 0;

beforeAll(async () => {
  platform = await startPlatform({
    queues: QUEUES.map((name) => ({ name })),
    eventHubs: [{ name: 'events', partitionCount: 2, consumerGroups: ['plain', 'retried'] }],
  });
  const brokerPort = /:(\d+)/.exec(platform.connection)?.[1] ?? '';
  gate = await openGate(Number(brokerPort));
  await platform.startHost({ MESSAGING: platform.connection.replace(brokerPort, String(gate.port)) });
});

afterAll(async () => {
  await platform?.close();
  await gate?.close();
});

/** Sends to every function and waits until all have run. */
async function reachAll(): Promise<void> {
  const n = ++rounds;
  const queues = QUEUES.map((queue) => queueClient(platform.connection, queue));
  await Promise.all(queues.map((queue) => queue.send({ n })));
  await Promise.all(queues.map((queue) => queue.close()));
  const producer = new EventHubProducerClient(platform.connection, 'events');
  for (const partitionId of ['0', '1']) await producer.sendBatch([{ body: { n } }], { partitionId });
  await producer.close();
  await until(() => platform.notes('single').some(({ at, body }) => at === 'end' && body.n === n));
  await until(() => platform.notes('bytes').some(({ body }) => body.n === n));
  await until(() => platform.notes('batch').some(({ bodies }) => bodies.some((body) => body.n === n)));
  const partitions = () =>
    platform.notes('events').flatMap(({ events, partition }) => events.map((event) => [partition, event.n]));
  for (const id of ['0', '1']) await until(() => partitions().some(([at, of]) => at === id && of === n));
  await until(() => platform.notes('retried-events').filter((note) => note.n === n).length === 2);
}

test.each([
  // Whatever a connection is for, it begins with a token.
  ['anybody presents a token', 'put-token', CONNECTIONS],
  // The address of a partition is first named when a token for it is presented, on a connection that works already.
  ['a reader presents its token', '/ConsumerGroups/', AT_HUB],
])('the broker dies again when %s: every listener is back soon', async (_, text, connections) => {
  await reachAll();
  const signingIn = gate.silenceAt(text, connections);
  await platform.killBroker();
  await platform.restartBroker();
  await signingIn;
  await platform.killBroker();
  await platform.restartBroker();
  const from = performance.now();
  await reachAll();
  expect(performance.now() - from).toBeLessThan(BACK_WITHIN_MS);
});
