import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { EMPTY, endOf, type LogEnd, readSegment, type Segment } from './segment.ts';

/**
 * The logs on disk. A segment's row id is its partition's number and its first sequence number in one integer, so
 * that appending touches one b-tree at its end and reading is a walk along it.
 */
const SEQUENCES_PER_PARTITION = 2 ** 38;
/** How much is read ahead at once, bytes. */
const READ_AHEAD = 256 * 1024;

export interface StoredPartition {
  readonly id: number;
  /** Ms since 1970. */
  readonly created: number;
  readonly beginSequence: number;
  readonly end: LogEnd;
}

export class LogStore {
  readonly #findPartition: StatementSync;
  readonly #addPartition: StatementSync;
  readonly #keepEnd: StatementSync;
  readonly #insert: StatementSync;
  readonly #walk: StatementSync;
  readonly #at: StatementSync;
  readonly #times: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS event_hub_partition (
        id INTEGER PRIMARY KEY,
        hub TEXT NOT NULL,
        number INTEGER NOT NULL,
        created INTEGER NOT NULL,
        next_sequence INTEGER NOT NULL,
        next_offset INTEGER NOT NULL,
        last_offset INTEGER NOT NULL,
        last_enqueued INTEGER NOT NULL,
        UNIQUE (hub, number)
      );
      CREATE TABLE IF NOT EXISTS event_hub_segment (
        id INTEGER PRIMARY KEY,
        first_offset INTEGER NOT NULL,
        enqueued INTEGER NOT NULL,
        bytes BLOB NOT NULL
      );`);
    this.#findPartition = database.prepare('SELECT * FROM event_hub_partition WHERE hub = ? AND number = ?');
    this.#addPartition = database.prepare(
      `INSERT INTO event_hub_partition
        (hub, number, created, next_sequence, next_offset, last_offset, last_enqueued)
        VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#keepEnd = database.prepare(
      `UPDATE event_hub_partition
        SET next_sequence = ?, next_offset = ?, last_offset = ?, last_enqueued = ? WHERE id = ?`,
    );
    this.#insert = database.prepare('INSERT INTO event_hub_segment VALUES (?, ?, ?, ?)');
    this.#walk = database.prepare('SELECT * FROM event_hub_segment WHERE id >= ? AND id < ? ORDER BY id');
    this.#at = database.prepare(
      'SELECT * FROM event_hub_segment WHERE id >= ? AND id <= ? ORDER BY id DESC LIMIT 1',
    );
    this.#times = database.prepare(
      'SELECT id, enqueued FROM event_hub_segment WHERE id >= ? AND id < ? ORDER BY id LIMIT ?',
    );
    this.#remove = database.prepare('DELETE FROM event_hub_segment WHERE id >= ? AND id < ?');
  }

  /** Inside a transaction of the store. */
  open(hub: string, number: number, now: number): StoredPartition {
    let row = this.#findPartition.get(hub, number);
    if (!row) {
      const { nextSequence, nextOffset, lastOffset, lastEnqueued } = EMPTY;
      this.#addPartition.run(hub, number, now, nextSequence, nextOffset, lastOffset, lastEnqueued);
      row = this.#findPartition.get(hub, number);
    }
    if (!row) throw new Error(`Partition ${number} of ${hub} could not be stored`);
    const id = Number(row.id);
    const last = this.segmentAt(id, SEQUENCES_PER_PARTITION - 1);
    const end = last
      ? endOf(last)
      : {
          nextSequence: Number(row.next_sequence),
          nextOffset: Number(row.next_offset),
          lastOffset: Number(row.last_offset),
          lastEnqueued: Number(row.last_enqueued),
        };
    return {
      id,
      created: Number(row.created),
      beginSequence: this.oldest(id)?.firstSequence ?? end.nextSequence,
      end,
    };
  }

  /** Inside a transaction of the store. */
  append(partition: number, segment: Segment): void {
    const { firstSequence, firstOffset, enqueued, bytes } = segment;
    this.#insert.run(rowId(partition, firstSequence), firstOffset, enqueued, bytes);
  }

  /** The segments from the one with this sequence number on, as many as are read at once; [] behind the last. */
  read(partition: number, sequence: number): Segment[] {
    const first = this.#at.get(rowId(partition, 0), rowId(partition, sequence));
    const from = first === undefined ? rowId(partition, sequence) : Number(first.id);
    const segments: Segment[] = [];
    let size = 0;
    for (const row of this.#walk.iterate(from, rowId(partition + 1, 0))) {
      const segment = toSegment(row);
      segments.push(segment);
      size += segment.bytes.length;
      if (size >= READ_AHEAD) break;
    }
    return segments;
  }

  /** The last segment that begins at or before this sequence number. */
  segmentAt(partition: number, sequence: number): Segment | undefined {
    const row = this.#at.get(rowId(partition, 0), rowId(partition, sequence));
    return row === undefined ? undefined : toSegment(row);
  }

  oldest(partition: number): { firstSequence: number; enqueued: number } | undefined {
    const row = this.#times.get(rowId(partition, 0), rowId(partition + 1, 0), 1);
    if (row === undefined) return undefined;
    return { firstSequence: Number(row.id) % SEQUENCES_PER_PARTITION, enqueued: Number(row.enqueued) };
  }

  /** How many of the oldest `limit` segments were enqueued by `cutoff`, and where the first of the others begins. */
  expired(partition: number, cutoff: number, limit: number): { expired: number; kept?: number } {
    let expired = 0;
    for (const row of this.#times.iterate(rowId(partition, 0), rowId(partition + 1, 0), limit + 1)) {
      if (expired === limit || Number(row.enqueued) > cutoff) {
        return { expired, kept: Number(row.id) % SEQUENCES_PER_PARTITION };
      }
      expired++;
    }
    return { expired };
  }

  /** Removes the segments before this sequence number; `end` stays known when none is left. Inside a transaction. */
  remove(partition: number, before: number, end: LogEnd): void {
    this.#keepEnd.run(end.nextSequence, end.nextOffset, end.lastOffset, end.lastEnqueued, partition);
    this.#remove.run(rowId(partition, 0), rowId(partition, before));
  }
}

function rowId(partition: number, sequence: number): number {
  return partition * SEQUENCES_PER_PARTITION + sequence;
}

function toSegment(row: Record<string, unknown>): Segment {
  // The driver's buffer is its own copy; a Buffer over it costs nothing.
  const { buffer, byteOffset, byteLength } = row.bytes as Uint8Array<ArrayBuffer>;
  return readSegment({
    firstSequence: Number(row.id) % SEQUENCES_PER_PARTITION,
    firstOffset: Number(row.first_offset),
    enqueued: Number(row.enqueued),
    bytes: Buffer.from(buffer, byteOffset, byteLength),
  });
}
