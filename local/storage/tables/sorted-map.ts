/** A map whose keys can be walked in order (by UTF-16 code units, as Azurite compares keys). */
export class SortedMap<V> {
  readonly #values = new Map<string, V>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: V): void {
    if (!this.#values.has(key)) {
      const last = this.#keys.at(-1);
      if (last === undefined || last < key) this.#keys.push(key);
      else this.#keys.splice(this.#position(key), 0, key);
    }
    this.#values.set(key, value);
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#keys.splice(this.#position(key), 1);
  }

  /** Entries with `from` ≤ key ≤ `to`, in order. The map may not change meanwhile. */
  *entries(from: string, to: string | undefined): Generator<[string, V]> {
    for (let i = this.#position(from); i < this.#keys.length; i++) {
      const key = this.#keys[i] as string;
      if (to !== undefined && key > to) return;
      yield [key, this.#values.get(key) as V];
    }
  }

  /** Values in no order; survives changes meanwhile: what is neither added nor removed comes exactly once. */
  values(): IterableIterator<V> {
    return this.#values.values();
  }

  /** The first position whose key is not below `key`. */
  #position(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
