import {
  EventHubConsumerClient,
  EventHubProducerClient,
  earliestEventPosition,
  type ReceivedEventData,
} from '@azure/event-hubs';
import { BlobCheckpointStore } from '@azure/eventhubs-checkpointstore-blob';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkStorage, type StorageProcess, temporaryFolder } from '../../storage/testing.ts';
import { startTestBroker, type TestBroker } from './testing.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: StorageProcess;
let broker: TestBroker;
let producer: EventHubProducerClient;

beforeAll(async () => {
  folder = await temporaryFolder();
  [storage, broker] = await Promise.all([forkStorage(folder.path), startTestBroker()]);
  producer = new EventHubProducerClient(broker.connectionString, 'orders');
});
afterAll(async () => {
  await producer.close();
  await broker.stop();
  await storage.kill();
  await folder.remove();
});

async function container(name: string) {
  const client = BlobServiceClient.fromConnectionString(storage.connectionString).getContainerClient(name);
  await client.createIfNotExists();
  return client;
}

/** A client that takes part in the balancing of partitions and checkpoints every batch. */
async function join(name: string, seen: ReceivedEventData[]) {
  const client = new EventHubConsumerClient(
    'archive',
    broker.connectionString,
    'orders',
    new BlobCheckpointStore(await container(name)),
    { loadBalancingOptions: { strategy: 'greedy', updateIntervalInMs: 100 } },
  );
  const owned = new Set<string>();
  const lost: string[] = [];
  const errors: Error[] = [];
  const subscription = client.subscribe(
    {
      processInitialize: async ({ partitionId }) => void owned.add(partitionId),
      async processClose(reason, { partitionId }) {
        owned.delete(partitionId);
        if (reason === 'OwnershipLost') lost.push(partitionId);
      },
      async processEvents(events, context) {
        seen.push(...events);
        const last = events.at(-1);
        if (last) await context.updateCheckpoint(last);
      },
      processError: async (error) => void errors.push(error),
    },
    { startPosition: earliestEventPosition, maxBatchSize: 50 },
  );
  return {
    owned,
    lost,
    errors,
    async leave() {
      await subscription.close();
      await client.close();
    },
  };
}

async function send(from: number, to: number): Promise<void> {
  for (let i = from; i < to; i++) await producer.sendBatch([{ body: i }], { partitionKey: `key-${i}` });
}

const ascending = (events: ReceivedEventData[]) =>
  events.map(({ body }) => Number(body)).sort((a, b) => a - b);

it('lets two clients share the partitions, the second stealing half of them, and goes on at the checkpoints', async () => {
  const seen: ReceivedEventData[] = [];
  await send(0, 40);
  const first = await join('shared', seen);
  await expect.poll(() => seen.length).toBe(40);
  expect([...first.owned].sort()).toEqual(['0', '1', '2', '3']);

  const second = await join('shared', seen);
  await expect.poll(() => [first.owned.size, second.owned.size]).toEqual([2, 2]);
  expect(first.lost).toHaveLength(2);
  for (const error of first.errors) expect(error).toMatchObject({ code: 'ReceiverDisconnectedError' });
  await send(40, 80);
  await expect.poll(() => seen.length).toBe(80);

  await first.leave();
  await second.leave();
  await send(80, 100);
  const third = await join('shared', seen);
  await expect.poll(() => seen.length).toBe(100);
  await third.leave();
  expect(ascending(seen)).toEqual(Array.from({ length: 100 }, (_, i) => i));
});
