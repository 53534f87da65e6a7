import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TransientFault } from '../../domain/faults.ts';

// A hub may hold days of events, more than memory does.
const MOST_BATCHES = 4;
const LOOK_AGAIN_MS = 1_000;
// A partition that says it has more, and gives nothing for so long, has lost it or is not reachable.
const SILENCE_LIMIT_MS = 30_000;

/** Between the SDK, which pushes, and a reader that takes its time. */
export class Inbox<Event> {
  #batches: Event[][] = [];
  #fault: Error | undefined;
  #closed = false;
  #wake: () => void = () => undefined;
  #makeRoom: () => void = () => undefined;

  /** Resolves when there is room for more. An empty batch says that the wait is over. */
  async put(events: Event[]): Promise<void> {
    if (events.length > 0) this.#batches.push(events);
    this.#wake();
    while (this.#batches.length >= MOST_BATCHES && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#makeRoom = resolve;
      });
    }
  }

  fail(error: Error): void {
    this.#fault ??= error;
    this.#wake();
  }

  async take(): Promise<Event[]> {
    const limit = performance.now() + SILENCE_LIMIT_MS;
    for (;;) {
      if (this.#fault !== undefined) throw this.#fault;
      const batch = this.#batches.shift();
      this.#makeRoom();
      if (batch !== undefined) return batch;
      if (performance.now() > limit) {
        throw new TransientFault('hub-silent', `${ORDER_EVENTS_HUB} does not give the events it says it has`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_AGAIN_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Nobody takes any more; whoever waits for room goes on. */
  close(): void {
    this.#closed = true;
    this.#batches = [];
    this.#makeRoom();
  }
}
