import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../../shared/config.ts';

/** True: it has answered the request itself. Resolves once the request may go through. */
export type Answered = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean | Promise<boolean>;

/** The same storage, over a line that answers some requests by itself, or does something before it lets them through. */
export async function through(
  config: Config,
  answered: Answered,
): Promise<{ readonly config: Config; close(): Promise<void> }> {
  const servers: Server[] = [];
  let { connectionString } = config.storage as { connectionString: string };
  for (const [, target = ''] of connectionString.matchAll(/(?:Blob|Table)Endpoint=http:\/\/([^/;]+)/g)) {
    const [host, port] = target.split(':');
    const server = createServer(async (incoming, outgoing) => {
      if (await answered(incoming, outgoing)) return;
      const { method, url: path, headers } = incoming;
      const passed = request({ host, port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', () => incoming.socket.destroy());
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port: own } = server.address() as AddressInfo;
    connectionString = connectionString.replace(`http://${target}`, `http://127.0.0.1:${own}`);
  }
  return {
    config: { ...config, storage: { connectionString } },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
