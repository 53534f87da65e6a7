import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll } from 'vitest';
import { connections } from '../../shared/azure/connections.ts';
import { createAdapters, verifyArchive } from '../../shared/azure/index.ts';
import { loyaltyBooks } from '../../shared/azure/loyalty/books.ts';
import { completedOrders } from '../../shared/azure/loyalty-job/completed-orders.ts';
import { jobBooks } from '../../shared/azure/loyalty-job/job-books.ts';
import type { Config } from '../../shared/config.ts';
import type { Adapters } from '../../shared/ports.ts';
import { anAccount } from './account.ts';
import { describeArchive } from './archive.ts';
import { describeInventory } from './inventory.ts';
import { describeLoyalty } from './loyalty.ts';
import { describeLoyaltyBooks } from './loyalty-books.ts';
import { describeLoyaltyJob } from './loyalty-job.ts';
import { describeIdempotency, describeOrderStore } from './orders.ts';
import { describePayments } from './payments.ts';
import { describeReadModel } from './read-model.ts';
import { describeSearch } from './search.ts';
import { describeSearchIndex } from './search-index.ts';
import { describeShipping } from './shipping.ts';
import { startWorld, type World } from './world.ts';

let world: World;
const opened: Pick<Adapters, 'close'>[] = [];

beforeAll(async () => {
  world = await startWorld({ broker: false });
});

afterAll(async () => {
  await Promise.all(opened.map((adapters) => adapters.close()));
  await world.close();
});

async function open(config: Config = world.config): Promise<Adapters> {
  const adapters = await createAdapters(config);
  opened.push(adapters);
  return adapters;
}

/** Adapters on tables and blobs of their own: Azurite takes any account name when told so. */
const fresh = async () => {
  const config = anAccount(world.config);
  return { config, adapters: await open(config) };
};

describeInventory('on tables', async () => {
  const { config, adapters } = await fresh();
  return { inventory: adapters.inventory, again: async () => (await open(config)).inventory };
});

describeOrderStore('on tables', async () => (await fresh()).adapters.orders);
describeIdempotency('on tables', async () => (await fresh()).adapters.idempotency);
describePayments('the built-in ledger', async () => (await fresh()).adapters.payments);
describeShipping('on tables', async () => (await fresh()).adapters.shipping);
describeLoyaltyBooks('on tables', async () => {
  const { config, adapters } = await fresh();
  return { loyalty: adapters.loyalty, books: loyaltyBooks(connections(config)) };
});
describeLoyalty('on tables', async () => {
  const { config, adapters } = await fresh();
  return { loyalty: adapters.loyalty, again: async () => (await open(config)).loyalty };
});
describeLoyaltyJob('in blobs and tables', async () => {
  const config = anAccount(world.config);
  let now = Date.now();
  const place = 'test';
  const worker = () => {
    const connected = connections(config);
    opened.push(connected);
    return connected;
  };
  const books = () => jobBooks(worker(), { now: () => now }, place);
  const { connectionString } = config.storage as { connectionString: string };
  const lock = BlobServiceClient.fromConnectionString(connectionString)
    .getContainerClient('loyalty-job')
    .getBlobClient('test/lock');
  return {
    orders: completedOrders(worker(), place),
    books: books(),
    another: async () => books(),
    // To the service it is as if the 60 s were over.
    leaseEnds: async () => void (await lock.getBlobLeaseClient().breakLease(0)),
    minutePasses: () => {
      now += 60_000;
    },
  };
});
describeReadModel('on tables', async () => {
  const { config, adapters } = await fresh();
  return { readModel: adapters.readModel, again: async () => (await open(config)).readModel };
});
describeSearch('on tables', async () => {
  const { config, adapters } = await fresh();
  return { readModel: adapters.readModel, again: async () => (await open(config)).readModel };
});

describeSearchIndex(() => connections(anAccount(world.config)));

describeArchive('in append blobs', async () => {
  const { config, adapters } = await fresh();
  const { connectionString } = config.storage as { connectionString: string };
  const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('audit');
  return {
    archive: adapters.archive,
    again: async () => (await open(config)).archive,
    verify: (onRecord) => verifyArchive(config, onRecord),
    async tamper(change, only) {
      for await (const { name } of container.listBlobsFlat(only === undefined ? {} : { prefix: only })) {
        const text = (await container.getBlobClient(name).downloadToBuffer()).toString();
        const changed = Buffer.from(change(text));
        await container.getBlobClient(name).delete();
        const blob = container.getAppendBlobClient(name);
        await blob.create();
        await blob.appendBlock(changed, changed.length);
      }
    },
    remove: async (name) => void (await container.getBlobClient(name).delete()),
    text: async (name) => (await container.getBlobClient(name).downloadToBuffer()).toString(),
    async blobs() {
      const names: string[] = [];
      for await (const { name } of container.listBlobsFlat()) {
        if (/^\d/.test(name)) names.push(name);
      }
      return names;
    },
  };
});
