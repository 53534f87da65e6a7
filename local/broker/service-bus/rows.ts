import type { Store } from '../store.ts';
import { type Content, withProperties } from './content.ts';
import type { DeliveryJournal } from './delivery-journal.ts';
import type { MemoryBudget } from './memory-budget.ts';
import { Message } from './message.ts';
import { idOf, type MessageTable } from './message-table.ts';

/** Told once the change is on disk, or what kept it from being made. */
export type Done = (fault?: Error) => void;

export type Properties = Readonly<Record<string, unknown>>;

export interface RowsParts {
  readonly store: Store;
  readonly table: MessageTable;
  readonly journal: DeliveryJournal;
  readonly memory: MemoryBudget;
}

/** One queue's messages on disk, and their content in memory as far as there is room. */
export class Rows {
  /** The queue's number in the store. */
  readonly number: number;
  readonly #parts: RowsParts;
  #nextSequence: number;
  #sequenceUnsaved = false;

  constructor(name: string, parts: RowsParts) {
    this.#parts = parts;
    ({ number: this.number, nextSequence: this.#nextSequence } = parts.table.openQueue(name));
  }

  /** A number no message had before. It is saved together with the message that gets it. */
  takeSequence(): number {
    if (!this.#sequenceUnsaved) {
      this.#sequenceUnsaved = true;
      const { store, table } = this.#parts;
      store.enqueue(
        () => {
          this.#sequenceUnsaved = false;
          table.saveNextSequence(this.number, this.#nextSequence);
        },
        () => {}, // the next number is saved with what this one missed
      );
    }
    return this.#nextSequence++;
  }

  /** The stored messages with the deliveries the journal knows of; the journal starts afresh. */
  *load(): Generator<{ message: Message; dead: boolean }> {
    const { store, table, journal } = this.#parts;
    const counts = journal.read(this.number);
    for (const stored of table.readQueue(this.number)) {
      const message = new Message(stored);
      const counted = counts.get(stored.sequence) ?? 0;
      if (counted > message.deliveryCount) {
        message.deliveryCount = counted;
        store.enqueue(
          () => table.saveDeliveryCount(this.#id(message), counted),
          () => {}, // the count in memory holds, and each delivery writes it anew
        );
      }
      yield { message, dead: stored.dead };
    }
    store.enqueue(
      () => journal.clear(this.number),
      () => {}, // the higher count wins, so that old entries do no harm
    );
  }

  /** `also` runs in the same transaction. */
  insert(taken: readonly { message: Message; content: Content }[], also: () => void, done: Done): void {
    const { store, table, memory } = this.#parts;
    store.enqueue(
      () => {
        for (const { message, content } of taken) table.insert(this.#id(message), message, content.blob);
        also();
      },
      (fault) => {
        if (!fault) for (const { message, content } of taken) memory.keep(message, content.blob);
        done(fault);
      },
    );
  }

  blobOf(message: Message): Buffer {
    return message.blob ?? this.#parts.table.readBlob(this.#id(message));
  }

  /** As they are on disk, from a sequence number on. */
  *readFrom(sequence: number, dead: boolean): Generator<{ sequence: number; blob: Buffer }> {
    for (const { message, blob } of this.#parts.table.readFrom(this.number, sequence, dead)) {
      yield { sequence: message.sequence, blob };
    }
  }

  /** It was handed out once more. */
  delivered(message: Message): void {
    message.deliveryCount++;
    this.#parts.journal.delivered(this.number, message);
  }

  /** Lets go of what is kept for a message that is going. */
  forget(message: Message): void {
    this.#parts.memory.drop(message);
    this.#parts.journal.forget(message);
  }

  delete(message: Message, done: Done): void {
    const { store, table } = this.#parts;
    store.enqueue(() => table.delete(this.#id(message)), done);
  }

  /** `isWanted` is asked as the row is about to go; after a no it is still there, and `done` hears a fault. */
  deleteIf(message: Message, isWanted: () => boolean, done: Done): void {
    const { store, table } = this.#parts;
    let wanted = true;
    store.enqueue(
      () => {
        wanted = isWanted();
        if (wanted) table.delete(this.#id(message));
      },
      (fault) => done(fault ?? (wanted ? undefined : new Error('Nobody wants the message any more'))),
    );
  }

  deleteAll(messages: readonly Message[]): Promise<void> {
    return this.#parts.store.write(() => {
      for (const message of messages) this.#parts.table.delete(this.#id(message));
    });
  }

  /** Brings the message's row up to date, with some of its application properties changed. */
  rewrite(message: Message, dead: boolean, properties: Properties, done: Done): void {
    const { store, table, memory, journal } = this.#parts;
    const { state, deliveryCount } = message;
    if (Object.keys(properties).length === 0 && state === 'active') {
      store.enqueue(() => table.saveDeliveryCount(this.#id(message), deliveryCount), done);
    } else {
      const blob = withProperties(this.blobOf(message), properties);
      memory.keep(message, blob);
      store.enqueue(() => table.save(this.#id(message), dead, state, deliveryCount, blob), done);
    }
    journal.forget(message);
  }

  /** The row of `message` becomes the one of `moved`, a dead letter of the same number. */
  deadLetter(message: Message, moved: Message, properties: Properties, done: Done): void {
    const { store, table, memory } = this.#parts;
    const blob = withProperties(this.blobOf(message), properties);
    store.enqueue(
      () => table.save(this.#id(message), true, 'active', moved.deliveryCount, blob),
      (fault) => {
        if (!fault) memory.keep(moved, blob);
        done(fault);
      },
    );
  }

  /** The row of `scheduled` becomes the one of `message`, active under a new number. */
  activate(scheduled: Message, message: Message, done: Done): void {
    const { store, table, memory } = this.#parts;
    const blob = this.blobOf(scheduled);
    store.enqueue(
      () => table.activate(this.#id(scheduled), this.#id(message), message.enqueuedAt),
      (fault) => {
        if (!fault) memory.keep(message, blob);
        done(fault);
      },
    );
  }

  #id(message: Message): number {
    return idOf(this.number, message.sequence);
  }
}
