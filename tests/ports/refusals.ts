import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../../shared/config.ts';

export interface Refusals {
  readonly config: Config;
  /** The next answers to inserts into a table, in place of the store's own. */
  next(table: string, ...answers: readonly { status: number; code: string }[]): void;
  close(): Promise<void>;
}

/** The same storage, whose tables answer now and then as an unwell service does. */
export async function refusals(config: Config): Promise<Refusals> {
  const due: { table: string; status: number; code: string }[] = [];
  const { connectionString } = config.storage as { connectionString: string };
  const [, endpoint = ''] = /TableEndpoint=http:\/\/([^/;]+)/.exec(connectionString) ?? [];
  const [host, port] = endpoint.split(':');
  const server = createServer((incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming;
    const [answer] = due;
    if (method === 'POST' && answer !== undefined && path.split(/[?(]/)[0]?.endsWith(`/${answer.table}`)) {
      due.shift();
      incoming.resume();
      outgoing.writeHead(answer.status, {
        'content-type': 'application/json',
        'x-ms-error-code': answer.code,
      });
      const error = {
        code: answer.code,
        message: { lang: 'en-US', value: `The service says ${answer.code}.` },
      };
      outgoing.end(JSON.stringify({ 'odata.error': error }));
      return;
    }
    const through = forward({ host, port, method, path, headers }, (answered) => {
      outgoing.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(outgoing);
    });
    through.on('error', () => incoming.socket.destroy());
    incoming.pipe(through);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    config: {
      ...config,
      storage: {
        connectionString: connectionString.replace(
          `TableEndpoint=http://${endpoint}`,
          `TableEndpoint=http://${through}`,
        ),
      },
    },
    next: (table, ...answers) => void due.push(...answers.map((answer) => ({ table, ...answer }))),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
