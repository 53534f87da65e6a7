import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runChild } from '../../child.ts';

/** Stands in for storage, broker and host: listens on the ports it is given and tells what it was started with. */
const { values } = parseArgs({
  strict: false,
  options: {
    port: { type: 'string' },
    'blob-port': { type: 'string' },
    'queue-port': { type: 'string' },
    'table-port': { type: 'string' },
    'control-port': { type: 'string' },
    app: { type: 'string' },
    'virtual-now': { type: 'string' },
  },
});

const virtualNow = values['virtual-now'] === undefined ? undefined : Number(values['virtual-now']);

await runChild(
  async (clock) => {
    if (process.env.FAKE_FAILURE !== undefined) throw new Error(process.env.FAKE_FAILURE);
    const port = await listen(values.port, () => String(clock.now()));
    const [blobPort, queuePort, tablePort] = await Promise.all([
      listen(values['blob-port']),
      listen(values['queue-port']),
      listen(values['table-port']),
    ]);
    console.log('a line of output');
    return {
      ready: {
        ...{ port, blobPort, queuePort, tablePort },
        url: `http://127.0.0.1:${port}`,
        connectionString: `storage at ${blobPort}`,
        serviceBus: `Endpoint=sb://localhost:${port};`,
        eventHubs: `Endpoint=sb://localhost:${port};`,
        control: `http://127.0.0.1:${await listen(values['control-port'])}`,
        functions: [],
        virtualNow,
        storageSetting: process.env.AzureWebJobsStorage,
      },
      // The host, alone, may have work to finish, until a file says that it has.
      stop: async () => {
        const { FAKE_DRAIN_UNTIL: file } = process.env;
        while (values.app !== undefined && file !== undefined && !existsSync(file)) await sleep(20);
      },
    };
  },
  virtualNow === undefined ? {} : { virtualNow },
);

async function listen(port: unknown, body = () => ''): Promise<number> {
  const server = createServer((_request, response) => response.end(body()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port ?? 0), '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
