import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const ASK_AGAIN_MS = 50;

export class StateLockedError extends Error {
  readonly code = 'state-locked';
}

/**
 * Keeps every other process off a state folder until this one ends. The lock is SQLite's own on an empty file: the
 * system takes it away with the process, however that ends, so that none is ever left behind.
 * `waitMs`: how long to wait for a process that is just ending.
 */
export async function lockState(dir: string, waitMs = 0): Promise<{ release(): void }> {
  mkdirSync(dir, { recursive: true });
  const deadline = Date.now() + waitMs;
  for (;;) {
    const database = new DatabaseSync(join(dir, 'lock'), { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
      return { release: () => database.close() };
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
      if (Date.now() >= deadline) throw new StateLockedError(`${dir} is in use by another process.`);
    }
    await sleep(ASK_AGAIN_MS);
  }
}
