import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The message ids a queue has seen within its window, for queues with duplicate detection. */
export class Duplicates {
  readonly #queue: number;
  readonly #window: number;
  /** Message id → epoch ms until which it counts; in the order they came. */
  readonly #seen = new Map<string, number>();
  readonly #insert: StatementSync;
  readonly #prune: StatementSync;

  constructor(database: DatabaseSync, queue: number, windowMs: number) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS queue_duplicate (
        queue INTEGER NOT NULL, message_id TEXT NOT NULL, until INTEGER NOT NULL,
        PRIMARY KEY (queue, message_id)
      ) WITHOUT ROWID
    `);
    this.#queue = queue;
    this.#window = windowMs;
    this.#insert = database.prepare('INSERT OR REPLACE INTO queue_duplicate VALUES (?, ?, ?)');
    this.#prune = database.prepare('DELETE FROM queue_duplicate WHERE queue = ? AND message_id = ?');
    const rows = database.prepare(
      'SELECT message_id, until FROM queue_duplicate WHERE queue = ? ORDER BY until',
    );
    for (const row of rows.iterate(queue)) this.#seen.set(row.message_id as string, row.until as number);
  }

  /** Whether the id is new; it counts as seen from now on. */
  admit(messageId: string, now: number): boolean {
    const until = this.#seen.get(messageId);
    if (until !== undefined && until > now) return false;
    this.#seen.delete(messageId);
    this.#seen.set(messageId, now + this.#window);
    return true;
  }

  /** The message was not stored after all. */
  retract(messageId: string): void {
    this.#seen.delete(messageId);
  }

  /** Runs inside Store.write, together with the message's own insert. */
  save(messageId: string, now: number): void {
    this.#insert.run(this.#queue, messageId, now + this.#window);
    for (const [id, until] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(id);
      this.#prune.run(this.#queue, id);
    }
  }
}
