import type { CheckpointStore, EventHubConsumerClient } from '@azure/event-hubs';
import type { Outage } from '../messaging/outage.ts';
import { within } from '../messaging/within.ts';
import { Checkpointer } from './checkpointer.ts';
import type { ReceivedEvent } from './event.ts';
import type { PartitionKey } from './ownership.ts';
import { openPartitionLink, type PartitionLink } from './partition-link.ts';
import { PartitionPump, type PumpOptions } from './partition-pump.ts';
import { whileConnected } from './sdk-context.ts';
import type { InitialOffset } from './settings.ts';

const STOLEN = 'amqp:link:stolen';
const FIRST_BACKOFF_MS = 100;
const MOST_BACKOFF_MS = 1_000;
const FAREWELL_MS = 2_000;

export interface ReaderOptions extends Omit<PumpOptions, 'taken' | 'done'> {
  readonly client: EventHubConsumerClient;
  readonly store: CheckpointStore;
  readonly partition: PartitionKey;
  readonly ownerId: string;
  readonly hubOutage: Outage;
  readonly storageOutage: Outage;
  /** Another consumer took the partition over. */
  stolen(): void;
  warn(text: string): void;
}

/** Reads one partition from its checkpoint on, through as many links as it takes. */
export class PartitionReader {
  readonly #options: ReaderOptions;
  readonly #pump: PartitionPump;
  readonly #checkpointer: Checkpointer;
  #link: PartitionLink | undefined;
  #last: ReceivedEvent | undefined;
  /** Events that wait for their turn: a new link gets so much less credit. */
  #unread = 0;
  /** Credit that the link may have, and has not been given. */
  #owed = 0;
  #stopped = false;
  #reading: Promise<void> | undefined;
  #wake = () => {};

  constructor(options: ReaderOptions) {
    this.#options = options;
    const { store, partition, settings, storageOutage } = options;
    this.#checkpointer = new Checkpointer(store, partition, settings.batchCheckpointFrequency, storageOutage);
    this.#pump = new PartitionPump({
      ...options,
      taken: (count) => {
        this.#unread -= count;
        this.#giveCredit(count);
      },
      done: (last) => this.#checkpointer.done(last),
    });
  }

  start(): void {
    this.#reading = this.#read();
  }

  /** `lost`: the partition is somebody else's now, and so is its checkpoint. */
  async stop(lost: boolean): Promise<void> {
    this.#stopped = true;
    this.#wake();
    const link = this.#link;
    this.#link = undefined;
    await within(FAREWELL_MS, link?.close());
    await this.#pump.stop();
    if (lost) this.#checkpointer.abandon();
    else await this.#checkpointer.close();
    await within(FAREWELL_MS, this.#reading);
  }

  /** Opens link after link until stopped. Never rejects. */
  async #read(): Promise<void> {
    let backoff = FIRST_BACKOFF_MS;
    while (!this.#stopped) {
      try {
        const opened = performance.now();
        const lost = await this.#readOneLink();
        if (this.#stopped) return;
        if (lost.condition === STOLEN) {
          this.#options.stolen();
          return;
        }
        if (performance.now() - opened > MOST_BACKOFF_MS) backoff = FIRST_BACKOFF_MS;
        this.#options.hubOutage.failed(Object.assign(new Error(lost.message), { code: lost.condition }));
      } catch (error) {
        if (this.#stopped) return;
        this.#options.hubOutage.failed(error);
      }
      await this.#pause(backoff);
      backoff = Math.min(backoff * 2, MOST_BACKOFF_MS);
    }
  }

  /** Settles when the link is gone, with the broker's reason. */
  async #readOneLink(): Promise<{ condition?: string; message: string }> {
    const { client, partition, ownerId, settings } = this.#options;
    const selector = await this.#selector();
    // What was taken so far counts in the credit below.
    this.#owed = 0;
    let tell = (_: { condition?: string; message: string }) => {};
    const lost = new Promise<{ condition?: string; message: string }>((resolve) => {
      tell = resolve;
    });
    const link = await openPartitionLink({
      client,
      consumerGroup: partition.consumerGroup,
      partitionId: partition.partitionId,
      selector,
      ownerId,
      credit: Math.max(1, settings.prefetchCount - this.#unread),
      onEvent: (event) => this.#received(event),
      onLost: tell,
    });
    if (this.#stopped) {
      await within(FAREWELL_MS, link.close());
      return { message: 'stopped' };
    }
    this.#link = link;
    this.#giveCredit(0);
    this.#wake = () => tell({ message: 'stopped' });
    this.#options.hubOutage.over();
    const reason = await lost;
    this.#link = undefined;
    return reason;
  }

  /** In large pieces: each is a packet to the broker. */
  #giveCredit(count: number): void {
    this.#owed += count;
    if (!this.#link || this.#owed * 2 < this.#options.settings.prefetchCount) return;
    this.#link.addCredit(this.#owed);
    this.#owed = 0;
  }

  #received(event: ReceivedEvent): void {
    if (this.#stopped) return;
    this.#last = event;
    this.#unread += 1;
    this.#pump.push(event);
  }

  /** Where to read on: behind the last event that came, else behind the checkpoint, else as host.json says. */
  async #selector(): Promise<string> {
    const { client, partition, settings, warn } = this.#options;
    // Also brings up the connection, with the SDK's own care for connections that are just going away.
    const hub = await whileConnected(client, (abortSignal) =>
      client.getPartitionProperties(partition.partitionId, { abortSignal }),
    );
    if (this.#last) return after(this.#last.offset);
    const checkpoint = await this.#checkpoint();
    if (checkpoint === undefined) return initial(settings.initialOffset);
    if (checkpoint.sequenceNumber <= hub.lastEnqueuedSequenceNumber) return after(checkpoint.offset);
    warn(
      `the checkpoint (${checkpoint.sequenceNumber}) lies behind the end of the partition ` +
        `(${hub.lastEnqueuedSequenceNumber}): the event hub was made anew. Reading from its beginning.`,
    );
    return after('-1');
  }

  async #checkpoint(): Promise<{ sequenceNumber: number; offset: string } | undefined> {
    const { store, partition } = this.#options;
    const { fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId } = partition;
    const checkpoints = await store.listCheckpoints(fullyQualifiedNamespace, eventHubName, consumerGroup);
    return checkpoints.find((checkpoint) => checkpoint.partitionId === partitionId);
  }

  async #pause(ms: number): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function after(offset: string): string {
  return `amqp.annotation.x-opt-offset > '${offset}'`;
}

function initial(offset: InitialOffset): string {
  switch (offset.type) {
    case 'fromStart':
      return after('-1');
    case 'fromEnd':
      return after('@latest');
    case 'fromEnqueuedTime':
      return `amqp.annotation.x-opt-enqueued-time > '${offset.time}'`;
  }
}
