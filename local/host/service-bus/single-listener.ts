import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { Invocation } from '../contract.ts';
import { bodyOf, type DataType } from '../messaging/body.ts';
import { metadataOf, traceParentOf } from './metadata.ts';
import { QueueListener } from './queue-listener.ts';

/** One invocation for each message, up to maxConcurrentCalls of them at a time. */
export class SingleListener extends QueueListener {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #tellIdle: (() => void) | undefined;

  protected get credit(): number {
    return this.settings.maxConcurrentCalls + this.settings.prefetchCount;
  }

  protected async take(message: ServiceBusReceivedMessage): Promise<void> {
    const since = performance.now();
    if (this.#running >= this.settings.maxConcurrentCalls) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      // A place was handed on, and counts as running already.
    } else this.#running += 1;
    try {
      if (this.isStale(message, since)) return;
      this.locks.keep(message, this.settings.maxAutoLockRenewalDuration);
      this.settle(message, await this.invoke(this.#invocation(message)));
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else {
        this.#running -= 1;
        if (this.#running === 0) this.#tellIdle?.();
      }
    }
  }

  protected async idle(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#tellIdle = resolve));
  }

  #invocation(message: ServiceBusReceivedMessage): Invocation {
    const traceParent = traceParentOf(message);
    return {
      data: bodyOf(message.body, this.fn.trigger.dataType as DataType),
      triggerMetadata: metadataOf(message),
      ...(traceParent === undefined ? {} : { traceParent }),
    };
  }
}
