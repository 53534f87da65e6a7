import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TableClient, type TransactionAction } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';

/** Compares the platform's storage with Azurite as it is shipped, in one run on one machine: rates and their ratio. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    'in-flight': { type: 'string', default: '16' },
    only: { type: 'string', default: '' },
  },
});
const MILLISECONDS = Number(values.seconds) * 1000;
const IN_FLIGHT = Number(values['in-flight']);
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const TEXT = 'x'.repeat(250);

interface Server {
  readonly connectionString: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Result {
  readonly perSecond: number;
  readonly cpuMs: number;
}

type Work = (server: Server, count: () => void) => Promise<() => Promise<void>>;

const client = (server: Server, name: string) =>
  TableClient.fromConnectionString(server.connectionString, name, { allowInsecureConnection: true });

const transactions =
  (rows: number, partitions: number): Work =>
  async (server, count) => {
    const table = client(server, `t${rows}x${partitions}`);
    await table.createTable();
    let next = 0;
    return async () => {
      const number = next++;
      const actions = Array.from(
        { length: rows },
        (_, row): TransactionAction => [
          'upsert',
          {
            partitionKey: `p${number % partitions}`,
            rowKey: `${number}-${row}`,
            text: TEXT,
            total: 12.5,
            seq: row,
          },
          'Replace',
        ],
      );
      await table.submitTransaction(actions);
      for (let i = 0; i < rows; i++) count();
    };
  };

const WORK: Record<string, Work> = {
  'row alone': async (server, count) => {
    const table = client(server, 'alone');
    await table.createTable();
    let next = 0;
    return async () => {
      const number = next++;
      await table.createEntity({ partitionKey: `p${number % 16}`, rowKey: String(number), text: TEXT });
      count();
    };
  },
  'transaction of 1': transactions(1, 16),
  'transaction of 10': transactions(10, 16),
  'transaction of 50': transactions(50, 16),
  'transaction of 100': transactions(100, 16),
  'transaction of 50, one partition': transactions(50, 1),
  'row read by its key': async (server, count) => {
    const table = client(server, 'read');
    await table.createTable();
    for (let batch = 0; batch < 20; batch++) {
      await table.submitTransaction(
        Array.from({ length: 100 }, (_, row) => [
          'create',
          { partitionKey: 'p', rowKey: `${batch}-${row}`, text: TEXT },
        ]),
      );
    }
    let next = 0;
    return async () => {
      const number = next++ % 2000;
      await table.getEntity('p', `${Math.floor(number / 100)}-${number % 100}`);
      count();
    };
  },
  'block appended': async (server, count) => {
    const container = BlobServiceClient.fromConnectionString(server.connectionString).getContainerClient(
      'append',
    );
    await container.create();
    const blobs = Array.from({ length: IN_FLIGHT }, (_, i) => container.getAppendBlobClient(`b${i}`));
    for (const blob of blobs) await blob.create();
    let next = 0;
    return async () => {
      await blobs[next++ % blobs.length]?.appendBlock(TEXT, TEXT.length);
      count();
    };
  },
  'blob put': async (server, count) => {
    const container = BlobServiceClient.fromConnectionString(server.connectionString).getContainerClient(
      'put',
    );
    await container.create();
    let next = 0;
    return async () => {
      await container.getBlockBlobClient(`b${next++ % 500}`).upload(TEXT, TEXT.length);
      count();
    };
  },
};

async function ours(dir: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, '../local/storage/main.ts'), ['--state', dir], {
    execArgv: [],
  });
  const [ready] = (await once(child, 'message')) as [{ connectionString: string }];
  return { connectionString: ready.connectionString, pid: child.pid ?? 0, stop: () => end(child) };
}

async function shipped(dir: string): Promise<Server> {
  const ports = await Promise.all([freePort(), freePort(), freePort()]);
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  const names = ['blob', 'queue', 'table'];
  const child = spawn(process.execPath, [
    ...[main, '--location', dir, '--silent', '--disableTelemetry', '--skipApiVersionCheck'],
    ...names.flatMap((name, i) => [`--${name}Port`, String(ports[i])]),
  ]);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!output.includes('Table service is successfully')) await once(child.stdout, 'data');
  const endpoints = names.map((name, i) => {
    const service = name.replace(/^./, (letter) => letter.toUpperCase());
    return `${service}Endpoint=http://127.0.0.1:${ports[i]}/devstoreaccount1;`;
  });
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${KEY};${endpoints.join('')}`,
    pid: child.pid ?? 0,
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** CPU time of a process so far, in ms (Linux). */
function cpu(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function measure(server: Server, work: Work): Promise<Result> {
  let done = 0;
  const act = await work(server, () => {
    done++;
  });
  const during = async (ms: number) => {
    const until = performance.now() + ms;
    await Promise.all(
      Array.from({ length: IN_FLIGHT }, async () => {
        while (performance.now() < until) await act();
      }),
    );
  };
  await during(MILLISECONDS / 3);
  const [doneBefore, cpuBefore, began] = [done, cpu(server.pid), performance.now()];
  await during(MILLISECONDS);
  const count = done - doneBefore;
  return {
    perSecond: (count * 1000) / (performance.now() - began),
    cpuMs: (cpu(server.pid) - cpuBefore) / count,
  };
}

const table: Record<string, Record<string, string>> = {};
for (const [name, work] of Object.entries(WORK)) {
  if (!name.includes(values.only)) continue;
  const results: Result[] = [];
  for (const start of [shipped, ours]) {
    const dir = await mkdtemp(join(tmpdir(), 'bench-storage-'));
    const server = await start(dir);
    try {
      results.push(await measure(server, work));
    } finally {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    }
  }
  const [before, after] = results as [Result, Result];
  table[name] = {
    'Azurite /s': before.perSecond.toFixed(0),
    'ours /s': after.perSecond.toFixed(0),
    ratio: (after.perSecond / before.perSecond).toFixed(1),
    'Azurite CPU-ms': before.cpuMs.toFixed(3),
    'ours CPU-ms': after.cpuMs.toFixed(3),
  };
}
console.table(table);
