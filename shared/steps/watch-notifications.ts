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
  #waiting: (() => void)[] = [];

  announce(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
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
      const page = await readModel.notifications(cursor, limit);
      const left = end - clock.now();
      if (page.items.length > 0 || left <= 0) return page;
      cursor = page.cursor;
      await Promise.race([announced, sleep(Math.min(LOOK_EVERY_MS, left))]);
    }
  };
}
