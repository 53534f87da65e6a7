import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { point } from '../points.ts';

interface Write {
  readonly run: () => void;
  readonly done: (error?: Error) => void;
}

const SQLITE_BUSY = 5;
// Longer than most messages are held, shorter than anybody would notice.
const LAZY_MS = 5;

/**
 * One SQLite file with group commit: everything that was asked for in one turn of the event loop becomes one
 * transaction and one flush. Whoever waits is told after the flush; a lone write waits for nobody.
 */
export class Store {
  /** For statements and for reading; change it only inside write(). */
  readonly database: DatabaseSync;
  #group: Write[] = [];
  #lazy: Write[] = [];
  #lazyTimer: NodeJS.Timeout | undefined;

  constructor(file: string) {
    mkdirSync(dirname(file), { recursive: true });
    // A broker that is just going lets go of the file in less time than this.
    this.database = new DatabaseSync(file, { timeout: 1000 });
    try {
      // Larger pages hold several messages each. Exclusive: one broker per file, which also spares the locks of
      // every transaction. FULL: a commit has reached the disk when it returns. The log is folded into the file
      // every 32 MB, because each fold flushes twice more.
      this.database.exec(`
        PRAGMA page_size = 8192;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4096;
        PRAGMA temp_store = MEMORY;
      `);
    } catch (cause) {
      this.database.close();
      if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause;
      throw Object.assign(new Error(`Another broker works on ${file}`, { cause }), {
        code: 'broker-state-in-use',
      });
    }
  }

  /**
   * Runs `run` inside the next transaction; settles when that is on disk. `run` only makes statements, and may be
   * run a second time if another of the group fails.
   */
  write(run: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.enqueue(run, (error) => (error === undefined ? resolve() : reject(error)));
    });
  }

  /** As write(), for the paths where a promise each would cost too much. */
  enqueue(run: () => void, done: (error?: Error) => void): void {
    if (this.#group.push({ run, done }) === 1) setImmediate(() => this.#commit());
  }

  /**
   * For what nobody waits for: goes with the next transaction that somebody does wait for, and alone only if there
   * is none within 5 ms.
   */
  enqueueLazily(run: () => void, done: (error?: Error) => void): void {
    this.#lazy.push({ run, done });
    this.#lazyTimer ??= setTimeout(() => this.#commit(), LAZY_MS);
  }

  /** Commits what is under way and closes the file. */
  close(): void {
    this.#commit();
    this.database.close();
  }

  #commit(): void {
    clearTimeout(this.#lazyTimer);
    this.#lazyTimer = undefined;
    const group = [...this.#lazy, ...this.#group];
    if (group.length === 0) return;
    this.#lazy = [];
    this.#group = [];
    point('broker.commit.before');
    let failed: unknown;
    try {
      this.#transact(group);
    } catch (error) {
      failed = error;
    }
    if (failed === undefined) {
      point('broker.commit.after');
      for (const { done } of group) done();
    } else if (group.length === 1) {
      group[0]?.done(storeError(failed));
    } else {
      // One of many failed: let each stand for itself, so that only the guilty one hears of it.
      for (const write of group) this.#alone(write);
    }
  }

  #alone(write: Write): void {
    try {
      this.#transact([write]);
    } catch (error) {
      write.done(storeError(error));
      return;
    }
    write.done();
  }

  #transact(group: readonly Write[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const { run } of group) run();
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

function storeError(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(new Error(`The broker could not write to its store: ${reason}`, { cause }), {
    code: 'broker-store-failed',
  });
}
