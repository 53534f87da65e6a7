import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Control {
  readonly url: string;
  close(): Promise<void>;
}

/** `GET /queues` on loopback: the counts of all entities, for tests and dashboards. */
export async function startControl(port: number, counts: () => unknown): Promise<Control> {
  const server = createServer((request, response) => {
    const known = request.url?.split('?')[0] === '/queues';
    const status = !known ? 404 : request.method === 'GET' ? 200 : 405;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(status === 200 ? counts() : { error: 'The broker answers GET /queues only.' }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
