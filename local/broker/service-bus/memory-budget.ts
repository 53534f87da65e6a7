import type { Message } from './message.ts';

/**
 * How much message content the broker keeps in memory, over all queues. What comes when it is used up is the
 * farthest from being delivered and is read from the store when its turn comes.
 */
export class MemoryBudget {
  readonly #limit: number;
  #used = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  keep(message: Message, blob: Buffer): void {
    this.drop(message);
    if (this.#used + blob.length > this.#limit) return;
    message.blob = blob;
    this.#used += blob.length;
  }

  drop(message: Message): void {
    if (message.blob === undefined) return;
    this.#used -= message.blob.length;
    message.blob = undefined;
  }
}
