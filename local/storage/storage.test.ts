import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import {
  AccountSASPermissions,
  BlobServiceClient,
  generateAccountSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forkStorage, type StorageProcess, temporaryFolder } from './testing.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: StorageProcess | undefined;

beforeEach(async () => {
  folder = await temporaryFolder();
  storage = await forkStorage(folder.path);
});

afterEach(async () => {
  await storage?.kill();
  await folder.remove();
});

const running = (): StorageProcess => {
  if (storage === undefined) throw new Error('Storage is not running.');
  return storage;
};
const table = (name: string) =>
  TableClient.fromConnectionString(running().connectionString, name, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
const container = (name: string) =>
  BlobServiceClient.fromConnectionString(running().connectionString, {
    retryOptions: { maxTries: 1 },
  }).getContainerClient(name);

/** The queue service takes a shared access signature: no SDK is needed to sign each call. */
function queueAccess(): { SAS: string; base: string } {
  const { connectionString } = running();
  const part = (name: string) => new RegExp(`${name}=([^;]+)`).exec(connectionString)?.[1] ?? '';
  const SAS = generateAccountSASQueryParameters(
    {
      services: 'q',
      resourceTypes: 'sco',
      permissions: AccountSASPermissions.parse('rwdlacup'),
      expiresOn: new Date(Date.now() + 3_600_000),
    },
    new StorageSharedKeyCredential('devstoreaccount1', part('AccountKey')),
  ).toString();
  return { SAS, base: part('QueueEndpoint') };
}

async function killAndRestart(): Promise<void> {
  const { ports } = running();
  await running().kill();
  storage = await forkStorage(folder.path, ports);
}

async function rows(name: string, filter?: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const row of table(name).listEntities(
    filter === undefined ? {} : { queryOptions: { filter } },
  )) {
    found.push(row);
  }
  return found;
}

describe('storage that is killed', () => {
  it('keeps every row of an acknowledged transaction, and none of a refused one', async () => {
    await table('orders').createTable();
    const acknowledged = new Set<string>();
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let batch = 0; ; batch++) {
        const keys = Array.from({ length: 10 }, (_, row) => `${writer}-${batch}-${row}`);
        await table('orders').submitTransaction(
          keys.map((key) => [
            'upsert',
            { partitionKey: `p${writer}`, rowKey: key, text: 'ä\u2028"' },
            'Replace',
          ]),
        );
        for (const key of keys) acknowledged.add(key);
      }
    });
    const ended = Promise.allSettled(writers);
    await expect.poll(() => acknowledged.size).toBeGreaterThan(500);
    await killAndRestart();
    await ended;

    const found = await rows('orders');
    const keys = new Set(found.map((row) => String(row.rowKey)));
    expect([...acknowledged].filter((key) => !keys.has(key))).toEqual([]);
    const perTransaction = new Map<string, number>();
    for (const key of keys) {
      const transaction = key.slice(0, key.lastIndexOf('-'));
      perTransaction.set(transaction, (perTransaction.get(transaction) ?? 0) + 1);
    }
    expect([...perTransaction.values()].filter((count) => count !== 10)).toEqual([]);
    expect(found[0]?.text).toBe('ä\u2028"');
  });

  it('keeps updates, merges, deletions and ETags', async () => {
    const t = table('things');
    await t.createTable();
    await t.createEntity({ partitionKey: 'p', rowKey: 'merged', a: 1, b: 'x' });
    await t.createEntity({ partitionKey: 'p', rowKey: 'deleted' });
    await t.createEntity({ partitionKey: 'p', rowKey: 'replaced', a: 1 });
    await t.updateEntity({ partitionKey: 'p', rowKey: 'merged', b: 'y' }, 'Merge');
    await t.deleteEntity('p', 'deleted');
    const { etag } = await t.upsertEntity({ partitionKey: 'p', rowKey: 'replaced', c: 2n }, 'Replace');
    await killAndRestart();

    expect(await rows('things')).toMatchObject([
      { rowKey: 'merged', a: 1, b: 'y' },
      { rowKey: 'replaced', c: 2n },
    ]);
    await table('things').updateEntity({ partitionKey: 'p', rowKey: 'replaced', c: 3n }, 'Replace', {
      etag: String(etag),
    });
    await expect(
      table('things').updateEntity({ partitionKey: 'p', rowKey: 'replaced' }, 'Replace', {
        etag: String(etag),
      }),
    ).rejects.toMatchObject({ statusCode: 412 });
  });

  it('keeps a deleted table deleted, and its successor empty', async () => {
    const t = table('again');
    await t.createTable();
    await t.createEntity({ partitionKey: 'p', rowKey: 'old' });
    await t.deleteTable();
    await t.createTable();
    await table('gone').createTable();
    await table('gone').deleteTable();
    await killAndRestart();

    expect(await rows('again')).toEqual([]);
    const names: unknown[] = [];
    const service = TableServiceClient.fromConnectionString(running().connectionString, {
      allowInsecureConnection: true,
    });
    for await (const { name } of service.listTables()) names.push(name);
    expect(names).toEqual(['again']);
  });

  it('keeps blocks that were appended, in their order', async () => {
    await container('archive').create();
    const blob = container('archive').getAppendBlobClient('log');
    await blob.create();
    let acknowledged = 0;
    const appending = (async () => {
      for (let i = 0; ; i++) {
        const line = `line ${i}\n`;
        await blob.appendBlock(line, line.length);
        acknowledged = i + 1;
      }
    })().catch(() => undefined);
    await expect.poll(() => acknowledged).toBeGreaterThan(60);
    await killAndRestart();
    await appending;

    const lines = (await container('archive').getBlobClient('log').downloadToBuffer()).toString().split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBeGreaterThanOrEqual(acknowledged);
    expect(lines).toEqual(lines.map((_, i) => `line ${i}`));
    await blob.appendBlock('next\n', 5);
    expect((await blob.getProperties()).blobCommittedBlockCount).toBe(lines.length + 1);
  });

  it('keeps block blobs, metadata, deletions and leases', async () => {
    await container('checkpoints').create();
    const blob = container('checkpoints').getBlockBlobClient('owner');
    await blob.upload('content', 7, { metadata: { owner: 'a' } });
    await blob.setMetadata({ owner: 'b' });
    await container('checkpoints').getBlockBlobClient('deleted').upload('x', 1);
    await container('checkpoints').deleteBlob('deleted');
    const staged = container('checkpoints').getBlockBlobClient('staged');
    await staged.stageBlock('MDAx', 'one ', 4);
    await staged.stageBlock('MDAy', 'two', 3);
    const { leaseId } = await blob
      .getBlobLeaseClient('00000000-0000-4000-8000-000000000001')
      .acquireLease(60);
    await killAndRestart();

    const again = container('checkpoints').getBlockBlobClient('owner');
    expect((await again.downloadToBuffer()).toString()).toBe('content');
    const properties = await again.getProperties();
    expect(properties.metadata).toEqual({ owner: 'b' });
    expect(properties.lastModified).toBeInstanceOf(Date);
    expect(properties.leaseState).toBe('leased');
    await expect(again.setMetadata({ owner: 'c' })).rejects.toMatchObject({ code: 'LeaseIdMissing' });
    await again.setMetadata({ owner: 'c' }, { conditions: { leaseId: String(leaseId) } });
    await container('checkpoints').getBlockBlobClient('staged').commitBlockList(['MDAx', 'MDAy']);
    const names: string[] = [];
    for await (const { name } of container('checkpoints').listBlobsFlat()) names.push(name);
    expect(names).toEqual(['owner', 'staged']);
  });

  it('keeps large blobs, whole and in parts', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 7 + (i >> 8)) % 256));
    await container('large').create();
    const blob = container('large').getBlockBlobClient('b');
    await blob.uploadData(bytes, { blockSize: 1_000_000, maxSingleShotSize: 1 });
    await killAndRestart();
    const again = container('large').getBlobClient('b');
    expect((await again.downloadToBuffer()).equals(bytes)).toBe(true);
    const part = await again.downloadToBuffer(999_990, 20);
    expect(part.equals(bytes.subarray(999_990, 1_000_010))).toBe(true);
  });

  it('keeps messages of a queue: put, taken, given back, deleted', async () => {
    const { SAS, base } = queueAccess();
    const call = async (method: string, path: string, body?: string) => {
      const response = await fetch(`${base}/${path}${path.includes('?') ? '&' : '?'}${SAS}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: `<QueueMessage><MessageText>${body}</MessageText></QueueMessage>` }),
      });
      expect(response.status).toBeLessThan(300);
      return response.text();
    };
    const field = (xml: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(xml)?.[1] ?? '';
    await call('PUT', 'work');
    for (const text of ['one', 'two', 'three']) await call('POST', 'work/messages', text);
    const taken = await call('GET', 'work/messages?visibilitytimeout=600');
    const receipt = encodeURIComponent(field(taken, 'PopReceipt'));
    await call('DELETE', `work/messages/${field(taken, 'MessageId')}?popreceipt=${receipt}`);
    await call('GET', 'work/messages?visibilitytimeout=600');
    await killAndRestart();

    const left = await call('GET', 'work/messages?numofmessages=10');
    expect(field(left, 'MessageText')).toBe('three');
    expect(left.match(/<QueueMessage>/g)).toHaveLength(1);
  });

  it('takes snapshots under load without losing what is written meanwhile', async () => {
    await running().stop();
    storage = await forkStorage(folder.path, running().ports, ['--snapshot-after', '20000']);
    await table('orders').createTable();
    let acknowledged = 0;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let round = 0; ; round++) {
        await table('orders').submitTransaction(
          Array.from({ length: 20 }, (_, row) => [
            'upsert',
            { partitionKey: `p${writer}`, rowKey: `r${row}`, round, text: 'x'.repeat(100) },
            'Replace',
          ]),
        );
        acknowledged = Math.max(acknowledged, round);
      }
    });
    const ended = Promise.allSettled(writers);
    await expect.poll(() => acknowledged).toBeGreaterThan(60);
    await killAndRestart();
    await ended;
    const found = await rows('orders');
    expect(found).toHaveLength(80);
    for (let writer = 0; writer < 4; writer++) {
      const rounds = new Set(
        found.filter((row) => row.partitionKey === `p${writer}`).map((row) => row.round),
      );
      expect(rounds.size).toBe(1);
    }
    expect(Math.max(...found.map((row) => Number(row.round)))).toBeGreaterThanOrEqual(acknowledged);
    const files = await readdir(join(folder.path, 'journal'));
    expect(files.some((name) => name.startsWith('snapshot-'))).toBe(true);
  });

  it('goes on after a clean stop', async () => {
    await table('orders').createTable();
    await table('orders').createEntity({ partitionKey: 'p', rowKey: 'r' });
    const { ports } = running();
    expect(await running().stop()).toBe(0);
    storage = await forkStorage(folder.path, ports);
    expect(await rows('orders')).toMatchObject([{ partitionKey: 'p', rowKey: 'r' }]);
  });
});
