import type { Patience } from './keep-trying.ts';

/** So many tills waiting for their answer at once in this process are a rush. Fewer are answered in passing. */
const RUSH = 8;
/** Tills that wait together are answered together: a rush goes on between their answers and what they ask next. */
const CALM_AFTER_MS = 60;
const LOOK_EVERY_MS = 20;
/** Under a rush without end the queue is worked off all the same: each delivery waits no longer. */
const LONGEST_WAIT_MS = 2_000;

/**
 * Tills are answered first. The queue is there to take a rush in; working it off at the same time would make every
 * till wait for sagas that nobody waits for yet.
 */
export class Rush {
  readonly #patience: Patience;
  #underWay = 0;
  #lastSeen = Number.NEGATIVE_INFINITY;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /** Runs what a till waits for. */
  async answering<T>(run: () => Promise<T>): Promise<T> {
    this.#underWay++;
    if (this.#underWay >= RUSH) this.#lastSeen = this.#patience.clock.now();
    try {
      return await run();
    } finally {
      this.#underWay--;
    }
  }

  /** Resolves when no rush is on, or has been waited for long enough. */
  async over(): Promise<void> {
    const { clock, sleep } = this.#patience;
    const end = clock.now() + LONGEST_WAIT_MS;
    while (this.#isOn() && clock.now() < end) await sleep(LOOK_EVERY_MS);
  }

  #isOn(): boolean {
    return this.#underWay >= RUSH || this.#patience.clock.now() - this.#lastSeen < CALM_AFTER_MS;
  }
}
