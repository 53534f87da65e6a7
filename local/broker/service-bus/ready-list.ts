/** What can wait in the list. */
export interface Numbered {
  readonly sequence: number;
}

/**
 * Messages ready to be delivered, lowest sequence number first. New ones come in order and only queue up; those
 * that come back (abandoned, lock expired) go in front by their number. Whoever takes skips what has gone since.
 */
export class ReadyList<T extends Numbered> {
  #arrived: (T | undefined)[] = [];
  #head = 0;
  #latest = 0;
  /** Ascending; short, because few messages come back at a time. */
  #returned: T[] = [];

  arrive(item: T): void {
    if (item.sequence < this.#latest) {
      this.comeBack(item);
      return;
    }
    this.#latest = item.sequence;
    this.#arrived.push(item);
  }

  comeBack(item: T): void {
    const returned = this.#returned;
    let low = 0;
    let high = returned.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((returned[middle] as T).sequence < item.sequence) low = middle + 1;
      else high = middle;
    }
    returned.splice(low, 0, item);
  }

  /** The first one of which `isReady` is true, taken out; those before it are forgotten. */
  take(isReady: (item: T) => boolean): T | undefined {
    for (;;) {
      const next = this.#shift();
      if (next === undefined || isReady(next)) return next;
    }
  }

  #shift(): T | undefined {
    const arrived = this.#arrived[this.#head];
    const returned = this.#returned[0];
    if (returned !== undefined && (arrived === undefined || returned.sequence < arrived.sequence)) {
      return this.#returned.shift();
    }
    if (arrived === undefined) return undefined;
    this.#arrived[this.#head++] = undefined;
    if (this.#head === this.#arrived.length) {
      this.#arrived = [];
      this.#head = 0;
    } else if (this.#head > 4096 && this.#head > this.#arrived.length / 2) {
      this.#arrived = this.#arrived.slice(this.#head);
      this.#head = 0;
    }
    return arrived;
  }
}
