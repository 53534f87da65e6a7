import { point } from '../../points.ts';
import type { HostServices, Invocation, LoadedFunction } from '../contract.ts';
import { bodyOf, type DataType } from '../messaging/body.ts';
import { withRetry } from '../retry.ts';
import type { ReceivedEvent } from './event.ts';
import { batchMetadataOf, metadataOf, type PartitionContext } from './metadata.ts';
import type { EventHubsSettings } from './settings.ts';

export interface PumpOptions {
  readonly services: HostServices;
  readonly fn: LoadedFunction;
  readonly settings: EventHubsSettings;
  readonly context: PartitionContext;
  /** A batch was taken: so many more events may come. */
  taken(count: number): void;
  /** The batch that ended with `last` is done, whether it succeeded or not. */
  done(last: ReceivedEvent): void;
}

/** Hands one partition's events to the function: in their order, one batch at a time, what has come goes at once. */
export class PartitionPump {
  readonly #options: PumpOptions;
  readonly #many: boolean;
  readonly #stopping = new AbortController();
  #waiting: ReceivedEvent[] = [];
  #running: Promise<void> | undefined;
  #scheduled = false;
  #timer: NodeJS.Timeout | undefined;
  #overdue = false;

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#many = options.fn.trigger.cardinality === 'many';
  }

  push(event: ReceivedEvent): void {
    this.#waiting.push(event);
    this.#schedule();
  }

  /** Lets the batch under way end; events that wait are dropped, they come again after the checkpoint. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#waiting = [];
    await this.#running;
  }

  /** In a turn of its own, so that events that arrive together go together. */
  #schedule(): void {
    if (this.#scheduled || this.#running !== undefined || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#begin();
    });
  }

  #begin(): void {
    if (this.#stopping.signal.aborted || this.#waiting.length === 0) return;
    const { settings, taken } = this.#options;
    if (this.#waiting.length < settings.minEventBatchSize && !this.#overdue) {
      // Real time, as everything that gathers: under a virtual clock, events come through while it stands still.
      this.#timer ??= setTimeout(() => {
        this.#overdue = true;
        this.#schedule();
      }, settings.maxWaitTime);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#overdue = false;
    const events = this.#waiting;
    const batch =
      events.length <= settings.maxEventBatchSize ? events : events.slice(0, settings.maxEventBatchSize);
    this.#waiting = batch === events ? [] : events.slice(batch.length);
    taken(batch.length);
    this.#running = this.#run(batch).finally(() => {
      this.#running = undefined;
      this.#schedule();
    });
  }

  async #run(batch: readonly ReceivedEvent[]): Promise<void> {
    const last = batch.at(-1);
    if (!last) return;
    if (this.#many) {
      if (await this.#invoke(this.#batchInvocation(batch))) this.#options.done(last);
      return;
    }
    let done: ReceivedEvent | undefined;
    for (const event of batch) {
      if (!(await this.#invoke(this.#singleInvocation(event)))) break;
      done = event;
    }
    if (done) this.#options.done(done);
  }

  /** False when the host stopped before the function had its chances; the events must come again then. */
  async #invoke(invocation: Invocation): Promise<boolean> {
    const { services, fn } = this.#options;
    const { signal } = this.#stopping;
    if (signal.aborted) return false;
    try {
      await withRetry(fn.retry, services.clock, signal, async (retryContext) => {
        point('event-hubs.invoke.before');
        await services.invoke(fn, retryContext ? { ...invocation, retryContext } : invocation);
        point('event-hubs.invoke.after');
      });
      return true;
    } catch {
      // The host has logged it. As in the real host the stream goes on: what must not be lost, the function keeps.
      return !(signal.aborted && fn.retry !== undefined);
    }
  }

  #batchInvocation(batch: readonly ReceivedEvent[]): Invocation {
    const { fn, context } = this.#options;
    const dataType = fn.trigger.dataType as DataType;
    return {
      data: batch.map(({ body }) => bodyOf(body, dataType)),
      triggerMetadata: batchMetadataOf(context, batch),
    };
  }

  #singleInvocation(event: ReceivedEvent): Invocation {
    const { fn, context } = this.#options;
    return {
      data: bodyOf(event.body, fn.trigger.dataType as DataType),
      triggerMetadata: metadataOf(context, event),
    };
  }
}
