import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import { bodyOf, type DataType } from '../messaging/body.ts';
import { batchMetadataOf } from './metadata.ts';
import { QueueListener } from './queue-listener.ts';

interface Waiting {
  readonly message: ServiceBusReceivedMessage;
  readonly since: number;
  /** Gives the message's place to another one. */
  readonly release: () => void;
}

/** One invocation at a time, with all messages that have come meanwhile. */
export class BatchListener extends QueueListener {
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #pumping = false;
  #timer: NodeJS.Timeout | undefined;
  /** The messages that wait have waited long enough for a full batch. */
  #overdue = false;

  protected get credit(): number {
    return this.settings.maxMessageBatchSize + this.settings.prefetchCount;
  }

  protected take(message: ServiceBusReceivedMessage): Promise<void> {
    // Waiting must not cost a delivery; the batch under way is not renewed, as in the real host.
    this.locks.keep(message, this.settings.maxAutoLockRenewalDuration);
    return new Promise((release) => {
      this.#waiting.push({ message, since: performance.now(), release });
      this.#pump();
    });
  }

  protected async idle(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running !== undefined) await this.#running;
    for (const { message, release } of this.#waiting.splice(0)) {
      this.settle(message, false);
      release();
    }
  }

  /** Starts a batch in a turn of its own, so that messages that arrive together go together. */
  #pump(): void {
    if (this.#pumping || this.#running !== undefined || this.#waiting.length === 0) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      this.#begin();
    });
  }

  #begin(): void {
    if (this.stopping || this.#running !== undefined) return;
    if (this.#waiting.length < this.settings.minMessageBatchSize && !this.#overdue) {
      // Real time, as everything that gathers: under a virtual clock, messages come through while it stands still.
      this.#timer ??= setTimeout(() => {
        this.#overdue = true;
        this.#pump();
      }, this.settings.maxBatchWaitTime);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#overdue = false;
    this.#running = this.#run(this.#waiting.splice(0, this.settings.maxMessageBatchSize)).finally(() => {
      this.#running = undefined;
      this.#pump();
    });
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    try {
      const messages = batch
        .filter(({ message, since }) => !this.isStale(message, since))
        .map(({ message }) => message);
      for (const { message } of batch) this.locks.drop(message);
      if (messages.length === 0) return;
      const dataType = this.fn.trigger.dataType as DataType;
      const succeeded = await this.invoke({
        data: messages.map(({ body }) => bodyOf(body, dataType)),
        triggerMetadata: batchMetadataOf(messages),
      });
      for (const message of messages) this.settle(message, succeeded);
    } finally {
      for (const { release } of batch) release();
    }
  }
}
