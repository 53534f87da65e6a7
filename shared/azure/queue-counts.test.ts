import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connections } from './connections.ts';
import { queueCounts } from './queue-counts.ts';

/** The ATOM entry of a queue, as the service documents it, shortened to what is read. */
function entry(queue: string, active: number, deadLettered: number): string {
  return `<entry xmlns="http://www.w3.org/2005/Atom"><id>https://shop.servicebus.windows.net/${queue}?api-version=2021-05</id>
<title type="text">${queue}</title><published>2026-11-21T10:00:00Z</published><updated>2026-11-21T10:00:00Z</updated>
<author><name>shop</name></author>
<content type="application/xml"><QueueDescription xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
<LockDuration>PT1M</LockDuration><MaxSizeInMegabytes>1024</MaxSizeInMegabytes><RequiresDuplicateDetection>false</RequiresDuplicateDetection>
<RequiresSession>false</RequiresSession><DefaultMessageTimeToLive>P14D</DefaultMessageTimeToLive><MaxDeliveryCount>10</MaxDeliveryCount>
<SizeInBytes>4711</SizeInBytes><MessageCount>${active + deadLettered}</MessageCount><Status>Active</Status>
<CreatedAt>2026-11-21T10:00:00Z</CreatedAt><UpdatedAt>2026-11-21T10:00:00Z</UpdatedAt><AccessedAt>2026-11-21T10:00:00Z</AccessedAt>
<CountDetails xmlns:d2p1="http://schemas.microsoft.com/netservices/2011/06/servicebus"><d2p1:ActiveMessageCount>${active}</d2p1:ActiveMessageCount>
<d2p1:DeadLetterMessageCount>${deadLettered}</d2p1:DeadLetterMessageCount><d2p1:ScheduledMessageCount>0</d2p1:ScheduledMessageCount>
<d2p1:TransferMessageCount>0</d2p1:TransferMessageCount><d2p1:TransferDeadLetterMessageCount>0</d2p1:TransferDeadLetterMessageCount></CountDetails>
</QueueDescription></content></entry>`;
}

const asked: string[] = [];
let active = 7;
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://service');
  asked.push(url.pathname);
  response.writeHead(200, { 'content-type': 'application/atom+xml;type=entry;charset=utf-8' });
  response.end(url.pathname === '/orders' ? entry('orders', active, 2) : entry('quarantine', 3, 0));
});

beforeEach(async () => {
  asked.length = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('asks the namespace for both queues, at most twice a second, once for all who wait', async () => {
  const { port } = server.address() as AddressInfo;
  const connectionString = `Endpoint=sb://127.0.0.1:${port};SharedAccessKeyName=local;SharedAccessKey=bG9jYWw=;UseDevelopmentEmulator=true`;
  let now = Date.UTC(2026, 10, 21, 10);
  const open = connections({
    serviceBus: { connectionString },
    eventHubs: { connectionString },
    storage: { connectionString: '' },
    orderIdKey: { value: '' },
    approvalThreshold: 0,
    approvalTimeoutMs: 1,
    intake: { queueMark: 1, quarantineMark: 1, rate: 1, burst: 1 },
  });
  const { counts } = queueCounts(open, { now: () => now });
  const answers = await Promise.all(Array.from({ length: 50 }, () => counts()));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"active":7,"deadLettered":2,"quarantine":3}']),
  );
  expect(asked.toSorted()).toEqual(['/orders', '/quarantine']);
  active = 8;
  now += 499;
  expect(await counts()).toMatchObject({ active: 7 });
  now += 1;
  expect(await counts()).toMatchObject({ active: 8 });
  expect(asked).toHaveLength(4);
  await open.close();
});
