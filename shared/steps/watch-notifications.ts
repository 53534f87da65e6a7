import type { NotificationPage, ReadModel } from '../ports.ts';
import type { Patience } from './keep-trying.ts';

export interface NotificationQuery {
  /** A cursor of an earlier page; left out: from the beginning. */
  readonly after?: string;
  /** How long to wait when there is nothing new. */
  readonly waitMs: number;
  readonly limit: number;
}

// News of other instances are looked for this often; those of this one wake the waiting at once.
const LOOK_EVERY_MS = 250;

/** Those who wait for news of the read model in this process. */
export class News {
  readonly #waiting = new Set<() => void>();

  announce(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  /** `forget`: for who does not wait any more. In a process that projects nothing, no news would ever do it. */
  next(): { readonly come: Promise<void>; forget(): void } {
    const { promise: come, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    return { come, forget: () => this.#waiting.delete(resolve) };
  }

  get waiting(): number {
    return this.#waiting.size;
  }
}

/** The notifications after a cursor, at once or as soon as there are some; an empty page when the wait is over. */
export function watchNotifications({
  readModel,
  news,
  clock,
  sleep,
}: Patience & { readonly readModel: ReadModel; readonly news: News }) {
  return async ({ after, waitMs, limit }: NotificationQuery): Promise<NotificationPage> => {
    const end = clock.now() + waitMs;
    let cursor = after;
    for (;;) {
      const announced = news.next();
      try {
        const page = await readModel.notifications(cursor, limit);
        const left = end - clock.now();
        if (page.items.length > 0 || left <= 0) return page;
        cursor = page.cursor;
        await Promise.race([announced.come, sleep(Math.min(LOOK_EVERY_MS, left))]);
      } finally {
        announced.forget();
      }
    }
  };
}
