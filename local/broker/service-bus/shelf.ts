import type { Clock } from '../../clock.ts';
import { Deadlines } from './deadlines.ts';
import { newLockToken, sequenceOfToken } from './lock-token.ts';
import type { Message, MessageState } from './message.ts';
import { ReadyList } from './ready-list.ts';

/** One holder's claim to a message. */
export interface Lock {
  readonly message: Message;
  readonly shelf: Shelf;
  /** In .NET's order of bytes, as the delivery tag carries it. */
  readonly token: Buffer;
  /** Epoch ms. */
  until: number;
}

/**
 * The messages of a queue, or of its dead-letter queue, in memory: which are ready and in what order, which are
 * locked. What is on disk is the queue's business.
 */
export class Shelf {
  readonly dead: boolean;
  readonly messages = new Map<number, Message>();
  readonly counts: Record<MessageState, number> = { active: 0, deferred: 0, scheduled: 0 };
  locked = 0;
  readonly #clock: Clock;
  readonly #ready = new ReadyList<Message>();
  readonly #locks: Deadlines<Lock>;
  #wake: () => void = () => {};

  /** `lockExpired` finds the message unlocked already. */
  constructor(dead: boolean, clock: Clock, lockExpired: (message: Message) => void) {
    this.dead = dead;
    this.#clock = clock;
    this.#locks = new Deadlines<Lock>(
      clock,
      (lock, time) => lock.message.lock === lock && lock.until === time,
      ({ message }) => {
        this.unlock(message);
        lockExpired(message);
      },
    );
  }

  /** `wake` is called whenever a message has become ready. */
  onReady(wake: () => void): void {
    this.#wake = wake;
  }

  put(message: Message): void {
    message.gone = false;
    this.messages.set(message.sequence, message);
    this.counts[message.state]++;
    if (message.state === 'active') this.makeReady(message);
  }

  makeReady(message: Message): void {
    this.#ready.arrive(message);
    this.#wake();
  }

  /** The next message to hand out, without locking it; it comes back by makeReady only. */
  take(): Message | undefined {
    return this.#ready.take(isReady);
  }

  lock(message: Message, duration: number): Lock {
    const token = newLockToken(message.sequence);
    const lock: Lock = { message, shelf: this, token, until: this.#clock.now() + duration };
    message.lock = lock;
    this.locked++;
    this.#locks.add(lock, lock.until);
    return lock;
  }

  renew(lock: Lock, duration: number): void {
    lock.until = this.#clock.now() + duration;
    this.#locks.leave();
    this.#locks.add(lock, lock.until);
  }

  unlock(message: Message): void {
    if (message.lock === undefined) return;
    message.lock = undefined;
    this.locked--;
    this.#locks.leave();
  }

  /** The lock of this token while it holds. */
  findLock(token: Buffer): Lock | undefined {
    const lock = this.messages.get(sequenceOfToken(token))?.lock;
    return lock && lock.until > this.#clock.now() && lock.token.equals(token) ? lock : undefined;
  }

  defer(message: Message): void {
    this.counts[message.state]--;
    message.state = 'deferred';
    this.counts.deferred++;
  }

  remove(message: Message): void {
    message.gone = true;
    this.unlock(message);
    this.messages.delete(message.sequence);
    this.counts[message.state]--;
  }

  close(): void {
    this.#locks.close();
  }
}

function isReady(message: Message): boolean {
  return !message.gone && message.lock === undefined && message.state === 'active';
}
