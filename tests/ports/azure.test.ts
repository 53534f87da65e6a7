import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll } from 'vitest';
import { createAdapters, verifyArchive } from '../../shared/azure/index.ts';
import type { Config } from '../../shared/config.ts';
import type { Adapters } from '../../shared/ports.ts';
import { anAccount } from './account.ts';
import { describeArchive } from './archive.ts';
import { describeInventory } from './inventory.ts';
import { describeLoyalty } from './loyalty.ts';
import { describeIdempotency, describeOrderStore } from './orders.ts';
import { describePayments } from './payments.ts';
import { describeReadModel } from './read-model.ts';
import { describeShipping } from './shipping.ts';
import { startWorld, type World } from './world.ts';

let world: World;
const opened: Adapters[] = [];

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
describeLoyalty('on tables', async () => {
  const { config, adapters } = await fresh();
  return { loyalty: adapters.loyalty, again: async () => (await open(config)).loyalty };
});
describeReadModel('on tables', async () => {
  const { config, adapters } = await fresh();
  return { readModel: adapters.readModel, again: async () => (await open(config)).readModel };
});

describeArchive('in append blobs', async () => {
  const { config, adapters } = await fresh();
  const { connectionString } = config.storage as { connectionString: string };
  const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('audit');
  return {
    archive: adapters.archive,
    again: async () => (await open(config)).archive,
    verify: (onRecord) => verifyArchive(config, onRecord),
    async tamper(change) {
      for await (const { name } of container.listBlobsFlat()) {
        const blob = container.getAppendBlobClient(name);
        const text = (await blob.downloadToBuffer()).toString();
        await blob.create();
        const changed = Buffer.from(change(text));
        await blob.appendBlock(changed, changed.length);
      }
    },
    async blobs() {
      const names: string[] = [];
      for await (const { name } of container.listBlobsFlat()) names.push(name);
      return names;
    },
  };
});
