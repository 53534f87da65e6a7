import type { CheckpointStore } from '@azure/event-hubs';
import { point } from '../../points.ts';
import type { Outage } from '../messaging/outage.ts';
import { within } from '../messaging/within.ts';
import type { ReceivedEvent } from './event.ts';
import type { PartitionKey } from './ownership.ts';

/**
 * Checkpoints are written behind, at most one in this time per partition: one blob write for many small batches.
 * A kill repeats at most what came in since, as at-least-once delivery may anyway.
 */
const INTERVAL_MS = 500;
const RETRY_MS = 1_000;
const FAREWELL_MS = 3_000;

/** Writes the checkpoint of one partition. */
export class Checkpointer {
  readonly #store: CheckpointStore;
  readonly #partition: PartitionKey;
  readonly #outage: Outage;
  readonly #frequency: number;
  #batches = 0;
  #wanted: ReceivedEvent | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #abandoned = false;

  /** `frequency`: every so many batches count. */
  constructor(store: CheckpointStore, partition: PartitionKey, frequency: number, outage: Outage) {
    this.#store = store;
    this.#partition = partition;
    this.#frequency = frequency;
    this.#outage = outage;
  }

  /** A batch that ended with `last` is done. */
  done(last: ReceivedEvent): void {
    this.#batches += 1;
    if (this.#batches % this.#frequency !== 0) return;
    this.#wanted = last;
    this.#arm(INTERVAL_MS);
  }

  /** Writes what is due, and then no more. */
  async close(): Promise<void> {
    const last = async () => {
      await this.#writing;
      clearTimeout(this.#timer);
      await this.#write();
      clearTimeout(this.#timer);
    };
    await within(FAREWELL_MS, last());
  }

  /** Somebody else owns the partition: what is due is theirs to write. */
  abandon(): void {
    this.#abandoned = true;
    this.#wanted = undefined;
    clearTimeout(this.#timer);
  }

  #arm(ms: number): void {
    if (this.#timer !== undefined || this.#writing !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#write().finally(() => {
        this.#writing = undefined;
        if (this.#wanted) this.#arm(INTERVAL_MS);
      });
    }, ms);
  }

  async #write(): Promise<void> {
    const event = this.#wanted;
    if (!event) return;
    this.#wanted = undefined;
    try {
      point('event-hubs.checkpoint.before');
      const { sequenceNumber, offset } = event;
      await this.#store.updateCheckpoint({ ...this.#partition, sequenceNumber, offset });
      point('event-hubs.checkpoint.after');
      this.#outage.over();
    } catch (error) {
      this.#outage.failed(error);
      if (this.#abandoned) return;
      this.#wanted ??= event;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
