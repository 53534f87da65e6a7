import { decode, encode } from './encode.ts';
import type { Book, Journal } from './journal.ts';

/** A LokiJS document. Loki numbers it in `$loki`. */
export interface LokiDocument {
  $loki: number;
  [field: string]: unknown;
}

/** What is used of a LokiJS collection. */
export interface LokiCollection {
  readonly name: string;
  data: LokiDocument[];
  maxId: number;
  idIndex: number[] | null;
  readonly binaryIndices: Record<string, unknown>;
  ensureId(): void;
  ensureIndex(property: string, force?: boolean): void;
  findOne(query: object): LokiDocument | null;
  insertOne(document: object, bulk?: boolean): LokiDocument | undefined;
  update(document: object | object[]): unknown;
  remove(document: object | object[] | number): unknown;
  removeBatchByPositions(positions: number[]): unknown;
  clear(options?: object): void;
}

/** What is used of a LokiJS database. */
export interface LokiDatabase {
  collections: LokiCollection[];
  autosave: boolean;
  addCollection(name: string, options?: object): LokiCollection;
  removeCollection(name: string): void;
  autosaveDisable(): void;
  saveDatabase(callback: (error?: Error) => void): void;
}

export interface LokiBookOptions {
  /**
   * Fields of documents that hold lists which only ever grow at their end while they stay the same array: the
   * journal then takes the new elements, not the whole list each time.
   */
  readonly growingLists?: readonly string[];
}

interface Kept {
  readonly number: number;
  readonly name: string;
  readonly options: object;
  readonly collection: LokiCollection;
}

interface Recovered {
  readonly name: string;
  readonly options: object;
  readonly documents: Map<number, LokiDocument>;
  maxId: number;
}

/** Lists shorter than this are written whole. */
const LONG_LIST = 16;
const TAIL = '$journal:from';

/**
 * Keeps a LokiJS database in a journal in place of its own saving, which rewrites the whole database every few
 * seconds. Make it before anything is in the database, and before the journal's `recover`. Only changes made through
 * collections are seen; one made to a document in place counts from the `update` that follows.
 *
 * Records: `C n {name, options}` collection added, `X n` removed, `P n document` put, `D n id…` deleted.
 */
export class LokiBook implements Book {
  readonly name: string;
  readonly #journal: Journal;
  readonly #growingLists: readonly string[];
  readonly #kept = new Map<string, Kept>();
  readonly #written = new WeakMap<object, { owner: string; length: number }>();
  readonly #add: LokiDatabase['addCollection'];
  #recovered: Map<number, Recovered> | undefined = new Map();
  #lastNumber = 0;

  constructor(journal: Journal, name: string, database: LokiDatabase, options: LokiBookOptions = {}) {
    this.name = name;
    this.#journal = journal;
    this.#growingLists = options.growingLists ?? [];
    database.autosaveDisable();
    database.autosave = false;
    database.saveDatabase = (callback) => callback();
    this.#add = database.addCollection.bind(database);
    database.addCollection = (collectionName, collectionOptions = {}) => {
      const known = this.#kept.get(collectionName);
      if (known) return known.collection;
      const kept = this.#keep(++this.#lastNumber, collectionName, collectionOptions);
      this.#write(describe(kept));
      return kept.collection;
    };
    const remove = database.removeCollection.bind(database);
    database.removeCollection = (collectionName) => {
      remove(collectionName);
      const kept = this.#kept.get(collectionName);
      if (kept === undefined) return;
      this.#kept.delete(collectionName);
      this.#write(`X ${kept.number}`);
    };
    journal.add(this);
  }

  apply(record: string): void {
    const collections = this.#recovered;
    if (collections === undefined) throw new Error(`The book ${this.name} was recovered already.`);
    const end = record.indexOf(' ', 2);
    const number = Number(end === -1 ? record.slice(2) : record.slice(2, end));
    const rest = end === -1 ? '' : record.slice(end + 1);
    this.#lastNumber = Math.max(this.#lastNumber, number);
    const collection = collections.get(number);
    switch (record[0]) {
      case 'C': {
        const { name, options, maxId } = JSON.parse(rest) as { name: string; options: object; maxId: number };
        if (collection) collection.maxId = Math.max(collection.maxId, maxId);
        else collections.set(number, { name, options, documents: new Map(), maxId });
        return;
      }
      case 'X':
        collections.delete(number);
        return;
      case 'P': {
        const document = decode(rest) as LokiDocument;
        if (collection === undefined) return;
        this.#restoreLists(document, collection.documents.get(document.$loki));
        collection.documents.set(document.$loki, document);
        collection.maxId = Math.max(collection.maxId, document.$loki);
        return;
      }
      case 'D':
        for (const id of rest.split(' ')) collection?.documents.delete(Number(id));
        return;
      default:
        throw new Error(`Unknown record: ${record.slice(0, 40)}`);
    }
  }

  recovered(): void {
    for (const [number, { name, options, documents, maxId }] of this.#recovered ?? []) {
      const { collection } = this.#keep(number, name, options);
      collection.data = [...documents.values()].sort((a, b) => a.$loki - b.$loki);
      collection.maxId = maxId;
      collection.ensureId();
      for (const property of Object.keys(collection.binaryIndices)) collection.ensureIndex(property, true);
    }
    this.#recovered = undefined;
  }

  *records(): Generator<string> {
    // Loki closes the gaps that removed documents leave, so positions move: walk copies of the lists.
    const all = [...this.#kept.values()].map((kept) => ({ kept, documents: kept.collection.data.slice() }));
    for (const { kept, documents } of all) {
      yield describe(kept);
      // A removed document has lost its number by now; its removal is in the journal.
      for (const document of documents) {
        if (typeof document.$loki === 'number') yield `P ${kept.number} ${encode(document)}`;
      }
    }
  }

  #keep(number: number, name: string, options: object): Kept {
    // Loki takes the options apart; the journal keeps them as they came.
    const kept: Kept = {
      number,
      name,
      options: structuredClone(options),
      collection: this.#add(name, options),
    };
    this.#kept.set(name, kept);
    this.#watch(kept);
    return kept;
  }

  #watch({ number, collection }: Kept): void {
    const insertOne = collection.insertOne.bind(collection);
    collection.insertOne = (document, bulk) => {
      const inserted = insertOne(document, bulk);
      if (inserted) this.#put(number, inserted);
      return inserted;
    };
    const update = collection.update.bind(collection);
    collection.update = (document) => {
      const updated = update(document);
      // Loki calls itself once for each element of a list.
      if (!Array.isArray(document)) this.#put(number, document as LokiDocument);
      return updated;
    };
    const remove = collection.remove.bind(collection);
    collection.remove = (document) => {
      if (Array.isArray(document)) return remove(document);
      const id = typeof document === 'number' ? document : (document as LokiDocument).$loki;
      const removed = remove(document);
      this.#write(`D ${number} ${id}`);
      return removed;
    };
    const removeBatchByPositions = collection.removeBatchByPositions.bind(collection);
    collection.removeBatchByPositions = (positions) => {
      const ids = positions.flatMap((position) => collection.data[position]?.$loki ?? []);
      const removed = removeBatchByPositions(positions);
      if (ids.length > 0) this.#write(`D ${number} ${ids.join(' ')}`);
      return removed;
    };
    const clear = collection.clear.bind(collection);
    collection.clear = (options) => {
      const ids = collection.data.map((document) => document.$loki);
      clear(options);
      if (ids.length > 0) this.#write(`D ${number} ${ids.join(' ')}`);
    };
  }

  #put(number: number, document: LokiDocument): void {
    let written: LokiDocument = document;
    for (const field of this.#growingLists) {
      const list = document[field];
      if (!Array.isArray(list) || list.length < LONG_LIST) continue;
      const owner = `${number} ${document.$loki}`;
      const before = this.#written.get(list);
      this.#written.set(list, { owner, length: list.length });
      // Two documents may share a list: the tail is only worth something to the one that has its start.
      if (before === undefined || before.owner !== owner || before.length > list.length) continue;
      written = { ...written, [field]: { [TAIL]: before.length, items: list.slice(before.length) } };
    }
    this.#write(`P ${number} ${encode(written)}`);
  }

  #restoreLists(document: LokiDocument, before: LokiDocument | undefined): void {
    for (const field of this.#growingLists) {
      const tail = document[field];
      if (typeof tail !== 'object' || tail === null || !(TAIL in tail)) continue;
      const list = before?.[field];
      const from = Number(tail[TAIL]);
      if (!Array.isArray(list) || list.length < from) throw new Error(`The start of ${field} is missing.`);
      list.length = from;
      list.push(...(tail as unknown as { items: unknown[] }).items);
      document[field] = list;
    }
  }

  #write(record: string): void {
    this.#journal.write(this, record);
  }
}

function describe({ number, name, options, collection }: Kept): string {
  return `C ${number} ${JSON.stringify({ name, options, maxId: collection.maxId })}`;
}
