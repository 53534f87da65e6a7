import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { HistoryEvent, ParentInstance } from './history.ts';
import { type Packed, pack, unpack } from './packing.ts';
import type { Batch } from './writes.ts';

/** As stored; the order matters: everything below `Completed` is open. */
export const Status = {
  Pending: 0,
  Running: 1,
  Suspended: 2,
  Completed: 3,
  Failed: 4,
  Terminated: 5,
} as const;
export type Status = (typeof Status)[keyof typeof Status];
export const STATUS_NAMES = ['Pending', 'Running', 'Suspended', 'Completed', 'Failed', 'Terminated'] as const;

export const isOpen = (status: Status): boolean => status < Status.Completed;

/** One instance as a row. Texts are JSON; times epoch ms. */
export interface InstanceRow {
  /** Grows with every start: the order of creation. */
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly execution: string;
  readonly generation: number | null;
  readonly parent: ParentInstance | null;
  readonly status: Status;
  readonly created: number;
  readonly updated: number;
  readonly input: string | null;
  readonly output: string | null;
  readonly custom: string | null;
}

/** What one turn added: its events, and what the events do not tell. */
export interface TurnRecord {
  readonly events: readonly HistoryEvent[];
  /** Inputs of the activities scheduled, by number. */
  readonly inputs?: Readonly<Record<number, string>> | undefined;
  /** Timers that the turn cancelled. */
  readonly cancelled?: readonly number[] | undefined;
  /** Custom status after the turn, JSON text. */
  readonly custom: string | null;
}

export interface InstanceFilter {
  /** Any of these; none at all fits nothing. */
  readonly statuses?: readonly Status[];
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly prefix?: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS instances (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version TEXT,
    execution TEXT NOT NULL,
    generation INTEGER,
    parent TEXT,
    status INTEGER NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    input TEXT,
    output TEXT,
    custom TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS instances_by_status ON instances (status);
  CREATE INDEX IF NOT EXISTS instances_by_created ON instances (created);
  CREATE TABLE IF NOT EXISTS history (
    instance INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (instance, turn)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS inbox (
    row INTEGER PRIMARY KEY,
    instance INTEGER NOT NULL,
    event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS inbox_by_instance ON inbox (instance);
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;

/**
 * The log on disk. Reads are made here, of what is committed; writes are groups that a thread of its own commits and
 * flushes, one after the other.
 */
export class Store {
  readonly #db: DatabaseSync;
  readonly #statements;
  readonly #lists = new Map<string, StatementSync>();
  readonly #writer: Worker;
  #committed: (() => void)[] = [];
  #failed: ((error: unknown) => void)[] = [];
  #nextKey: number;
  #nextInboxRow: number;

  constructor(folder: string) {
    const file = join(folder, 'durable.db');
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384');
    this.#db.exec(SCHEMA);
    const prepare = (sql: string): StatementSync => this.#db.prepare(sql);
    this.#statements = {
      byId: prepare('SELECT * FROM instances WHERE id = ?'),
      firstFrom: prepare('SELECT key FROM instances WHERE created >= ? ORDER BY created, key LIMIT 1'),
      lastTo: prepare('SELECT key FROM instances WHERE created <= ? ORDER BY created DESC, key DESC LIMIT 1'),
      history: prepare('SELECT record FROM history WHERE instance = ? ORDER BY turn'),
      inbox: prepare('SELECT row, event FROM inbox WHERE instance = ? ORDER BY row'),
      fact: prepare('SELECT value FROM facts WHERE name = ?'),
      setFact: prepare('INSERT INTO facts VALUES (?, ?)'),
    };
    this.#nextKey = this.#next('SELECT max(key) AS last FROM instances');
    this.#nextInboxRow = this.#next('SELECT max(row) AS last FROM inbox');
    this.#writer = new Worker(new URL('./writer.ts', import.meta.url), { workerData: { file } });
    this.#writer.unref();
    this.#writer.on('message', () => this.#committed.shift()?.());
    this.#writer.on('error', (error) => {
      for (const reject of this.#failed) reject(error);
    });
  }

  #next(sql: string): number {
    return Number(this.#db.prepare(sql).get()?.last ?? 0) + 1;
  }

  newKey(): number {
    return this.#nextKey++;
  }

  newInboxRow(): number {
    return this.#nextInboxRow++;
  }

  /** Settles when the batch is on disk. */
  commit({ writes }: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#committed.push(() => {
        this.#failed.shift();
        resolve();
      });
      this.#failed.push(reject);
      this.#writer.postMessage(writes);
    });
  }

  byId(id: string): InstanceRow | undefined {
    const row = this.#statements.byId.get(id);
    return row === undefined ? undefined : toInstance(row);
  }

  history(key: number): TurnRecord[] {
    return this.#statements.history.all(key).map(({ record }) => recordOf(record as string));
  }

  inbox(key: number): { row: number; event: HistoryEvent }[] {
    return this.#statements.inbox
      .all(key)
      .map(({ row, event }) => ({ row: row as number, event: JSON.parse(event as string) as HistoryEvent }));
  }

  /** One page, in order of creation, of the instances created after the one with key `after`. */
  list(filter: InstanceFilter, after: number, limit: number): InstanceRow[] {
    const { where, values } = conditions(filter);
    const sql = `SELECT * FROM instances WHERE key > ? AND key <= ? ${where} ORDER BY key LIMIT ?`;
    const statement = this.#lists.get(sql) ?? this.#db.prepare(sql);
    this.#lists.set(sql, statement);
    const [from, to] = this.#between(filter);
    return statement.all(Math.max(after, from - 1), to, ...values, limit).map(toInstance);
  }

  /** Keys grow with the time of creation: the first and the last that were created between two times. */
  #between({ createdFrom, createdTo }: InstanceFilter): [first: number, last: number] {
    const { firstFrom, lastTo } = this.#statements;
    const first = createdFrom === undefined ? 0 : firstFrom.get(createdFrom)?.key;
    const last = createdTo === undefined ? this.#nextKey : lastTo.get(createdTo)?.key;
    return [Number(first ?? this.#nextKey), Number(last ?? 0)];
  }

  /** A value kept for the life of the state folder; made once. */
  fact(name: string, make: () => string): string {
    const known = this.#statements.fact.get(name)?.value;
    if (known !== undefined) return known as string;
    const value = make();
    this.#statements.setFact.run(name, value);
    return value;
  }

  async close(): Promise<void> {
    await this.#writer.terminate();
    this.#db.close();
  }
}

/** A record as it is kept. */
export function recordText({ events, inputs, cancelled, custom }: TurnRecord): string {
  return JSON.stringify({ events: events.map(pack), inputs, cancelled, custom });
}

function recordOf(text: string): TurnRecord {
  const { events, ...rest } = JSON.parse(text) as Omit<TurnRecord, 'events'> & { events: Packed[] };
  return { ...rest, events: events.map(unpack) };
}

function conditions({ statuses, prefix }: InstanceFilter): {
  where: string;
  values: (string | number)[];
} {
  const where: string[] = [];
  const values: (string | number)[] = [];
  if (statuses !== undefined) {
    // One status: a walk along its index. Several that may be most of the table: a walk along the keys ("+").
    const column = statuses.length > 1 && statuses.includes(Status.Completed) ? '+status' : 'status';
    where.push(`AND ${column} IN (${statuses.map(() => '?').join(', ')})`);
    values.push(...statuses);
  }
  if (prefix !== undefined && prefix !== '') {
    where.push('AND id >= ? AND id < ?');
    values.push(prefix, `${prefix}\u{10ffff}`);
  }
  return { where: where.join(' '), values };
}

function toInstance(row: Record<string, SQLOutputValue>): InstanceRow {
  const { parent, ...rest } = row;
  return {
    ...rest,
    parent: parent === null ? null : (JSON.parse(parent as string) as ParentInstance),
  } as InstanceRow;
}
