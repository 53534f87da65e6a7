import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAnswers } from './answers.ts';
import { Azurite, type AzuriteServer } from './azurite.ts';
import { useOwnExtents } from './extents.ts';
import { Journal, type JournalOptions } from './journal/journal.ts';
import { LokiBook } from './journal/loki-book.ts';
import { lookUpByName } from './look-ups.ts';
import { AzuriteStore } from './tables/azurite-store.ts';
import { batchEndpoint } from './tables/batch-endpoint.ts';
import { Tables } from './tables/tables.ts';

export interface StorageOptions {
  /** Folder that everything is kept in; made when missing. */
  readonly dir: string;
  /** 0: any free one. */
  readonly blobPort: number;
  readonly queuePort: number;
  readonly tablePort: number;
  readonly journal?: JournalOptions;
}

export interface Storage {
  readonly blobPort: number;
  readonly queuePort: number;
  readonly tablePort: number;
  readonly connectionString: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const ACCOUNT = 'devstoreaccount1';
/** The key that every storage emulator knows; published by Microsoft, no secret. */
const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Starts blob, queue and table service on what `dir` holds. */
export async function startStorage(options: StorageOptions): Promise<Storage> {
  const azurite = new Azurite();
  const journal = new Journal(join(options.dir, 'journal'), options.journal);
  const blobs = stored('blobs', options.blobPort, (settings) => azurite.blobServer(settings));
  const queues = stored('queues', options.queuePort, (settings) => azurite.queueServer(settings));
  const tables = new Tables(journal);
  await journal.recover();

  const store = new AzuriteStore({
    tables,
    errors: azurite.tableErrors(),
    parseFilter: (filter) => azurite.parseFilter(filter),
  });
  const tableServer = createServer(
    { keepAliveTimeout: 120_000 },
    batchEndpoint({
      tables,
      parse: azurite.propertyParser(),
      account: ACCOUNT,
      accountKey: ACCOUNT_KEY,
      others: await azurite.tableListener(store),
    }),
  );
  const servers = [blobs.httpServer, queues.httpServer, tableServer];
  for (const server of servers) {
    server.prependListener('connection', (socket) => socket.setNoDelay(true));
    beforeAnswers(server, () => journal.flush());
  }
  await blobs.start();
  await queues.start();
  await listen(tableServer, options.tablePort);
  const [blobPort, queuePort, tablePort] = servers.map(
    (server) => (server.address() as AddressInfo).port,
  ) as [number, number, number];
  return {
    ...{ blobPort, queuePort, tablePort },
    connectionString: connectionString(blobPort, queuePort, tablePort),
    async stop() {
      await Promise.all(servers.map(close));
      await blobs.close();
      await queues.close();
      await journal.close();
    },
  };

  function stored(
    name: string,
    port: number,
    make: (settings: { host: string; port: number; extents: string }) => AzuriteServer,
  ): AzuriteServer {
    const extents = join(options.dir, name);
    mkdirSync(extents, { recursive: true });
    const server = make({ host: HOST, port, extents });
    new LokiBook(journal, `${name}-extents`, server.extentMetadataStore.db);
    lookUpByName(server.metadataStore.db);
    // An append blob's blocks: without this each append would journal them all again.
    new LokiBook(journal, name, server.metadataStore.db, { growingLists: ['committedBlocksInOrder'] });
    useOwnExtents(server.extentStore, extents);
    return server;
  }
}

function connectionString(blob: number, queue: number, table: number): string {
  const endpoint = (service: string, port: number) => `${service}Endpoint=http://${HOST}:${port}/${ACCOUNT}`;
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${ACCOUNT_KEY}`,
    endpoint('Blob', blob),
    endpoint('Queue', queue),
    `${endpoint('Table', table)};`,
  ].join(';');
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
}

/** Lets requests under way be answered, for a moment. */
async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 1000);
  await closed;
  clearTimeout(force);
}
