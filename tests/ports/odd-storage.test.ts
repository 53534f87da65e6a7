import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Connections, connections } from '../../shared/azure/connections.ts';
import { completedOrders } from '../../shared/azure/loyalty-job/completed-orders.ts';
import { Table } from '../../shared/azure/table.ts';
import type { Config } from '../../shared/config.ts';
import { anAccount } from './account.ts';
import { anOrderId } from './fixtures.ts';
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

/** Storage behind a line that answers some requests by itself. */
async function through(
  config: Config,
  answered: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean,
): Promise<Connections> {
  let { connectionString } = config.storage as { connectionString: string };
  for (const [, target = ''] of connectionString.matchAll(/(?:Blob|Table)Endpoint=http:\/\/([^/;]+)/g)) {
    const [host, port] = target.split(':');
    const server = createServer((incoming, outgoing) => {
      if (answered(incoming, outgoing)) return;
      const { method, url: path, headers } = incoming;
      incoming.pipe(
        request({ host, port, method, path, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    connectionString = connectionString.replace(
      `http://${target}`,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    );
    opened.push({
      async close() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
  }
  const open = connections({ ...config, storage: { connectionString } });
  opened.unshift(open);
  return open;
}

it('clears a partition also when a page of it comes empty', async () => {
  let pages = 0;
  const open = await through(anAccount(world.config), ({ method, url = '' }, outgoing) => {
    if (method !== 'GET' || url.includes('NextPartitionKey') || ++pages > 1) return false;
    const headers = {
      'content-type': 'application/json;odata=minimalmetadata',
      'x-ms-continuation-nextpartitionkey': 'p',
      'x-ms-continuation-nextrowkey': '0',
    };
    outgoing.writeHead(200, headers).end('{"value":[]}');
    return true;
  });
  const table = new Table(open, 'rows');
  await Promise.all(['1', '2', '3'].map((rowKey) => table.put({ partitionKey: 'p', rowKey })));
  await table.clear('p');
  expect(pages).toBeGreaterThan(1);
  expect(await table.range('p')).toEqual([]);
});

it('finds the orders that were left for the loyalty job behind an empty page', async () => {
  let pages = 0;
  const open = await through(anAccount(world.config), ({ method, url = '' }, outgoing) => {
    if (method !== 'GET' || !url.includes('comp=list') || ++pages > 1) return false;
    outgoing
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        '<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://x/" ContainerName="loyalty-job"><Blobs/><NextMarker>a</NextMarker></EnumerationResults>',
      );
    return true;
  });
  const orders = completedOrders(open, 'test');
  const orderId = anOrderId();
  await orders.leave({
    ...{ orderId, customer: 'Riley', total: 1_000, currency: 'USD' },
    time: '2026-11-21T10:00:00.000Z',
  });
  expect(await orders.first(10)).toEqual([`2026-11-21T10:00:00.000Z_${orderId}.json`]);
});
