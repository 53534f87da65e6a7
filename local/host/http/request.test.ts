import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headersOf, readBody } from './request.ts';

let server: Server;
beforeEach(async () => {
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function send(text: string) {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write(text);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  return { client, request };
}

test('a body that is read after its client has gone is told so', async () => {
  const { client, request } = await send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
  const closed = new Promise((resolve) => request.on('close', resolve));
  client.destroy();
  await closed;
  await expect(readBody(request)).rejects.toMatchObject({ code: 'CLIENT_GONE' });
});

test('a header may be named like a member of every object', async () => {
  const { client, request } = await send(
    'GET / HTTP/1.1\r\nHost: a\r\nConstructor: one\r\nX: 1\r\nx: 2\r\n\r\n',
  );
  expect(Object.entries(headersOf(request))).toEqual([
    ['host', 'a'],
    ['constructor', 'one'],
    ['x', '1,2'],
  ]);
  client.destroy();
});
