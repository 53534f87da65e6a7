/**
 * Entity timestamps in 100 ns, none given twice and none before an earlier one: an ETag is made of its entity's
 * timestamp, and a guard against lost updates is only one if no two versions share an ETag.
 */
export class Timestamps {
  #millisecond = 0;
  #tick = 0;

  next(now = Date.now()): string {
    if (now > this.#millisecond) {
      this.#millisecond = now;
      this.#tick = 0;
    } else if (++this.#tick > 9999) {
      this.#millisecond += 1;
      this.#tick = 0;
    }
    const iso = new Date(this.#millisecond).toISOString();
    return `${iso.slice(0, -1)}${String(this.#tick).padStart(4, '0')}Z`;
  }

  /** Goes on from a timestamp that was given before a restart. */
  seen(timestamp: string): void {
    const time = Date.parse(timestamp);
    if (time >= this.#millisecond) this.#millisecond = time + 1;
  }
}

export const etag = (timestamp: string) => `W/"datetime'${encodeURIComponent(timestamp)}'"`;
