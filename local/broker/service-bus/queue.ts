import type { Clock, Scheduled } from '../../clock.ts';
import { AmqpFault } from '../amqp/fault.ts';
import type { QueueSettings } from '../entities.ts';
import type { Content } from './content.ts';
import { Deadlines } from './deadlines.ts';
import { Duplicates } from './duplicates.ts';
import { Message } from './message.ts';
import { type Done, type Properties, Rows, type RowsParts } from './rows.ts';
import { type Lock, Shelf } from './shelf.ts';

export type Settlement =
  | { readonly type: 'complete' }
  | { readonly type: 'abandon'; readonly properties: Properties }
  | { readonly type: 'defer'; readonly properties: Properties }
  | { readonly type: 'dead-letter'; readonly properties: Properties };

export interface QueueCounts {
  /** Ready or locked, as Azure counts. */
  readonly active: number;
  readonly locked: number;
  readonly deferred: number;
  readonly scheduled: number;
  readonly deadLettered: number;
}

export interface QueueParts extends RowsParts {
  readonly clock: Clock;
}

const MOST_OF_A_REASON = 4096;
// What falls due while the disk is full is not tried again with each turn of the loop.
const TRY_AGAIN_MS = 1000;

/** A queue with its dead-letter queue: the rules of Service Bus over messages in memory and rows on disk. */
export class Queue {
  readonly settings: QueueSettings;
  readonly main: Shelf;
  readonly deadLetters: Shelf;
  readonly #clock: Clock;
  readonly #rows: Rows;
  readonly #expiry: Deadlines<Message>;
  readonly #schedule: Deadlines<Message>;
  readonly #duplicates: Duplicates | undefined;
  /** Messages that fell due and could not be written: out of the line until they are tried again. */
  readonly #failed = new Set<Scheduled>();

  constructor(settings: QueueSettings, { clock, ...parts }: QueueParts) {
    this.settings = settings;
    this.#clock = clock;
    this.#rows = new Rows(settings.name, parts);
    this.main = new Shelf(false, clock, (message) => this.#giveBack(this.main, message));
    this.deadLetters = new Shelf(true, clock, (message) => this.#giveBack(this.deadLetters, message));
    this.#expiry = new Deadlines<Message>(
      clock,
      (message, time) => !message.gone && message.lock === undefined && message.expiresAt === time,
      (message) => this.#expire(message),
    );
    this.#schedule = new Deadlines<Message>(
      clock,
      (message, time) => !message.gone && message.state === 'scheduled' && message.scheduledFor === time,
      (message) => this.#activate(message),
    );
    if (settings.requiresDuplicateDetection) {
      const { duplicateDetectionHistoryTimeWindow } = settings;
      this.#duplicates = new Duplicates(
        parts.store.database,
        this.#rows.number,
        duplicateDetectionHistoryTimeWindow,
      );
    }
    this.#load();
  }

  /** Takes messages in, all or none. */
  send(contents: readonly Content[], done: Done): void {
    this.#enqueue(contents, (content) => content.scheduledFor, done);
  }

  /** Takes messages in for later; their sequence numbers, good for cancelling. */
  schedule(contents: readonly Content[]): Promise<number[]> {
    return new Promise((resolve, reject) => {
      const numbers = this.#enqueue(
        contents,
        (content) => content.scheduledFor ?? this.#clock.now(),
        (fault) => (fault ? reject(fault) : resolve(numbers)),
      );
    });
  }

  #enqueue(
    contents: readonly Content[],
    timeOf: (content: Content) => number | undefined,
    done: Done,
  ): number[] {
    const now = this.#clock.now();
    const taken: { message: Message; content: Content }[] = [];
    for (const content of contents) {
      if (this.#duplicates && !this.#duplicates.admit(content.messageId, now)) continue;
      const scheduledFor = timeOf(content) ?? 0;
      const { defaultMessageTimeToLive } = this.settings;
      const message = new Message({
        sequence: this.#rows.takeSequence(),
        state: scheduledFor > now ? 'scheduled' : 'active',
        timeToLive: Math.min(content.timeToLive ?? defaultMessageTimeToLive, defaultMessageTimeToLive),
        enqueuedAt: now,
        scheduledFor: scheduledFor > now ? scheduledFor : 0,
        deliveryCount: 0,
      });
      taken.push({ message, content });
    }
    const saveIds = () => {
      for (const { content } of taken) this.#duplicates?.save(content.messageId, now);
    };
    this.#rows.insert(taken, saveIds, (fault) => {
      for (const { message, content } of taken) {
        if (fault) this.#duplicates?.retract(content.messageId);
        else this.#admit(message);
      }
      done(fault);
    });
    return taken.map(({ message }) => message.sequence);
  }

  /** Takes scheduled messages back, all or none. */
  async cancel(sequences: readonly number[]): Promise<void> {
    const messages = unique(sequences).map((sequence) => {
      const message = this.main.messages.get(sequence);
      if (message?.state === 'scheduled') return message;
      throw messageNotFound(sequence);
    });
    for (const message of messages) this.#remove(this.main, message);
    try {
      await this.#rows.deleteAll(messages);
    } catch (fault) {
      for (const message of messages) this.#admit(message);
      throw fault;
    }
  }

  /** The next ready message of the shelf, locked. */
  lockNext(shelf: Shelf): Lock | undefined {
    const message = this.#takeFresh(shelf);
    return message && this.#lock(shelf, message);
  }

  /**
   * The next ready message of the shelf, gone for good; hand it out when `done` says so. It stays when `isWanted`
   * says no at the last moment.
   */
  consumeNext(
    shelf: Shelf,
    isWanted: () => boolean,
    done: Done,
  ): { message: Message; blob: Buffer } | undefined {
    const message = this.#takeFresh(shelf);
    return message && this.#consume(shelf, message, done, isWanted);
  }

  /** Locks deferred messages by their numbers, all or none. */
  lockDeferred(shelf: Shelf, sequences: readonly number[]): Lock[] {
    return this.#deferred(shelf, sequences).map((message) => this.#lock(shelf, message));
  }

  /** Takes deferred messages out for good, all or none. */
  async consumeDeferred(
    shelf: Shelf,
    sequences: readonly number[],
  ): Promise<{ message: Message; blob: Buffer }[]> {
    return await Promise.all(
      this.#deferred(shelf, sequences).map(
        (message) =>
          new Promise<{ message: Message; blob: Buffer }>((resolve, reject) => {
            const taken = this.#consume(shelf, message, (fault) => (fault ? reject(fault) : resolve(taken)));
          }),
      ),
    );
  }

  #consume(
    shelf: Shelf,
    message: Message,
    done: Done,
    isWanted = () => true,
  ): { message: Message; blob: Buffer } {
    // Read before the row goes.
    const blob = this.blobOf(message);
    message.deliveryCount++;
    this.#remove(shelf, message);
    this.#rows.deleteIf(message, isWanted, (fault) => {
      if (fault) {
        message.deliveryCount--;
        shelf.put(message);
      }
      done(fault);
    });
    return { message, blob };
  }

  #deferred(shelf: Shelf, sequences: readonly number[]): Message[] {
    return unique(sequences).map((sequence) => {
      const message = shelf.messages.get(sequence);
      if (message?.state === 'deferred' && message.lock === undefined) return message;
      throw messageNotFound(sequence);
    });
  }

  settle(lock: Lock, settlement: Settlement, done: Done): void {
    const { message, shelf } = lock;
    if (message.lock !== lock || lock.until <= this.#clock.now()) {
      done(lockLost());
      return;
    }
    switch (settlement.type) {
      case 'complete':
        this.#delete(shelf, message, done);
        return;
      case 'abandon':
        shelf.unlock(message);
        this.#giveBack(shelf, message, settlement.properties, done);
        return;
      case 'defer':
        shelf.unlock(message);
        shelf.defer(message);
        this.#rows.rewrite(message, shelf.dead, settlement.properties, done);
        return;
      case 'dead-letter':
        if (shelf.dead) {
          done(
            new AmqpFault('amqp:not-allowed', 'A message of a dead-letter queue cannot be dead-lettered.'),
          );
          return;
        }
        if (!hasRoom(settlement.properties)) {
          done(reasonTooLong());
          return;
        }
        this.#deadLetter(message, settlement.properties, done);
        return;
      default:
        settlement satisfies never;
    }
  }

  /** The client never took the message: it is ready again, as if it had not been handed out. */
  release(lock: Lock): void {
    const { message, shelf } = lock;
    if (message.lock !== lock) return;
    shelf.unlock(message);
    message.deliveryCount--;
    this.#backInPlace(shelf, message);
  }

  renew(lock: Lock): number {
    lock.shelf.renew(lock, this.settings.lockDuration);
    return lock.until;
  }

  blobOf(message: Message): Buffer {
    return this.#rows.blobOf(message);
  }

  /** Messages in any state from a sequence number on, as they are on disk. */
  *peek(shelf: Shelf, from: number): Generator<{ message: Message; blob: Buffer }> {
    const now = this.#clock.now();
    for (const { sequence, blob } of this.#rows.readFrom(from, shelf.dead)) {
      const message = shelf.messages.get(sequence);
      // Not there: its removal is about to be written.
      if (message && (message.expiresAt > now || message.lock)) yield { message, blob };
    }
  }

  get counts(): QueueCounts {
    return { ...this.main.counts, locked: this.main.locked, deadLettered: this.deadLetters.messages.size };
  }

  close(): void {
    for (const part of [this.main, this.deadLetters, this.#expiry, this.#schedule]) part.close();
    for (const retry of this.#failed) retry.cancel();
  }

  /** A stored message takes its place in memory. */
  #admit(message: Message): void {
    this.main.put(message);
    if (message.state === 'scheduled') this.#schedule.add(message, message.scheduledFor);
    if (Number.isFinite(message.expiresAt)) this.#expiry.add(message, message.expiresAt);
  }

  #admitLater(message: Message): void {
    const retry = this.#clock.at(this.#clock.now() + TRY_AGAIN_MS, () => {
      this.#failed.delete(retry);
      this.#admit(message);
    });
    this.#failed.add(retry);
  }

  #takeFresh(shelf: Shelf): Message | undefined {
    const now = this.#clock.now();
    for (;;) {
      const message = shelf.take();
      if (!message || shelf.dead || message.expiresAt > now) return message;
      this.#expire(message);
    }
  }

  #lock(shelf: Shelf, message: Message): Lock {
    this.#rows.delivered(message);
    return shelf.lock(message, this.settings.lockDuration);
  }

  /** Forgets the message in memory. */
  #remove(shelf: Shelf, message: Message): void {
    shelf.remove(message);
    this.#rows.forget(message);
    if (!shelf.dead && Number.isFinite(message.expiresAt)) this.#expiry.leave();
    if (message.state === 'scheduled') this.#schedule.leave();
  }

  #delete(shelf: Shelf, message: Message, done: Done, putBack = () => shelf.put(message)): void {
    this.#remove(shelf, message);
    this.#rows.delete(message, (fault) => {
      if (fault) putBack();
      done(fault);
    });
  }

  /**
   * After a failed attempt: back in line, or out of it once there were too many. Without `done` (a lock ran out)
   * nobody asked: when it cannot be written, the message is in line again all the same.
   */
  #giveBack(shelf: Shelf, message: Message, properties: Properties = {}, done: Done = () => {}) {
    const { maxDeliveryCount } = this.settings;
    if (!shelf.dead && message.deliveryCount >= maxDeliveryCount) {
      const reasons = {
        DeadLetterReason: 'MaxDeliveryCountExceeded',
        DeadLetterErrorDescription: `Message could not be consumed after ${maxDeliveryCount} delivery attempts.`,
      };
      this.#deadLetter(message, { ...properties, ...reasons }, done);
      return;
    }
    this.#rows.rewrite(message, shelf.dead, properties, (fault) => {
      this.#backInPlace(shelf, message);
      done(fault);
    });
  }

  #backInPlace(shelf: Shelf, message: Message): void {
    if (message.gone) return;
    if (!shelf.dead && message.expiresAt <= this.#clock.now()) this.#expire(message);
    else if (message.state === 'active') shelf.makeReady(message);
  }

  #deadLetter(
    message: Message,
    properties: Properties,
    done: Done,
    putBack = () => this.main.put(message),
  ): void {
    const { sequence, enqueuedAt, timeToLive, deliveryCount } = message;
    const moved = new Message({
      sequence,
      enqueuedAt,
      timeToLive,
      deliveryCount,
      state: 'active',
      scheduledFor: 0,
    });
    // Messages do not expire in the dead-letter queue.
    moved.expiresAt = Number.POSITIVE_INFINITY;
    this.#rows.deadLetter(message, moved, properties, (fault) => {
      if (fault) putBack();
      else this.deadLetters.put(moved);
      done(fault);
    });
    this.#remove(this.main, message);
  }

  /** When it cannot be written its time comes again. */
  #expire(message: Message): void {
    const tryAgain = () => this.#admitLater(message);
    if (this.settings.deadLetteringOnMessageExpiration) {
      const reasons = {
        DeadLetterReason: 'TTLExpiredException',
        DeadLetterErrorDescription: 'The message expired and was dead lettered.',
      };
      this.#deadLetter(message, reasons, () => {}, tryAgain);
    } else {
      this.#delete(this.main, message, () => {}, tryAgain);
    }
  }

  /** A scheduled message's time has come: it is enqueued now, under a number of now. */
  #activate(scheduled: Message): void {
    const message = new Message({
      sequence: this.#rows.takeSequence(),
      state: 'active',
      timeToLive: scheduled.timeToLive,
      enqueuedAt: Math.max(this.#clock.now(), scheduled.scheduledFor),
      scheduledFor: 0,
      deliveryCount: scheduled.deliveryCount,
    });
    this.#rows.activate(scheduled, message, (fault) => {
      if (fault) this.#admitLater(scheduled);
      else this.#admit(message);
    });
    this.#remove(this.main, scheduled);
  }

  #load(): void {
    const exhausted: Message[] = [];
    for (const { message, dead } of this.#rows.load()) {
      if (dead) {
        message.expiresAt = Number.POSITIVE_INFINITY;
        this.deadLetters.put(message);
        continue;
      }
      this.#admit(message);
      if (message.state === 'active' && message.deliveryCount >= this.settings.maxDeliveryCount) {
        exhausted.push(message);
      }
    }
    // Their last attempt was under way when the broker stopped.
    for (const message of exhausted) this.#giveBack(this.main, message);
  }
}

/** A client may name a message twice; it is still one. */
const unique = (sequences: readonly number[]) => [...new Set(sequences)];

function lockLost(): AmqpFault {
  return new AmqpFault(
    'com.microsoft:message-lock-lost',
    'The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.',
  );
}

/** What the SDKs that check it themselves let pass. */
function hasRoom({ DeadLetterReason: reason, DeadLetterErrorDescription: description }: Properties): boolean {
  return [reason, description].every((text) => typeof text !== 'string' || text.length <= MOST_OF_A_REASON);
}

function reasonTooLong(): AmqpFault {
  return new AmqpFault(
    'com.microsoft:argument-out-of-range',
    `DeadLetterReason and DeadLetterErrorDescription may have ${MOST_OF_A_REASON} characters each.`,
  );
}

function messageNotFound(sequence: number): AmqpFault {
  return new AmqpFault(
    'com.microsoft:message-not-found',
    `Failed to lock one or more specified messages. There is no such message: sequence number ${sequence}.`,
  );
}
