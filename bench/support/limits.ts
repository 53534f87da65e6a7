/** What the parts of the machine can do alone, measured in the same run, so that the pipeline's figures have a scale. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { TableClient } from '@azure/data-tables';
import { postAll } from './load.ts';

/** Bare node:http that reads a JSON body and answers 202, with the same load generator; requests/s. */
export async function bareHttp(inFlight: number, body: (index: number) => string): Promise<number> {
  const server: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'bare-http.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (server.stdout === null) throw new Error('started without a pipe');
  const [port] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  try {
    await postAll(`http://127.0.0.1:${port}`, 3_000, inFlight, body);
    return (await postAll(`http://127.0.0.1:${port}`, 10_000, inFlight, body)).perSecond;
  } finally {
    server.kill();
  }
}

/** Single-row transactions that are flushed one by one; commits/s. */
export function bareSqlite(): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const db = new DatabaseSync(join(folder, 'bench.db'));
  try {
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)',
    );
    const insert = db.prepare('INSERT INTO t (body) VALUES (?)');
    const from = performance.now();
    let commits = 0;
    for (; performance.now() - from < 1_000; commits++) insert.run('x'.repeat(350));
    return commits / ((performance.now() - from) / 1000);
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

/** Rows of 350 bytes by the SDK: alone at 32 in flight, and in transactions of 50, eight in flight; rows/s. */
export async function bareTables(storage: string): Promise<{ alone: number; grouped: number }> {
  const client = TableClient.fromConnectionString(storage, 'benchlimits', { allowInsecureConnection: true });
  await client.createTable();
  const row = (partitionKey: string, rowKey: string) => ({ partitionKey, rowKey, body: 'x'.repeat(350) });
  const measure = async (
    inFlight: number,
    calls: number,
    rows: number,
    call: (index: number) => Promise<unknown>,
  ) => {
    let next = 0;
    const from = performance.now();
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (next < calls) await call(next++);
      }),
    );
    return (calls * rows) / ((performance.now() - from) / 1000);
  };
  const alone = await measure(32, 1_500, 1, (index) =>
    client.createEntity(row(`a${index % 64}`, `${index}`)),
  );
  const grouped = await measure(8, 120, 50, (index) =>
    client.submitTransaction(Array.from({ length: 50 }, (_, at) => ['create', row(`g${index}`, `${at}`)])),
  );
  await client.deleteTable();
  return { alone, grouped };
}
