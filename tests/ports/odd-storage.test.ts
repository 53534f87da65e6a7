import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { archive } from '../../shared/azure/archive/archive.ts';
import { verifyArchive } from '../../shared/azure/archive/verify.ts';
import { type Connections, connections } from '../../shared/azure/connections.ts';
import { loyaltyLedger } from '../../shared/azure/loyalty/ledger.ts';
import { partitionOf } from '../../shared/azure/loyalty/rows.ts';
import { completedOrders } from '../../shared/azure/loyalty-job/completed-orders.ts';
import { Table } from '../../shared/azure/table.ts';
import type { Config } from '../../shared/config.ts';
import type { Archive } from '../../shared/ports.ts';
import { anAccount } from './account.ts';
import { anOrderId } from './fixtures.ts';
import { completed, stored, TEN } from './order-story.ts';
import { type Answered, through as line } from './through.ts';
import { startWorld, type World } from './world.ts';

// What the service may do by its documentation, and the local one never does.

let world: World;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  world = await startWorld({ broker: false });
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

afterAll(() => world.close());

async function through(config: Config, answered: Answered): Promise<Config> {
  const made = await line(config, answered);
  opened.push(made);
  return made.config;
}

function open(config: Config): Connections {
  const connected = connections(config);
  opened.unshift(connected);
  return connected;
}

it('clears a partition also when a page of it comes empty', async () => {
  let pages = 0;
  const config = await through(anAccount(world.config), ({ method, url = '' }, outgoing) => {
    if (method !== 'GET' || url.includes('NextPartitionKey') || ++pages > 1) return false;
    const headers = {
      'content-type': 'application/json;odata=minimalmetadata',
      'x-ms-continuation-nextpartitionkey': 'p',
      'x-ms-continuation-nextrowkey': '0',
    };
    outgoing.writeHead(200, headers).end('{"value":[]}');
    return true;
  });
  const table = new Table(open(config), 'rows');
  await Promise.all(['1', '2', '3'].map((rowKey) => table.put({ partitionKey: 'p', rowKey })));
  await table.clear('p');
  expect(pages).toBeGreaterThan(1);
  expect(await table.range('p')).toEqual([]);
});

it('finds the orders that were left for the loyalty job behind an empty page', async () => {
  let pages = 0;
  const config = await through(anAccount(world.config), ({ method, url = '' }, outgoing) => {
    if (method !== 'GET' || !url.includes('comp=list') || ++pages > 1) return false;
    outgoing
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        '<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://x/" ContainerName="loyalty-job"><Blobs/><NextMarker>a</NextMarker></EnumerationResults>',
      );
    return true;
  });
  const orders = completedOrders(open(config), 'test');
  const orderId = anOrderId();
  await orders.leave({
    ...{ orderId, customer: 'Riley', total: 1_000, currency: 'USD' },
    time: '2026-11-21T10:00:00.000Z',
  });
  expect(await orders.first(10)).toEqual([`2026-11-21T10:00:00.000Z_${orderId}.json`]);
});

it('reads the balances of customers it does not know yet together', async () => {
  let asked = 0;
  let all: () => void = () => undefined;
  const three = new Promise<void>((resolve) => {
    all = resolve;
  });
  const config = await through(anAccount(world.config), async ({ method, url = '' }) => {
    if (method !== 'GET' || !url.includes('/loyalty(')) return false;
    // None is answered before all have been asked for.
    if (++asked === 3) all();
    await three;
    return false;
  });
  const ledger = loyaltyLedger(open(config));
  // One partition.
  const customers = ['Riley', 'Kim', 'Ada', 'Bo', 'Cy', 'Di'].filter(
    (customer) => partitionOf(customer) === partitionOf('Riley'),
  );
  expect(customers.slice(0, 3)).toHaveLength(3);
  await ledger.credit(
    customers.slice(0, 3).map((customer) => {
      return { customer, orderId: anOrderId(), points: 10, time: '2026-11-21T10:00:00.000Z' };
    }),
  );
  expect(asked).toBe(3);
  expect(await ledger.balance(customers[2] ?? '')).toEqual({ points: 10, orders: 1 });
});

describe('The audit of an archive that is in use', () => {
  const isRecords = ({ method, url = '' }: IncomingMessage) =>
    (method === 'HEAD' || method === 'GET') && /\/audit\/\d+\//.test(url) && !url.includes('comp=');

  /** What it finds when something happens after it looked around, and before it reads the first record. */
  const faultsWhen = async (happens: (used: Archive) => Promise<unknown>) => {
    const config = anAccount(world.config);
    const used = archive(open(config));
    const story = completed(anOrderId(), { start: TEN });
    await used.append('0', stored(story.slice(0, 3)));
    await used.append('1', stored(completed(anOrderId(), { start: TEN }), { partition: '1' }));
    let happened = false;
    const watched = await through(config, async (incoming) => {
      if (isRecords(incoming) && !happened) {
        happened = true;
        await happens(used);
      }
      return false;
    });
    const { faults, partitions } = await verifyArchive(watched);
    expect(happened).toBe(true);
    return { faults, records: partitions.map(({ records }) => records) };
  };

  it('goes on where the chain has gone on since it began', async () => {
    const later = completed(anOrderId(), { start: TEN + 3_600_000 });
    expect(
      await faultsWhen(async (used) => {
        await used.append('0', stored(later, { first: 10 }));
        await used.append('1', stored(later, { first: 10, partition: '1' }));
      }),
    ).toEqual({ faults: [], records: [8, 10] });
  });

  it('does not hold a root against it that came later', async () => {
    const { faults } = await faultsWhen((used) => used.closeDays('2026-11-23'));
    expect(faults).toEqual([]);
  });
});

describe('A partition whose first events come while its day is closed', () => {
  const day = '2026-11-21';

  /** One that closes days and one that appends, each over a line that may be held up. */
  const aWorld = async (holdCloser: Answered, holdAppender: Answered) => {
    const config = anAccount(world.config);
    const closer = archive(open(await through(config, holdCloser)));
    const appender = archive(open(await through(config, holdAppender)));
    await appender.append('0', stored(completed(anOrderId(), { start: TEN })));
    const first = stored(completed(anOrderId(), { start: TEN }), { partition: '1' });
    return {
      closeDays: () => closer.closeDays('2026-11-22'),
      append: () => appender.append('1', first),
      verify: () => verifyArchive(config),
    };
  };
  const freely: Answered = () => false;

  it('is not in that day when its root is about to be written', async () => {
    const held: { append?: () => Promise<void> } = {};
    const { closeDays, append, verify } = await aWorld(async ({ method, url = '' }) => {
      if (method === 'PUT' && url.includes(`/roots/${day}.json`)) await held.append?.();
      return false;
    }, freely);
    held.append = append;
    expect(await closeDays()).toEqual([day]);
    const { faults, partitions } = await verify();
    expect([faults, partitions.map(({ records }) => records)]).toEqual([[], [5, 5]]);
  });

  it.each([
    ['its blob is made', /\/audit\/1\/[^?]+\?(?!comp)/],
    ['its events are appended', /\/audit\/1\/[^?]+\?comp=appendblock/],
  ])('is not in that day when it is closed just before %s', async (_, request) => {
    const held: { closeDays?: () => Promise<unknown> } = {};
    const { closeDays, append, verify } = await aWorld(freely, async ({ method, url = '' }) => {
      if (method !== 'PUT' || !request.test(url)) return false;
      const { closeDays: close } = held;
      delete held.closeDays;
      await close?.();
      return false;
    });
    held.closeDays = closeDays;
    await append();
    expect(held).toEqual({});
    const { faults, partitions, roots } = await verify();
    expect([faults, partitions.map(({ records }) => records)]).toEqual([[], [5, 5]]);
    expect(roots.map((root) => root.day)).toEqual([day]);
  });
});

it('reads a blob of many megabytes part by part, wherever a line is cut', async () => {
  const config = anAccount(world.config);
  const used = archive(open(config));
  const items = ['漢'.repeat(100_001)];
  const events = Array.from(
    { length: 30 },
    () => completed(anOrderId(), { start: TEN, bought: { items } })[0],
  );
  await used.append('0', stored(events.filter((event) => event !== undefined)));
  const parts: string[] = [];
  const watched = await through(config, ({ method, headers, url = '' }) => {
    if (method === 'GET' && url.includes('/audit/0/')) parts.push(String(headers['x-ms-range']));
    return false;
  });
  const { faults, partitions } = await verifyArchive(watched);
  expect([faults, partitions.map(({ records }) => records)]).toEqual([[], [30]]);
  expect(parts).toEqual([
    'bytes=0-4194303',
    'bytes=4194304-8388607',
    expect.stringMatching(/^bytes=8388608-9/),
  ]);
});
