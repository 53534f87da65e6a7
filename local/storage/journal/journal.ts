import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { deleteOlderThan, END_OF_GROUP, journalFile, listFiles, readGroups, snapshotFile } from './files.ts';

/** Something in memory that is kept on disk by a journal. Records are single lines of text. */
export interface Book {
  /** Unique within the journal; no spaces. */
  readonly name: string;
  /** Carries out one record at recovery. Records come in the order they were written; repeating one is harmless. */
  apply(record: string): void;
  /** Every record was applied. */
  recovered?(): void;
  /**
   * Everything, as records. Read piecemeal while changes go on: each record shows its part as it is at that moment
   * or later than when `records()` was called, since the changes are in the journal that is applied on top.
   */
  records(): Iterable<string>;
}

export interface JournalOptions {
  /** Take a snapshot when the journal has grown past this and past the last snapshot. Bytes. */
  readonly snapshotAfter?: number;
  /** Called when a write fails. Nothing may be answered after that; the default throws. */
  readonly onFailure?: (error: unknown) => void;
}

/** How long a snapshot may hold up everything else at a time. */
const SLICE_MS = 3;
const SLICE_CHARACTERS = 256 * 1024;

/**
 * An append-only log below books that live in memory. `write` collects; `flush` puts all that was collected on disk
 * as one group with one write, and a group that is not whole counts for nothing at recovery. A write that returned
 * survives the death of the process (not a power cut: that would take an fsync each time).
 */
export class Journal {
  readonly #dir: string;
  readonly #books = new Map<string, Book>();
  readonly #snapshotAfter: number;
  readonly #onFailure: (error: unknown) => void;
  #pending: string[] = [];
  #fd: number | undefined;
  #number = 0;
  #size = 0;
  #snapshotSize = 0;
  #scheduled = false;
  #closing = false;
  #snapshotting: Promise<void> | undefined;

  constructor(dir: string, options: JournalOptions = {}) {
    this.#dir = dir;
    this.#snapshotAfter = options.snapshotAfter ?? 32 * 1024 * 1024;
    this.#onFailure =
      options.onFailure ??
      ((error) => {
        throw error;
      });
  }

  /** Bytes written since the last snapshot. */
  get size(): number {
    return this.#size;
  }

  /** Before `recover`. */
  add(book: Book): void {
    this.#books.set(book.name, book);
  }

  /** Reads everything back into the books and begins a new journal file. Returns how many records there were. */
  async recover(): Promise<number> {
    mkdirSync(this.#dir, { recursive: true });
    const { snapshot, journals } = await listFiles(this.#dir);
    let records = 0;
    const take = (line: string) => {
      const space = line.indexOf(' ');
      const book = this.#books.get(line.slice(0, space));
      if (book === undefined)
        throw new JournalError('journal-unknown-book', `No book for: ${line.slice(0, 80)}`);
      try {
        book.apply(line.slice(space + 1));
      } catch (cause) {
        throw new JournalError('journal-damaged', `Cannot apply: ${line.slice(0, 80)}`, { cause });
      }
    };
    if (snapshot !== undefined) {
      const file = snapshotFile(this.#dir, snapshot);
      records += await readGroups(file, take);
      this.#snapshotSize = (await stat(file)).size;
    }
    for (const number of journals) {
      const file = journalFile(this.#dir, number);
      records += await readGroups(file, take);
      this.#size += (await stat(file)).size;
    }
    for (const book of this.#books.values()) book.recovered?.();
    await deleteOlderThan(this.#dir, snapshot ?? 0);
    // Always a new file: what a kill left half-written at the end of the last one stays behind.
    this.#begin(Math.max(snapshot ?? 0, journals.at(-1) ?? 0) + 1);
    return records;
  }

  /** Adds a record to the group that the next flush writes; it is flushed at the end of the turn at the latest. */
  write(book: Book, record: string): void {
    this.#pending.push(`${book.name} ${record}\n`);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  /** Call before telling anybody of a change. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const group = Buffer.from(`${this.#pending.join('')}${END_OF_GROUP}\n`);
    this.#pending = [];
    try {
      this.#append(group);
    } catch (error) {
      this.#onFailure(error);
      return;
    }
    const grown = this.#size > Math.max(this.#snapshotAfter, this.#snapshotSize);
    if (grown && !this.#closing && this.#snapshotting === undefined) {
      this.snapshot().catch(this.#onFailure);
    }
  }

  /** Writes a snapshot beside the running work and drops the journal it replaces. */
  snapshot(): Promise<void> {
    this.#snapshotting ??= this.#takeSnapshot().finally(() => {
      this.#snapshotting = undefined;
    });
    return this.#snapshotting;
  }

  /** Flushes; takes a snapshot when that spares the next start much reading. */
  async close(): Promise<void> {
    this.#closing = true;
    this.flush();
    await this.#snapshotting;
    if (this.#size > this.#snapshotSize / 4) await this.snapshot();
    this.flush();
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  #append(bytes: Buffer): void {
    if (this.#fd === undefined) throw new JournalError('journal-closed', 'The journal is not open.');
    let written = 0;
    while (written < bytes.length) written += writeSync(this.#fd, bytes, written);
    this.#size += bytes.length;
  }

  #begin(number: number): void {
    const next = openSync(journalFile(this.#dir, number), 'a');
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = next;
    this.#number = number;
  }

  async #takeSnapshot(): Promise<void> {
    this.flush();
    this.#begin(this.#number + 1);
    this.#size = 0;
    const number = this.#number;
    const file = snapshotFile(this.#dir, number);
    const handle = await open(`${file}.part`, 'w');
    let size = 0;
    try {
      for (const slice of this.#slices()) {
        size += slice.length;
        await handle.appendFile(slice);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
    this.#snapshotSize = size;
    await deleteOlderThan(this.#dir, number);
  }

  *#slices(): Generator<string> {
    let slice = '';
    // What was not flushed was not promised to anybody: it must not get into a snapshot before the journal.
    this.flush();
    let until = performance.now() + SLICE_MS;
    for (const book of this.#books.values()) {
      for (const record of book.records()) {
        slice += `${book.name} ${record}\n`;
        if (slice.length < SLICE_CHARACTERS && performance.now() < until) continue;
        yield `${slice}${END_OF_GROUP}\n`;
        this.flush();
        slice = '';
        until = performance.now() + SLICE_MS;
      }
    }
    if (slice !== '') yield `${slice}${END_OF_GROUP}\n`;
  }
}

class JournalError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
