import { TableClient } from '@azure/data-tables';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forkStorage, temporaryFolder } from './testing.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  delete process.env.AZURITE_ACCOUNTS;
  await folder.remove();
});

it('has its own account whatever accounts an Azurite of the same machine is told to have', async () => {
  process.env.AZURITE_ACCOUNTS = 'someone:c29tZWtleQ==';
  const storage = await forkStorage(folder.path);
  const table = TableClient.fromConnectionString(storage.connectionString, 'rows', {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
  await table.createTable();
  await table.createEntity({ partitionKey: 'p', rowKey: 'r' });
  expect(await storage.stop()).toBe(0);
});
