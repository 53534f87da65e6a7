import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Broker } from './broker.ts';
import { eventually, Till } from './till.ts';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let state: string;
let till: Till;
let broker: Broker;

/** Two orders that were never processed: one was dead-lettered, one quarantined. */
let dead: string;
let held: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'tillstream-flow-'));
  const before = await Till.open({ state, env: { 'AzureWebJobs.process-order.Disabled': 'true' } });
  const queues = new Broker(before.platform);
  dead = await before.order('Casey', ['milk'], 1);
  await queues.deadLetterNext('orders', 'Poison', 'put there by hand');
  held = await before.order('Casey', ['milk'], 2);
  const [message] = await queues.receiveAndDelete('orders');
  await queues.send('quarantine', {
    messageId: held,
    body: message?.body,
    applicationProperties: {
      ...message?.applicationProperties,
      ...{ reason: 'EntityTooLarge', description: 'put there by hand', attempts: 1, source: 'queue:orders' },
      time: '2026-11-21T10:00:00.000Z',
    },
  });
  await queues.close();
  await before.platform.stop();

  till = await Till.open({ state });
  till.accepted.push(...before.accepted);
  broker = new Broker(till.platform);
});

afterAll(async () => {
  await broker?.close();
  await till?.platform.stop();
  await rm(state, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of tools/ as an operator would; it finds the platform by its state folder. */
function run(tool: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../tools', tool), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TILLSTREAM_STATE: state,
      // Every run loads the same SDKs.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tillstream-compile-cache'),
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

interface Listed {
  readonly id: string;
  readonly reason: string;
  readonly source: string;
  readonly attempts: number;
  readonly time: string;
  readonly messageId: string;
  readonly body: string;
}

async function listed(...args: string[]): Promise<Listed[]> {
  return JSON.parse((await run('dlq.ts', 'list', '--json', ...args)).stdout);
}

/** Until so many were put aside. */
async function aside(count: number): Promise<Listed[]> {
  await eventually(async () => expect(await broker.peek('quarantine')).toHaveLength(count));
  return await listed();
}

describe('dlq', () => {
  it('says what it can do, and what is wrong with its arguments', async () => {
    const help = await run('dlq.ts', '--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain(
      'npm run dlq -- list | show ID | edit ID | replay [ID …] | purge [ID …] | history',
    );
    const faults = [
      ['list', '--rate', '0', '--rate: wants a number from 0.1 to 10000, not "0"'],
      ['purgatory', '"purgatory" is no command. There are list, show, edit, replay, purge and history.'],
      ['replay', 'replay: wants IDs, a filter or --all'],
      ['purge', '--yes', 'purge: wants IDs, a filter or --all'],
      ['show', 'show: wants one ID'],
      ['edit', 'quarantine-1', 'edit: wants --body FILE, or --set /json/pointer=value'],
      ['edit', 'quarantine-1', '--set', 'total=1', '--set: wants /json/pointer=value, not "total=1"'],
      ['list', '--older-than', 'soon', '--older-than: wants an age such as 90s, 30m, 2h or 3d, not "soon"'],
      [
        'list',
        '--state',
        '/nowhere',
        '--service-bus: is missing, and so is the setting ServiceBusConnection',
      ],
    ].map(async (args) => {
      const { code, stderr } = await run('dlq.ts', ...args.slice(0, -1));
      expect([code, stderr.split('\n')[0]]).toEqual([2, args.at(-1)]);
    });
    await Promise.all(faults);
  });

  it('brings orders back, out of quarantine and out of the dead-letter queue: each is one order', async () => {
    const letters = await listed();
    expect(letters).toMatchObject([
      { reason: 'EntityTooLarge', source: 'queue:orders', messageId: held, time: '2026-11-21T10:00:00.000Z' },
      { id: 'orders-dead-1', reason: 'Poison', source: 'queue:orders', messageId: dead, attempts: 1 },
    ]);
    expect((await till.document(dead)).status).toBe('PENDING');
    const done = await run('dlq.ts', 'replay', '--all', '--yes');
    expect(done).toEqual({
      code: 0,
      stdout: `${letters[0]?.id} → queue:orders  ${held}\norders-dead-1 → queue:orders  ${dead}\n2 replayed.\n`,
      stderr: '',
    });
    for (const id of [dead, held]) expect((await till.ended(id)).order_result?.success).toBe(true);
    expect(await broker.peek('quarantine')).toEqual([]);
    expect(await broker.peek('orders', 'deadLetter')).toEqual([]);

    // Put aside after all its work was done, which is the worst that can happen.
    await broker.send('quarantine', {
      messageId: held,
      body: Buffer.from(String(letters[0]?.body)),
      applicationProperties: { reason: 'late', source: 'queue:orders' },
    });
    expect((await run('dlq.ts', 'replay', held, '--yes')).code).toBe(0);
    await eventually(async () => expect(await broker.peek('orders')).toEqual([]));
    expect((await till.happened(held)).filter((type) => type === 'PaymentCharged')).toHaveLength(1);
    expect((await till.stock()).milk).toBe(8);
  });

  it('lists what was put aside, and shows one whole', async () => {
    expect((await run('dlq.ts', 'list')).stdout).toBe('Nothing was put aside.\n');
    await broker.send('orders', {
      messageId: 'bad-1',
      body: Buffer.from('no \u001b[31mJSON'),
      applicationProperties: { traceparent: TRACE, 'correlation-id': 'till-4' },
    });
    const [letter] = await aside(1);
    expect(letter).toMatchObject({
      reason: 'invalid-json',
      source: 'queue:orders',
      attempts: 1,
      messageId: 'bad-1',
      body: 'no \u001b[31mJSON',
      trail: { correlationId: 'till-4' },
    });
    const [titles, line] = (await run('dlq.ts', 'list')).stdout.split('\n');
    expect(titles).toMatch(/^ID +REASON +SOURCE +ATTEMPTS +TIME +MESSAGE ID +BODY$/);
    // Nothing in a message steers the terminal.
    expect(line).toMatch(
      /^quarantine-\d+ +invalid-json +queue:orders +1 +\S+Z +bad-1 +no \\u\{1b\}\[31mJSON$/,
    );
    const file = join(state, 'body');
    expect(await run('dlq.ts', 'show', 'bad-1', '--body', file)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect([await readFile(file, 'utf8'), (await stat(file)).mode & 0o777]).toEqual([
      'no \u001b[31mJSON',
      0o600,
    ]);
    const [page, body, none, others, nowhere, nothing] = await Promise.all([
      run('dlq.ts', 'show', String(letter?.id)),
      run('dlq.ts', 'show', 'bad-1', '--body', '-'),
      run('dlq.ts', 'show', 'bad-2'),
      listed('--reason', 'invalid-message'),
      run('dlq.ts', 'show', 'bad-1', '--body', join(state, 'nowhere/body')),
      run('dlq.ts', 'edit', 'bad-1', '--body', join(state, 'nowhere/body')),
    ]);
    expect(page.stdout).toMatch(/^description +\S.*JSON/m);
    expect(page.stdout).toMatch(/^trace +00-0af7651916cd43dd8448eb211c80319c-/m);
    expect(page.stdout).toMatch(/^correlation +till-4$/m);
    expect(page.stdout).toContain('\n\nno \\u{1b}[31mJSON\n');
    expect(body.stdout).toBe('no \u001b[31mJSON');
    expect(none).toMatchObject({ code: 1, stderr: 'It is not there.\n' });
    expect(others).toEqual([]);
    for (const { code, stderr } of [nowhere, nothing]) {
      expect([code, stderr.split(',')[0]]).toEqual([2, '--body: ENOENT: no such file or directory']);
    }
  });

  it('replays nothing but what was chosen, and that only when told --yes', async () => {
    await broker.send('orders', { messageId: 'bad-2', body: Buffer.from('{}') });
    const [one, two] = await aside(2);
    const dry = await run('dlq.ts', 'replay', '--reason', 'invalid-json');
    expect(dry.stdout).toContain('1 to replay. Nothing was sent; --yes does it.');
    expect(await listed()).toEqual([one, two]);

    const done = await run('dlq.ts', 'replay', 'bad-1', 'bad-9', '--yes');
    expect(done).toEqual({
      code: 1,
      stdout: `${one?.id} → queue:orders  bad-1\n1 replayed.\n`,
      stderr: 'bad-9: is not there\n',
    });
    // It is as bad as it was.
    const letters = await aside(2);
    expect(letters[0]).toEqual(two);
    expect(letters[1]).toMatchObject({ messageId: 'bad-1', body: 'no \u001b[31mJSON' });
  });

  it('keeps what does not say where it came from', async () => {
    await broker.send('quarantine', { messageId: 'lost', body: Buffer.from('?') });
    const { code, stdout } = await run('dlq.ts', 'replay', 'lost', 'bad-2', '--yes', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: false,
      replayed: [expect.stringMatching(/^quarantine-/)],
      failed: [{ code: 'unknown-source' }],
      gone: [],
      unknown: [],
    });
    expect((await aside(3)).map(({ messageId }) => messageId).sort()).toEqual(['bad-1', 'bad-2', 'lost']);
    await broker.receiveAndDelete('quarantine');
  });

  it('brings an event back to the consumer group that could not take it in, and to no other', async () => {
    const order = 'order_ghost_0sxe75cxfw2w07sytdkm25';
    const completed = {
      ...{
        id: `${order}/4`,
        orderId: order,
        seq: 4,
        time: '2026-11-21T10:00:00.000Z',
        type: 'OrderCompleted',
      },
      data: { message: 'Order processed successfully', customer: 'Ghost', total: 4250, currency: 'USD' },
    };
    await broker.send('quarantine', {
      messageId: '2/7',
      body: Buffer.from(JSON.stringify(completed)),
      applicationProperties: { reason: 'unknown', source: 'event-hub:order-events/loyalty' },
    });
    expect((await run('dlq.ts', 'replay', '--source', 'event-hub:order-events/loyalty', '--yes')).code).toBe(
      0,
    );
    await eventually(async () =>
      expect((await till.get('/customers/Ghost/loyalty')).json()).toEqual({
        ...{ customer: 'Ghost', points: 43, orders: 1 },
      }),
    );
    const next = await till.order('Casey', ['milk'], 1);
    await till.happened(next);
    const audit = await run('verify-audit.ts', '--order', order);
    expect([audit.code, audit.stderr]).toEqual([1, `${order}: the archive has no record of it\n`]);
    expect(await broker.peek('quarantine')).toEqual([]);
  });
});

describe('dlq edit, purge, history', () => {
  const wrong = { customer: 'Eve', items: ['bread'] };
  let order: string;

  it('chooses by order, text and age', async () => {
    order = 'order_eve_0sxe75cxfw2w07sytdkm25';
    const body = { id: order, receivedAt: '2026-11-21T10:00:00.000Z', order: wrong };
    await broker.send('orders', { messageId: order, body: Buffer.from(JSON.stringify(body)) });
    await broker.send('orders', { messageId: 'bad-3', body: Buffer.from('thrown away') });
    await aside(2);
    const chosen = async (...args: string[]) => (await listed(...args)).map(({ messageId }) => messageId);
    const found = await Promise.all([
      chosen('--order', order),
      chosen('--text', 'THROWN'),
      chosen('--older-than', '1h'),
      chosen('--newer-than', '1h'),
    ]);
    expect(found).toEqual([[order], ['bad-3'], [], [order, 'bad-3']]);
  });

  it('gives a message another body, checked as the app would, and sends it', async () => {
    const dry = await run('dlq.ts', 'edit', order, '--set', '/order/total=4.50', '--replay');
    expect(dry.stdout).toContain('"total":4.5}');
    expect(dry.stdout).toContain('--yes changes it.');
    const bad = await run('dlq.ts', 'edit', order, '--set', '/order/total=much', '--replay', '--yes');
    expect([bad.code, bad.stderr]).toEqual([1, 'It would not be processed: /order/total must be a number\n']);
    const args = ['--set', '/order/total=4.50', '--replay', '--yes', '--by', 'Kim'];
    const done = await run('dlq.ts', 'edit', order, ...args);
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('Sent to queue:orders.');
    await eventually(async () =>
      expect((await till.get('/customers/Eve/orders')).json()).toMatchObject({
        items: [{ id: order, status: 'COMPLETED', details: { total: 4.5 } }],
      }),
    );
  });

  it('purges, and records all that was done, originals included', async () => {
    const dry = await run('dlq.ts', 'purge', '--text', 'thrown');
    expect(dry.stdout).toContain('1 to purge. All are still there; --yes does it.');
    const done = await run('dlq.ts', 'purge', '--text', 'thrown', '--yes', '--by', 'Ann');
    expect(done.stdout).toMatch(/^quarantine-\d+ is gone {2}bad-3\n1 purged\.\n$/);
    expect(await listed()).toEqual([]);

    const records = JSON.parse((await run('dlq.ts', 'history', '--json', '--limit', '2')).stdout);
    expect(records).toMatchObject([
      { by: 'Ann', via: 'cli', action: 'purge', deadLetter: { messageId: 'bad-3', body: 'thrown away' } },
      {
        ...{ by: 'Kim', via: 'cli', action: 'edit' },
        deadLetter: { messageId: order, body: expect.not.stringContaining('total') },
        edited: { next: 'replay', body: expect.stringContaining('"total":4.5') },
      },
    ]);
    const [titles, first] = (await run('dlq.ts', 'history')).stdout.split('\n');
    expect(titles).toMatch(/^TIME +BY +VIA +ACTION +ID +REASON +SOURCE +MESSAGE ID$/);
    expect(first).toMatch(/Z +Ann +cli +purge +quarantine-\d+ +invalid-json +queue:orders +bad-3$/);
  });
});

describe('worker', () => {
  it('brings the store exactly as many orders as it says succeeded', async () => {
    const count = async () => {
      const { orders } = (await till.get('/overview')).json<{ orders: Record<string, number> }>();
      return Object.values(orders).reduce((sum, number) => sum + number, 0);
    };
    const before = await count();
    const { port } = new URL(till.platform.url);
    const { code, stdout } = await run('worker.ts', '--address', `localhost:${port}`, '--max-requests', '60');
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/^Success: 60\nFailures: 0\nSuccess \+ Failures = 60 in /);
    await eventually(async () => expect(await count()).toBe(before + 60));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await count()).toBe(before + 60);
  });
});

describe('rebuild', () => {
  it('says what is wrong with its arguments', async () => {
    const faults = [
      ['--as-of', 'yesterday', '--as-of: wants a time such as 2026-11-21T10:00:00Z, not "yesterday"'],
      ['--query', 'limit=1', '--query, --order and --keep go with --as-of'],
      ['--status', '--rollback', '--status and --rollback do not go together'],
    ].map(async (args) => {
      const { code, stderr } = await run('rebuild.ts', ...args.slice(0, -1));
      expect([code, stderr.split('\n')[0]]).toEqual([2, args.at(-1)]);
    });
    await Promise.all(faults);
  });

  it('makes a fresh copy live, goes back, and deletes what is not needed any more', async () => {
    const page = async () => (await till.get('/orders?limit=3')).text;
    const before = await page();
    const built = await run('rebuild.ts');
    expect(built.code, built.stderr).toBe(0);
    expect(built.stdout).toMatch(
      /^(\d+) orders in the live copy, \1 in the fresh one\nNo differences\.\ncopy g[\da-f]{22} is live after \S+ s\./,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await page()).toBe(before);
    const back = await run('rebuild.ts', '--rollback');
    expect(back.stdout).toBe(
      'the first copy is live again. Another --rollback goes back to where you were.\n',
    );
    const asked = await run('rebuild.ts', '--drop-old');
    expect(asked.stdout).toMatch(
      /^former +copy g[\da-f]{22}: .*\n1 to delete\. Nothing was deleted; --yes does it\.\n$/,
    );
    expect((await run('rebuild.ts', '--drop-old', '--yes')).stdout).toMatch(/1 deleted\.\n$/);
    expect((await run('rebuild.ts', '--status')).stdout).toMatch(/There is no other copy\.\n$/);
    expect(await page()).toBe(before);
  }, 300_000);

  it('answers as of a moment', async () => {
    const { timeline } = (await till.get(`/orders/${held}/timeline`)).json<{
      timeline: { time: string }[];
    }>();
    const time = String(timeline[1]?.time);
    const [order, list, unknown] = await Promise.all([
      run('rebuild.ts', '--as-of', time, '--order', held),
      run(
        'rebuild.ts',
        '--as-of',
        String(timeline.at(-1)?.time),
        '--query',
        'customer=Casey&limit=200',
        '--json',
      ),
      run('rebuild.ts', '--as-of', '2020-01-01', '--order', held),
    ]);
    expect([order.code, list.code], order.stderr + list.stderr).toEqual([0, 0]);
    expect(JSON.parse(order.stdout)).toMatchObject({ id: held, status: 'RUNNING', timeline: [{}, {}] });
    expect(JSON.parse(list.stdout).items).toContainEqual(
      expect.objectContaining({ id: held, status: 'COMPLETED' }),
    );
    expect(unknown).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Order not found'),
    });
  });
});

describe('verify-audit', () => {
  it('follows the chains, and shows the records of one order', async () => {
    const { code, stdout, stderr } = await run('verify-audit.ts', '--order', held);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^partition \d +\d+ records, the chain ends with [0-9a-f]{64}$/m);
    const line =
      /^\S+Z {2}(\w+) +order_casey_\w+\/\d {2}at \d\/\d+, \d\/\d{4}-\d\d-\d\d\/\S+ line \d+, [0-9a-f]{64}$/gm;
    const types = [...stdout.matchAll(line)];
    expect(types.map(([, type]) => type)).toEqual([
      'OrderReceived',
      'InventoryReserved',
      'PaymentCharged',
      'OrderShipped',
      'OrderCompleted',
    ]);
    expect(stdout).toMatch(/\d+ records in 4 partitions, every chain and every root holds\.\n$/);
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\d is not over: partition \d has no root of it yet$/m);
  });

  it('tells blob and line of one byte that was changed', async () => {
    const container = BlobServiceClient.fromConnectionString(till.platform.storage).getContainerClient(
      'audit',
    );
    const { value } = await container.listBlobsFlat().next();
    const name = String(value?.name);
    const blob = container.getAppendBlobClient(name);
    const bytes = await blob.downloadToBuffer();
    const at = bytes.indexOf('"total":', bytes.indexOf('\n')) + '"total":'.length;
    bytes.writeUInt8(bytes.readUInt8(at) === 0x31 ? 0x32 : 0x31, at);
    await blob.create();
    await blob.appendBlock(bytes, bytes.length);
    const line = bytes.subarray(0, at).toString().split('\n').length;

    const { code, stdout, stderr } = await run('verify-audit.ts');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^${name}, line ${line} \\(order_\\w+/\\d at \\d/\\d+\\): its hash does not match its content\\n$`,
      ),
    );
    expect(stdout).toMatch(/1 fault in \d+ records\.\n$/);
    const asJson = JSON.parse((await run('verify-audit.ts', '--json')).stdout);
    expect(asJson).toMatchObject({ verified: false, faults: [{ kind: 'changed', blob: name, line }] });

    // What was put in does not get to say how it is shown.
    const forged = '{"event":{"id":"\\u001b[2K\\rAll is well."}}\n';
    await blob.appendBlock(forged, forged.length);
    const shown = await run('verify-audit.ts');
    expect(shown.code).toBe(1);
    expect(shown.stderr).toContain('(\\u{1b}[2K\\u{d}All is well. at ');
    expect(shown.stderr).not.toContain('\u001b');
  });
});

describe('load', () => {
  it('posts at a steady rate, follows each order to its end, writes a report', async () => {
    const report = join(state, 'report.html');
    const args = [
      '--address',
      till.platform.url,
      '-c',
      '8',
      '-d',
      '1s',
      '--rate',
      '40',
      '--restock',
      '--json',
    ];
    const { code, stdout, stderr } = await run('load.ts', ...args, '--out', report);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      requests: 40,
      failed: 0,
      outcomes: { '202': 40 },
      tally: { accepted: 40, completed: 40, cancelled: 0, quarantined: 0, open: [] },
    });
    expect(await readFile(report, 'utf8')).toContain('<!doctype html>');
  });

  it('says how to go on when nobody answers, and names bad arguments', async () => {
    const away = await run('load.ts', '--address', '127.0.0.1:9');
    expect(away).toMatchObject({ code: 1, stdout: '' });
    expect(away.stderr).toContain('http://127.0.0.1:9 does not answer');
    const bad = await run('load.ts', '-c', '0', '-d', 'soon', '--form', 'long');
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('-c: wants a whole number from 1 to 10000, not "0"');
    expect(bad.stderr).toContain('-d: wants a time such as 30s, 2m or 500ms');
    expect(bad.stderr).toContain('--form: wants rich or short, not "long"');
  });
});
