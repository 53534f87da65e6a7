import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Store } from '../store.ts';

/** One write of the journal: the deliveries of one transaction. */
export class DeliveryRow {
  readonly id: number;
  /** Deliveries it tells of that nothing newer has replaced. */
  live = 0;

  constructor(id: number) {
    this.id = id;
  }
}

/** What the journal needs to know of a message. */
export interface Delivered {
  readonly sequence: number;
  deliveryCount: number;
  delivery: DeliveryRow | undefined;
  gone: boolean;
}

/**
 * Remembers how often messages were handed out, so that a broker that was killed counts on where it was. A row for
 * many deliveries instead of an update of each message: a message's own row holds its content and is dear to rewrite.
 * It is written lazily, because most messages are settled before it would be. (A broker killed within 5 ms of a
 * delivery does not count it.)
 */
export class DeliveryJournal {
  readonly #store: Store;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #all: StatementSync;
  readonly #empty: number[] = [];
  #pending = new Map<Delivered, number>();
  #nextId = 1;

  constructor(store: Store) {
    const database: DatabaseSync = store.database;
    database.exec(
      'CREATE TABLE IF NOT EXISTS queue_delivery (id INTEGER PRIMARY KEY, queue INTEGER NOT NULL, counts TEXT NOT NULL)',
    );
    this.#store = store;
    this.#insert = database.prepare('INSERT INTO queue_delivery VALUES (?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM queue_delivery WHERE id = ?');
    this.#all = database.prepare('SELECT counts FROM queue_delivery WHERE queue = ? ORDER BY id');
    const last = database.prepare('SELECT max(id) AS id FROM queue_delivery').get() as { id: number | null };
    this.#nextId = (last.id ?? 0) + 1;
  }

  /** Deliveries that were under way when the broker stopped: sequence number → times handed out. */
  read(queue: number): Map<number, number> {
    const counts = new Map<number, number>();
    for (const row of this.#all.iterate(queue)) {
      for (const [sequence, count] of JSON.parse(row.counts as string) as [number, number][]) {
        counts.set(sequence, count);
      }
    }
    return counts;
  }

  /** Drops what read() told, once it is in the messages' own rows. Runs inside Store.write. */
  clear(queue: number): void {
    this.#store.database.prepare('DELETE FROM queue_delivery WHERE queue = ?').run(queue);
  }

  delivered(queue: number, message: Delivered): void {
    this.forget(message);
    this.#pending.set(message, queue);
    if (this.#pending.size === 1) this.#store.enqueueLazily(() => this.#write(), ignoreFailure);
  }

  /** The message's count is in its own row again, or the message is gone. */
  forget(message: Delivered): void {
    const row = message.delivery;
    if (!row) return;
    message.delivery = undefined;
    if (--row.live > 0) return;
    this.#empty.push(row.id);
    if (this.#empty.length === 1) this.#store.enqueueLazily(() => this.#drop(), ignoreFailure);
  }

  #write(): void {
    const byQueue = new Map<number, Delivered[]>();
    for (const [message, queue] of this.#pending) {
      if (message.gone) continue;
      const messages = byQueue.get(queue);
      if (messages) messages.push(message);
      else byQueue.set(queue, [message]);
    }
    this.#pending.clear();
    for (const [queue, messages] of byQueue) {
      const row = new DeliveryRow(this.#nextId++);
      for (const message of messages) {
        this.forget(message);
        message.delivery = row;
      }
      row.live = messages.length;
      this.#insert.run(row.id, queue, JSON.stringify(messages.map((m) => [m.sequence, m.deliveryCount])));
    }
  }

  #drop(): void {
    for (const id of this.#empty) this.#delete.run(id);
    this.#empty.length = 0;
  }
}

/** A lost row costs a count of one delivery and nothing else. */
function ignoreFailure(): void {}
