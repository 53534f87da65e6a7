import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { MessageState } from './message.ts';

// A row's id is its queue's number and its sequence number, so that a queue's rows lie together in order.
const SEQUENCES_PER_QUEUE = 2 ** 40;
const STATES: readonly MessageState[] = ['active', 'deferred', 'scheduled'];

/** A message as it lies in the store. */
export interface StoredMessage {
  readonly sequence: number;
  readonly dead: boolean;
  readonly state: MessageState;
  readonly enqueuedAt: number;
  readonly timeToLive: number;
  readonly scheduledFor: number;
  readonly deliveryCount: number;
}

interface Row {
  id: number;
  dead: number;
  state: number;
  enqueued: number;
  ttl: number;
  scheduled: number;
  deliveries: number;
  blob: Uint8Array;
}

/** The messages of all queues, one row each. Methods that change something run inside Store.write. */
export class MessageTable {
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #blob: StatementSync;
  readonly #all: StatementSync;
  readonly #from: StatementSync;
  readonly #move: StatementSync;
  readonly #updateDelivery: StatementSync;
  readonly #update: StatementSync;
  readonly #nextSequence: StatementSync;
  readonly #queue: StatementSync;
  readonly #addQueue: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS queue (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, next_sequence INTEGER NOT NULL
      );
      CREATE TABLE IF NOT EXISTS queue_message (
        id INTEGER PRIMARY KEY, dead INTEGER NOT NULL, state INTEGER NOT NULL, enqueued INTEGER NOT NULL,
        ttl INTEGER NOT NULL, scheduled INTEGER NOT NULL, deliveries INTEGER NOT NULL, blob BLOB NOT NULL
      );
    `);
    const columns = 'id, dead, state, enqueued, ttl, scheduled, deliveries';
    this.#insert = database.prepare('INSERT INTO queue_message VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM queue_message WHERE id = ?');
    this.#blob = database.prepare('SELECT blob FROM queue_message WHERE id = ?');
    this.#all = database.prepare(`SELECT ${columns} FROM queue_message WHERE id >= ? AND id < ? ORDER BY id`);
    this.#from = database.prepare(
      `SELECT ${columns}, blob FROM queue_message WHERE id >= ? AND id < ? AND dead = ? ORDER BY id`,
    );
    this.#move = database.prepare(
      'UPDATE queue_message SET id = ?, state = 0, enqueued = ?, scheduled = 0 WHERE id = ?',
    );
    this.#updateDelivery = database.prepare('UPDATE queue_message SET deliveries = ? WHERE id = ?');
    this.#update = database.prepare(
      'UPDATE queue_message SET dead = ?, state = ?, deliveries = ?, blob = ? WHERE id = ?',
    );
    this.#nextSequence = database.prepare('UPDATE queue SET next_sequence = ? WHERE number = ?');
    this.#queue = database.prepare('SELECT number, next_sequence FROM queue WHERE name = ?');
    this.#addQueue = database.prepare('INSERT INTO queue (name, next_sequence) VALUES (?, 1)');
  }

  /** The queue's number, given to it when it was first seen, and the sequence number it goes on with. */
  openQueue(name: string): { number: number; nextSequence: number } {
    const key = name.toLowerCase();
    let row = this.#queue.get(key);
    if (!row) {
      this.#addQueue.run(key);
      row = this.#queue.get(key);
    }
    const { number, next_sequence } = row as { number: number; next_sequence: number };
    return { number, nextSequence: next_sequence };
  }

  saveNextSequence(queue: number, nextSequence: number): void {
    this.#nextSequence.run(nextSequence, queue);
  }

  insert(id: number, message: Omit<StoredMessage, 'sequence' | 'dead'>, blob: Buffer): void {
    const { state, enqueuedAt, timeToLive, scheduledFor, deliveryCount } = message;
    this.#insert.run(id, 0, STATES.indexOf(state), enqueuedAt, timeToLive, scheduledFor, deliveryCount, blob);
  }

  delete(id: number): void {
    this.#delete.run(id);
  }

  /** A scheduled message becomes an active one under a new number. */
  activate(id: number, newId: number, enqueuedAt: number): void {
    this.#move.run(newId, enqueuedAt, id);
  }

  saveDeliveryCount(id: number, deliveryCount: number): void {
    this.#updateDelivery.run(deliveryCount, id);
  }

  save(id: number, dead: boolean, state: MessageState, deliveryCount: number, blob: Buffer): void {
    this.#update.run(dead ? 1 : 0, STATES.indexOf(state), deliveryCount, blob, id);
  }

  readBlob(id: number): Buffer {
    const row = this.#blob.get(id) as { blob: Uint8Array } | undefined;
    if (!row) throw new Error(`The store has lost message ${id}`);
    return asBuffer(row.blob);
  }

  *readQueue(queue: number): Generator<StoredMessage> {
    for (const row of this.#all.iterate(idOf(queue, 0), idOf(queue + 1, 0)))
      yield asMessage(row as unknown as Row);
  }

  /** Messages with their content from a sequence number on, as they are on disk. */
  *readFrom(
    queue: number,
    sequence: number,
    dead: boolean,
  ): Generator<{ message: StoredMessage; blob: Buffer }> {
    for (const row of this.#from.iterate(idOf(queue, sequence), idOf(queue + 1, 0), dead ? 1 : 0)) {
      yield { message: asMessage(row as unknown as Row), blob: asBuffer((row as unknown as Row).blob) };
    }
  }
}

export function idOf(queue: number, sequence: number): number {
  return queue * SEQUENCES_PER_QUEUE + sequence;
}

function asMessage(row: Row): StoredMessage {
  return {
    sequence: row.id % SEQUENCES_PER_QUEUE,
    dead: row.dead === 1,
    state: STATES[row.state] ?? 'active',
    enqueuedAt: row.enqueued,
    timeToLive: row.ttl,
    scheduledFor: row.scheduled,
    deliveryCount: row.deliveries,
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
