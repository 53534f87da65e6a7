import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../../shared/config.ts';

export interface Severed {
  readonly config: Config;
  /** True once the connection was cut. */
  readonly cut: boolean;
  close(): Promise<void>;
}

/**
 * The same storage, over a line that is cut at request number `at` (from 1): before the request arrives or after its
 * effect, so that its answer is lost. Nothing gets through any more after that, as if the caller had died there.
 */
export async function severed(config: Config, at: number, moment: 'before' | 'after'): Promise<Severed> {
  let requests = 0;
  let cut = false;
  const line = async (target: string) => {
    const server = createServer((incoming, outgoing) => {
      requests++;
      if (cut || (requests === at && moment === 'before')) {
        cut = true;
        incoming.socket.destroy();
        return;
      }
      const last = requests === at;
      pass(incoming, outgoing, target, () => {
        if (last) cut = true;
        return cut;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const { connectionString } = config.storage as { connectionString: string };
  const servers: ReturnType<typeof createServer>[] = [];
  let through = connectionString;
  for (const [, endpoint = ''] of connectionString.matchAll(/(?:Blob|Table)Endpoint=http:\/\/([^/;]+)/g)) {
    const { server, host } = await line(endpoint);
    servers.push(server);
    through = through.replace(`http://${endpoint}`, `http://${host}`);
  }
  return {
    config: { ...config, storage: { connectionString: through } },
    get cut() {
      return cut;
    },
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  isCut: () => boolean,
): void {
  const [host, port] = target.split(':');
  const { method, url: path, headers } = incoming;
  const through = forward({ host, port, method, path, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      if (isCut()) {
        incoming.socket.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      outgoing.end(Buffer.concat(chunks));
    });
  });
  through.on('error', () => incoming.socket.destroy());
  incoming.pipe(through);
}
