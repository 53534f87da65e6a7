import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { WRITES, type Write } from './writes.ts';

/**
 * The thread that writes the log: one transaction for each message, flushed before it is answered, so that the host's
 * own thread never waits for the disk.
 */
const port = parentPort;
if (port === null) throw new Error('writer.ts runs as a worker thread.');
const db = new DatabaseSync((workerData as { file: string }).file);
// Checkpoints copy pages back while everything waits: fewer, larger ones cost less in all.
db.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000');
const statements = Object.fromEntries(
  Object.entries(WRITES).map(([name, sql]) => [name, db.prepare(sql)]),
) as Record<keyof typeof WRITES, StatementSync>;
const begin = db.prepare('BEGIN IMMEDIATE');
const commit = db.prepare('COMMIT');

port.on('message', (writes: readonly Write[]) => {
  begin.run();
  for (const [statement, ...values] of writes) statements[statement].run(...values);
  commit.run();
  port.postMessage(null);
});
