import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connections, connections } from './connections.ts';

const KEY = Buffer.from('a key').toString('base64');

describe('A storage service that takes the request and never answers', () => {
  const server = createServer(() => undefined);

  beforeEach(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  afterEach(async () => {
    vi.useRealTimers();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it.each<[string, (open: Connections) => Promise<unknown>]>([
    ['a row', async (open) => (await open.table('rows')).getEntity('p', 'r')],
    [
      'a blob',
      async (open) => (await open.blobs()).getContainerClient('c').getBlobClient('b').getProperties(),
    ],
    [
      'a line to append',
      async (open) =>
        (await open.blobs()).getContainerClient('c').getAppendBlobClient('b').appendBlock('line', 4),
    ],
  ])('is given ten seconds: %s', async (_, ask) => {
    const { port } = server.address() as AddressInfo;
    const endpoint = (kind: string) => `${kind}Endpoint=http://127.0.0.1:${port}/account`;
    const connectionString = `DefaultEndpointsProtocol=http;AccountName=account;AccountKey=${KEY};${endpoint('Table')};${endpoint('Blob')};`;
    const open = connections({
      serviceBus: { connectionString: '' },
      eventHubs: { connectionString: '' },
      storage: { connectionString },
      orderIdKey: { value: '' },
      approvalThreshold: 0,
      approvalTimeoutMs: 1,
      intake: { queueMark: 1, quarantineMark: 1, rate: 1, burst: 1 },
    });
    let ended = '';
    const asked = ask(open).catch((error: Error) => {
      ended = error.name;
    });
    await Promise.race([once(server, 'request'), asked]);
    vi.advanceTimersByTime(9_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe('');
    vi.advanceTimersByTime(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe('AbortError');
    await asked;
    await open.close();
  });
});
