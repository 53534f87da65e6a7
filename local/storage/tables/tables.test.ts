import { createHmac } from 'node:crypto';
import {
  AzureNamedKeyCredential,
  AzureSASCredential,
  generateAccountSas,
  TableClient,
  type TransactionAction,
} from '@azure/data-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Storage, startStorage } from '../storage.ts';
import { temporaryFolder } from '../testing.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: Storage;
let table: TableClient;

beforeAll(async () => {
  folder = await temporaryFolder();
  storage = await startStorage({ dir: folder.path, blobPort: 0, queuePort: 0, tablePort: 0 });
  table = TableClient.fromConnectionString(storage.connectionString, 'rows', {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
  await table.createTable();
});

afterAll(async () => {
  await storage.stop();
  await folder.remove();
});

async function keys(filter: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { partitionKey, rowKey } of table.listEntities({ queryOptions: { filter } })) {
    found.push(`${partitionKey}/${rowKey}`);
  }
  return found;
}

const create = (partitionKey: string, ...rowKeys: string[]): TransactionAction[] =>
  rowKeys.map((rowKey) => ['create', { partitionKey, rowKey }]);

it('gives a row back as it was put, types and all, alone and in a transaction', async () => {
  const stored = {
    text: 'DELETE {"a":1} http://x \r\n--changeset_1 \u2028 ä 😀',
    empty: '',
    flag: true,
    whole: 7,
    large: 12345678901234567n,
    part: 12.5,
    round: { type: 'Double', value: '3' },
    at: new Date('2026-01-02T03:04:05.678Z'),
    bytes: new Uint8Array([0, 255, 10]),
    id: { type: 'Guid', value: '7f7cd77e-3fb1-4b2a-9c2e-1d2f3a4b5c6d' },
  };
  const row = { ...stored, nothing: null };
  await table.createEntity({ partitionKey: 'types', rowKey: 'alone', ...row });
  await table.submitTransaction([['create', { partitionKey: 'types', rowKey: 'together', ...row }]]);
  const { timestamp: t1, etag: e1, ...alone } = await table.getEntity('types', 'alone');
  const { timestamp: t2, etag: e2, ...together } = await table.getEntity('types', 'together');
  expect(together).toEqual({ ...alone, rowKey: 'together' });
  expect(together).toMatchObject({ ...stored, round: 3, bytes: Buffer.from([0, 255, 10]) });
  expect([t1, e1]).not.toEqual([t2, e2]);
});

it('changes all rows of a transaction or none, and names the row at fault', async () => {
  await table.submitTransaction(create('all', 'a', 'b'));
  const actions: TransactionAction[] = [
    ['update', { partitionKey: 'all', rowKey: 'a', changed: true }, 'Merge'],
    ['delete', { partitionKey: 'all', rowKey: 'b' }],
    ['upsert', { partitionKey: 'all', rowKey: 'c' }, 'Replace'],
    ['create', { partitionKey: 'all', rowKey: 'a2' }],
  ];
  await expect(table.submitTransaction([...actions, ...create('all', 'a')])).rejects.toMatchObject({
    statusCode: 400,
    code: 'InvalidDuplicateRow',
    message: expect.stringMatching(/^4:/),
  });
  await expect(
    table.submitTransaction([['create', { partitionKey: 'all', rowKey: 'x' }], ...create('all', 'b')]),
  ).rejects.toMatchObject({
    statusCode: 409,
    code: 'EntityAlreadyExists',
    message: expect.stringMatching(/^1:The/),
  });
  expect(await keys("PartitionKey eq 'all'")).toEqual(['all/a', 'all/b']);
  const { subResponses } = await table.submitTransaction(actions);
  expect(subResponses.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
  expect(await keys("PartitionKey eq 'all'")).toEqual(['all/a', 'all/a2', 'all/c']);
  expect(await table.getEntity('all', 'a')).toMatchObject({ changed: true, etag: subResponses[0]?.etag });
});

it('guards by ETag, and no two versions share one', async () => {
  const written = await Promise.all(
    Array.from({ length: 50 }, () => table.upsertEntity({ partitionKey: 'etags', rowKey: 'r' }, 'Replace')),
  );
  expect(new Set(written.map(({ etag }) => etag)).size).toBe(50);
  const { etag } = await table.getEntity('etags', 'r');
  const guarded = (withEtag: string): TransactionAction[] => [
    ['update', { partitionKey: 'etags', rowKey: 'r' }, 'Replace', { etag: withEtag }],
  ];
  await table.submitTransaction(guarded(etag));
  await expect(table.submitTransaction(guarded(etag))).rejects.toMatchObject({
    statusCode: 412,
    code: 'UpdateConditionNotSatisfied',
  });
  await expect(
    table.submitTransaction([['update', { partitionKey: 'etags', rowKey: 'none' }, 'Merge']]),
  ).rejects.toMatchObject({ statusCode: 404, code: 'ResourceNotFound' });
  await expect(
    TableClient.fromConnectionString(storage.connectionString, 'nowhere', {
      allowInsecureConnection: true,
    }).submitTransaction(create('p', 'r')),
  ).rejects.toMatchObject({ statusCode: 404, code: 'TableNotFound' });
});

it('takes keys with quotes, percent signs and umlauts', async () => {
  const rowKey = `it's 100% "ü",RowKey='x`;
  await table.submitTransaction([['upsert', { partitionKey: "o'p", rowKey, n: 1 }, 'Merge']]);
  await table.submitTransaction([['upsert', { partitionKey: "o'p", rowKey, m: 2 }, 'Merge']]);
  expect(await table.getEntity("o'p", rowKey)).toMatchObject({ partitionKey: "o'p", rowKey, n: 1, m: 2 });
  await expect(table.submitTransaction(create('p', 'a/b'))).rejects.toMatchObject({ code: 'InvalidInput' });
});

it('refuses keys that are not encoded, and goes on', async () => {
  const url = `http://127.0.0.1:${storage.tablePort}/devstoreaccount1`;
  const change = [
    '--batch_1',
    'Content-Type: multipart/mixed; boundary=changeset_1',
    '',
    '--changeset_1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `PUT ${url}/rows(PartitionKey='50%',RowKey='r') HTTP/1.1`,
    'Content-Type: application/json',
    '',
    '{}',
    '--changeset_1--',
    '--batch_1--',
    '',
  ].join('\r\n');
  expect((await postBatch(change)).status).toBeGreaterThanOrEqual(400);
  expect(await keys("PartitionKey eq '50%'")).toEqual([]);
});

it('refuses rows larger than Azure would keep, alone, in a transaction and grown by a merge', async () => {
  const texts = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, 'x'.repeat(length)]));
  // 16 texts of 32 Ki characters are 1 MiB of UTF-16, without their names.
  const large = { partitionKey: 'large', rowKey: 'r', ...texts(16, 32 * 1024) };
  await expect(table.createEntity(large)).rejects.toMatchObject({ statusCode: 400 });
  await expect(table.submitTransaction([['create', large]])).rejects.toMatchObject({
    statusCode: 400,
    code: 'EntityTooLarge',
  });
  const many = { partitionKey: 'large', rowKey: 'r', ...texts(253, 1) };
  await expect(table.createEntity(many)).rejects.toMatchObject({ statusCode: 400 });
  await expect(table.submitTransaction([['create', many]])).rejects.toMatchObject({
    statusCode: 400,
    code: 'TooManyProperties',
  });
  const allowed = { partitionKey: 'large', rowKey: 'r', ...texts(252, 1) };
  await table.createEntity(allowed);
  await table.updateEntity({ ...allowed, ...texts(15, 32 * 1024) }, 'Replace');
  await expect(
    table.updateEntity({ partitionKey: 'large', rowKey: 'r', p15: 'x'.repeat(32 * 1024) }, 'Merge'),
  ).rejects.toMatchObject({ statusCode: 400 });
  expect(await table.getEntity('large', 'r')).toMatchObject({ p15: 'x' });
});

it('finds rows by key ranges, filters and pages, in order', async () => {
  for (const partition of ['2026-02', '2026-01', '2026-03']) {
    await table.submitTransaction(
      Array.from({ length: 30 }, (_, i) => [
        'create',
        { partitionKey: partition, rowKey: String(i).padStart(2, '0'), even: i % 2 === 0 },
      ]),
    );
  }
  expect(await keys("PartitionKey eq '2026-02' and RowKey ge '27'")).toEqual([
    '2026-02/27',
    '2026-02/28',
    '2026-02/29',
  ]);
  expect(
    await keys(
      "PartitionKey gt '2026-01' and PartitionKey lt '2026-04' and RowKey eq '05' or RowKey eq '07'",
    ),
  ).toEqual(['2026-01/07', '2026-02/05', '2026-02/07', '2026-03/05', '2026-03/07']);
  expect(
    await keys("(PartitionKey eq '2026-03') and (RowKey gt '00') and (RowKey le '06') and even eq true"),
  ).toEqual(['2026-03/02', '2026-03/04', '2026-03/06']);
  const pages: number[] = [];
  const list = table.listEntities({
    queryOptions: { filter: "PartitionKey ge '2026-01' and PartitionKey le '2026-03'" },
  });
  for await (const page of list.byPage({ maxPageSize: 40 })) pages.push(page.length);
  expect(pages).toEqual([40, 40, 10]);
  await expect(keys('nonsense nonsense')).rejects.toMatchObject({ statusCode: 400 });
});

it('leaves to Azurite what is not a plain transaction signed with the key', async () => {
  const forged = storage.connectionString.replace('AccountKey=E', 'AccountKey=F');
  const other = TableClient.fromConnectionString(forged, 'rows', { allowInsecureConnection: true });
  await expect(other.submitTransaction(create('p', 'r'))).rejects.toMatchObject({ statusCode: 403 });

  const url = `http://127.0.0.1:${storage.tablePort}/devstoreaccount1`;
  const signature = generateAccountSas(new AzureNamedKeyCredential('devstoreaccount1', accountKey()));
  const shared = new TableClient(url, 'rows', new AzureSASCredential(signature), {
    allowInsecureConnection: true,
  });
  await shared.submitTransaction(create('shared', 'a', 'b'));
  await expect(shared.submitTransaction(create('shared', 'c', 'a'))).rejects.toMatchObject({
    statusCode: 409,
  });
  expect(await keys("PartitionKey eq 'shared'")).toEqual(['shared/a', 'shared/b']);

  const query = [
    '--batch_1',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `GET ${url}/rows(PartitionKey='shared',RowKey='a') HTTP/1.1`,
    'Accept: application/json;odata=nometadata',
    '',
    '',
    '--batch_1--',
    '',
  ].join('\r\n');
  expect(await (await postBatch(query)).text()).toContain('"RowKey":"a"');
});

/** A batch as it comes from a client other than the SDK; its boundary is `batch_1`. */
async function postBatch(body: string): Promise<Response> {
  const date = new Date().toUTCString();
  const hmac = createHmac('sha256', Buffer.from(accountKey(), 'base64'));
  hmac.update(`${date}\n/devstoreaccount1/devstoreaccount1/$batch`);
  return await fetch(`http://127.0.0.1:${storage.tablePort}/devstoreaccount1/$batch`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/mixed; boundary=batch_1',
      'x-ms-date': date,
      'x-ms-version': '2019-02-02',
      accept: 'application/json;odata=nometadata',
      dataserviceversion: '3.0',
      authorization: `SharedKeyLite devstoreaccount1:${hmac.digest('base64')}`,
    },
    body,
  });
}

const accountKey = () => /AccountKey=([^;]+)/.exec(storage.connectionString)?.[1] ?? '';
