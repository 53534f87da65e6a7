import { EventHubProducerClient } from '@azure/event-hubs';
import { BlobCheckpointStore } from '@azure/eventhubs-checkpointstore-blob';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Platform, startPlatform, until } from '../messaging/testing.ts';

let platform: Platform;
let producer: EventHubProducerClient;

beforeAll(async () => {
  platform = await startPlatform({
    queues: [{ name: 'single' }, { name: 'batch' }, { name: 'bytes' }],
    eventHubs: [{ name: 'events', partitionCount: 2, consumerGroups: ['plain', 'retried'] }],
  });
  producer = new EventHubProducerClient(platform.connection, 'events', {
    retryOptions: { maxRetries: 20, retryDelayInMs: 100 },
  });
  await platform.startHost();
});

afterEach(() => platform.clearNotes());

afterAll(async () => {
  await producer?.close();
  await platform?.close();
});

const send = (partitionId: string, ...bodies: object[]) =>
  producer.sendBatch(
    bodies.map((body) => ({ body })),
    { partitionId },
  );
/** Events in the hub that the checkpoints of `plain` are not at yet. */
async function lag(): Promise<number> {
  const blobs = BlobServiceClient.fromConnectionString(platform.storage);
  const container = blobs.getContainerClient('azure-webjobs-eventhub');
  const places = new Map<string, number>();
  for await (const { name, metadata } of container.listBlobsFlat({ includeMetadata: true })) {
    const [, partition] = /\/plain\/checkpoint\/(\d+)$/.exec(name) ?? [];
    if (partition !== undefined) places.set(partition, Number(metadata?.sequencenumber));
  }
  const behind = async (partition: string) => {
    const { lastEnqueuedSequenceNumber } = await producer.getPartitionProperties(partition);
    return lastEnqueuedSequenceNumber - (places.get(partition) ?? -1);
  };
  return (await behind('0')) + (await behind('1'));
}
const handled = () => platform.notes('events').flatMap(({ events }) => events.map(({ n }) => n));

test('events reach the function in batches, with their metadata', async () => {
  const partitionKey = 'order-7';
  await producer.sendBatch([{ body: { n: 0, sleep: 500 } }], { partitionKey });
  await until(() => handled().length === 1);
  await producer.sendBatch(
    [
      { body: { n: 1 }, properties: { Till: 12 }, contentType: 'application/json' },
      { body: { n: 2 }, messageId: 'second' },
    ],
    { partitionKey },
  );
  await until(() => handled().length === 3);
  const [, note] = platform.notes('events');
  expect(note?.events).toEqual([{ n: 1 }, { n: 2 }]);
  expect(note?.metadata).toEqual({
    partitionContext: {
      fullyQualifiedNamespace: '127.0.0.1',
      eventHubName: 'events',
      consumerGroup: 'plain',
      partitionId: note?.partition,
    },
    partitionKeyArray: ['order-7', 'order-7'],
    // The library parses texts that look like JSON, here as under the real host.
    offsetArray: [expect.any(Number), expect.any(Number)],
    sequenceNumberArray: [1, 2],
    enqueuedTimeUtcArray: [expect.stringMatching(/^20/), expect.stringMatching(/^20/)],
    propertiesArray: [{ till: 12 }, {}],
    systemPropertiesArray: [
      expect.objectContaining({
        sequenceNumber: 1,
        partitionKey: 'order-7',
        'content-type': 'application/json',
      }),
      expect.objectContaining({ sequenceNumber: 2, partitionKey: 'order-7', 'message-id': 'second' }),
    ],
  });
});

test("a partition's events keep their order, one batch at a time; the other partition does not wait", async () => {
  await send('0', { n: 1, behind: 4 });
  await until(() => handled().includes(1));
  await send('0', { n: 2 }, { n: 3 });
  await send('1', { n: 4 });
  await until(() => handled().length === 4);
  expect(handled()).toEqual([1, 4, 2, 3]);
});

test('an event that fails is retried with its context, then the stream goes on', async () => {
  const seen = () => platform.notes('retried-events').filter(({ n }) => n === 11 || n === 12);
  await send('0', { n: 11, failUpTo: 99 }, { n: 12 });
  await until(() => seen().length === 4);
  expect(seen().map(({ n, retryContext }) => [n, retryContext])).toEqual([
    [11, { retryCount: 0, maxRetryCount: 2 }],
    [11, expect.objectContaining({ retryCount: 1, maxRetryCount: 2, exception: expect.anything() })],
    [11, expect.objectContaining({ retryCount: 2, maxRetryCount: 2 })],
    [12, { retryCount: 0, maxRetryCount: 2 }],
  ]);
});

test('a failed batch is not repeated without a retry policy', async () => {
  await send('0', { n: 21, failUpTo: 1 });
  await send('0', { n: 22 });
  await until(() => handled().includes(22));
  expect(handled()).toEqual([21, 22]);
});

test('after a stop the host reads on behind its checkpoint', async () => {
  await send('0', { n: 31 }, { n: 32 });
  await until(() => handled().length === 2);
  expect(await platform.stopHost()).toBe(0);
  await send('0', { n: 33 });
  await platform.startHost();
  await until(() => handled().includes(33));
  expect(handled()).toEqual([31, 32, 33]);
});

test('a killed host takes its partitions up again at once, and repeats what it had not done', async () => {
  await send('0', { n: 41 });
  await send('1', { n: 42 });
  await until(() => handled().length === 2);
  // Checkpoints are written behind.
  await until(async () => (await lag()) === 0);
  await send('1', { n: 43, sleep: 60_000 });
  await until(() => handled().includes(43));
  await platform.killHost();
  platform.clearNotes();
  await send('0', { n: 44 });
  await platform.startHost();
  const ready = performance.now();
  await until(() => handled().length === 2);
  // Ownership runs out after 30 s (host.json of the app); its own is not waited for.
  expect(performance.now() - ready).toBeLessThan(30_000);
  expect(handled().toSorted()).toEqual([43, 44]);
  await platform.killHost();
});

test('the end of a batch whose partition was lost is not waited for: the other partition stays claimed', async () => {
  await platform.startHost();
  await send('1', { n: 61, behind: 62 });
  await until(() => handled().includes(61));
  const blobs = BlobServiceClient.fromConnectionString(platform.storage);
  const store = new BlobCheckpointStore(blobs.getContainerClient('azure-webjobs-eventhub'));
  const ownership = async (partition: string) => {
    const all = await store.listOwnership('127.0.0.1', 'events', 'plain');
    const found = all.find(({ partitionId }) => partitionId === partition);
    if (!found) throw new Error(`nobody owns partition ${partition}`);
    return found;
  };
  // Another host claims it, and has not begun to read it yet. The host's own claim may come between.
  await until(async () => {
    const { etag = '', ...rest } = await ownership('1');
    return (await store.claimOwnership([{ ...rest, etag, ownerId: 'another host' }])).length > 0;
  });
  await until(() => platform.log().includes("Partition 1 of 'events' went from function 'events' here"));
  for (let renewals = 0; renewals < 2; renewals++) {
    const { etag } = await ownership('0');
    await until(async () => (await ownership('0')).etag !== etag);
  }
  await send('0', { n: 62 });
  await until(() => handled().includes(62));
  await platform.killHost();
});

test('the broker goes and comes again: nothing is lost', async () => {
  await platform.startHost();
  await send('0', { n: 51 });
  await until(() => handled().includes(51));
  const before = platform.log().length;
  await platform.killBroker();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await platform.restartBroker();
  await send('0', { n: 52 });
  await until(() => handled().includes(52));
  const told = (text: string) => platform.log().slice(before).split(text).length - 1;
  await until(() => told("of function 'events' again") > 0);
  expect(told("of function 'events', trying on")).toBeLessThanOrEqual(6);
});
