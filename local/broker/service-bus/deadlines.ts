import type { Clock, Scheduled } from '../../clock.ts';

// Below this many stale entries a clean-up costs more than it frees.
const WORTH_CLEANING = 1024;

/**
 * Things that fall due, earliest first, on one timer. Most of them never do (a lock is settled, a message completed
 * long before it expires), so leaving is only counted, and the leavers are swept out when they are the majority.
 */
export class Deadlines<T> {
  readonly #clock: Clock;
  readonly #isWaiting: (item: T, time: number) => boolean;
  readonly #fire: (item: T) => void;
  #heap: { readonly time: number; readonly item: T }[] = [];
  #left = 0;
  #timer: Scheduled | undefined;
  #timerTime = Number.POSITIVE_INFINITY;

  /** `isWaiting`: whether the item still waits for exactly this time (epoch ms). */
  constructor(clock: Clock, isWaiting: (item: T, time: number) => boolean, fire: (item: T) => void) {
    this.#clock = clock;
    this.#isWaiting = isWaiting;
    this.#fire = fire;
  }

  add(item: T, time: number): void {
    this.#push({ item, time });
    if (time < this.#timerTime) this.#arm(time);
  }

  /** An item that was added does not wait any more. */
  leave(): void {
    this.#left++;
    if (this.#left > WORTH_CLEANING && this.#left > this.#heap.length / 2) this.#sweep();
  }

  close(): void {
    this.#timer?.cancel();
    this.#heap = [];
  }

  #arm(time: number): void {
    this.#timer?.cancel();
    this.#timerTime = time;
    this.#timer = this.#clock.at(time, () => this.#due());
  }

  #due(): void {
    this.#timer = undefined;
    this.#timerTime = Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    let next = this.#heap[0];
    while (next !== undefined && next.time <= now) {
      this.#pop();
      if (this.#isWaiting(next.item, next.time)) this.#fire(next.item);
      else this.#left = Math.max(0, this.#left - 1);
      next = this.#heap[0];
    }
    if (next !== undefined && next.time < this.#timerTime) this.#arm(next.time);
  }

  #sweep(): void {
    this.#left = 0;
    const waiting = this.#heap.filter(({ item, time }) => this.#isWaiting(item, time));
    // Sorted is a heap, too.
    this.#heap = waiting.sort((a, b) => a.time - b.time);
  }

  #push(entry: { time: number; item: T }): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = heap[parent];
      if (above === undefined || above.time <= entry.time) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const child = right !== undefined && left !== undefined && right.time < left.time ? right : left;
      if (child === undefined || child.time >= last.time) break;
      heap[at] = child;
      at = child === left ? 2 * at + 1 : 2 * at + 2;
    }
    heap[at] = last;
  }
}
