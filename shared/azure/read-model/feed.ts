import { TerminalFault } from '../../domain/faults.ts';
import { notificationText } from '../../domain/notifications.ts';
import type { LatestNotifications, NotificationPage, StoredEvent } from '../../ports.ts';
import { packed, position20, unpacked } from '../keys.ts';
import type { Table } from '../table.ts';
import type { Progress } from './progress.ts';

/** A notification with the position of its event. */
interface Item {
  readonly position: number;
  readonly time: string;
  readonly orderId: string;
  readonly text: string;
}

// A row covers at most so many positions, so that a reader knows how far back a row can begin that holds its place.
const ROW_SPAN = 128;
// Of texts; a row takes 450,000 as JSON, which may double them.
const ROW_CHARS = 150_000;
// Hours with events that a reader can go back.
const MOST_HOURS = 72;

/**
 * What the notifications page shows. One row per batch of a hub partition, in a partition per hour.
 * A batch that comes again, perhaps cut otherwise, overlaps: the reader goes by positions. A row is named by the first
 * and the last of them, so that none takes the place of one that holds more, however late it is written. An event's hour follows from
 * the events before it alone, so that a rebuilt feed is the same.
 */
export class Feed {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Writes the notifications of a batch; gives the hours of the feed as they are then.
   * `events`: those of the batch that are no repeats.
   */
  async write(
    partition: string,
    events: readonly StoredEvent[],
    hours: Progress['hours'],
  ): Promise<Progress['hours']> {
    const after = [...hours];
    const rows: { readonly partitionKey: string; readonly from: number; items: Item[]; chars: number }[] = [];
    for (const { event, position, enqueuedAt } of events) {
      const text = notificationText(event);
      if (text === undefined) continue;
      const hour = laterHour(after.at(-1)?.hour, enqueuedAt);
      if (after.at(-1)?.hour !== hour) after.push({ hour, first: position });
      const partitionKey = `${partition}-${hour}`;
      let row = rows.at(-1);
      if (
        row?.partitionKey !== partitionKey ||
        position - row.from >= ROW_SPAN ||
        row.chars + text.length > ROW_CHARS
      ) {
        row = { partitionKey, from: position, items: [], chars: 0 };
        rows.push(row);
      }
      row.items.push({ position, time: event.time, orderId: event.orderId, text });
      row.chars += text.length;
    }
    await Promise.all(
      rows.map(({ partitionKey, from, items }) => {
        const rowKey = `${position20(from)}-${position20(items.at(-1)?.position ?? from)}`;
        return this.#table.put({ partitionKey, rowKey, ...packed(items) });
      }),
    );
    return after.slice(-MOST_HOURS);
  }

  /** After the cursor, oldest first; without one, from the oldest hour that is kept. */
  async read(
    progress: ReadonlyMap<string, Progress>,
    after: string | undefined,
    limit: number,
  ): Promise<NotificationPage> {
    const cursor = after === undefined ? new Map<string, number>() : parsedCursor(after);
    const sources = await Promise.all(
      Array.from(progress, async ([partition, state]): Promise<Source> => {
        const from = cursor.get(partition) ?? -1;
        return { partition, state, from, ...(await this.#after(partition, state, from, limit)) };
      }),
    );
    const shown = inOrder(sources).slice(0, limit);
    for (const { partition, state, from, items, complete } of sources) {
      const seen = shown.filter((entry) => entry.partition === partition);
      const all = complete && seen.length === items.length;
      cursor.set(partition, Math.max(from, all ? state.lastPosition : (seen.at(-1)?.item.position ?? from)));
    }
    return {
      items: shown.map(({ item: { time, orderId, text } }) => ({ time, orderId, text })),
      cursor: cursorText(cursor),
    };
  }

  /** Those before the cursor, the last of them, oldest first; without one, the last of all. */
  async readLast(
    progress: ReadonlyMap<string, Progress>,
    before: string | undefined,
    limit: number,
  ): Promise<LatestNotifications> {
    const bounds = before === undefined ? undefined : parsedCursor(before);
    const sources = await Promise.all(
      Array.from(progress, async ([partition, state]) => {
        const upTo = Math.min(
          state.lastPosition,
          bounds === undefined ? Infinity : (bounds.get(partition) ?? -1),
        );
        return { partition, upTo, items: await this.#upTo(partition, state, upTo, limit) };
      }),
    );
    const shown = lastInOrder(sources, limit);
    const firsts = new Map<string, number>();
    for (const { partition, item } of shown.toReversed()) firsts.set(partition, item.position);
    const earlier = sources.map(({ partition, upTo }): [string, number] => [
      partition,
      (firsts.get(partition) ?? upTo + 1) - 1,
    ]);
    const found = sources.reduce((sum, { items }) => sum + items.length, 0);
    return {
      items: shown.map(({ item: { time, orderId, text } }) => ({ time, orderId, text })),
      cursor: cursorText(new Map(sources.map(({ partition, upTo }) => [partition, upTo]))),
      ...(found > shown.length ? { earlier: cursorText(new Map(earlier)) } : {}),
    };
  }

  /** The last items up to a position, ascending, and one more than the limit when there are more. */
  async #upTo(
    partition: string,
    { hours, lastPosition }: Progress,
    position: number,
    limit: number,
  ): Promise<readonly Item[]> {
    const items = new Map<number, Item>();
    for (const [index, { hour, first }] of [...hours.entries()].toReversed()) {
      let end = Math.min(position, (hours[index + 1]?.first ?? lastPosition + 1) - 1);
      for (let width = 2 * limit; end >= first && items.size <= limit; width *= 2) {
        const after = Math.max(first - 1, end - width);
        await this.#collect(items, partition, hour, after, end);
        end = after;
      }
      if (items.size > limit) break;
    }
    return ascending(items).slice(-limit - 1);
  }

  async #after(
    partition: string,
    { hours, lastPosition }: Progress,
    position: number,
    limit: number,
  ): Promise<{ items: Item[]; complete: boolean }> {
    const items = new Map<number, Item>();
    for (const [index, { hour, first }] of hours.entries()) {
      const end = (hours[index + 1]?.first ?? lastPosition + 1) - 1;
      let after = Math.max(position, first - 1);
      // One more than is shown tells that there is more, wherever an hour ends.
      for (let width = 2 * limit; after < end && items.size <= limit; width *= 2) {
        const upTo = Math.min(after + width, end);
        await this.#collect(items, partition, hour, after, upTo);
        after = upTo;
      }
      if (items.size > limit) break;
    }
    return { items: ascending(items).slice(0, limit), complete: items.size <= limit };
  }

  /** Items of one hour with positions in (after, last]: an hour may have more than can be held. */
  async #collect(
    items: Map<number, Item>,
    partition: string,
    hour: string,
    after: number,
    last: number,
  ): Promise<void> {
    const from = position20(Math.max(0, after + 1 - ROW_SPAN));
    for (const row of await this.#table.range(`${partition}-${hour}`, from, position20(last + 1))) {
      for (const item of unpacked<Item[]>(row)) {
        if (item.position > after && item.position <= last) items.set(item.position, item);
      }
    }
  }
}

interface Source {
  readonly partition: string;
  readonly state: Progress;
  readonly from: number;
  readonly items: readonly Item[];
  /** False: there is more behind the last item. */
  readonly complete: boolean;
}

/** The hour of an instant, as `2026-11-21T10`; an hour that has begun is not left backwards. */
function laterHour(begun: string | undefined, time: number): string {
  const hour = new Date(time).toISOString().slice(0, 13);
  return begun !== undefined && begun > hour ? begun : hour;
}

function ascending(items: ReadonlyMap<number, Item>): Item[] {
  return [...items.values()].sort((left, right) => left.position - right.position);
}

/** Merged by time; what came from one partition keeps its order, whatever its times say. */
function inOrder(sources: readonly Source[]): { partition: string; item: Item }[] {
  const merged: { partition: string; item: Item }[] = [];
  const heads = sources.map(({ partition, items }) => ({ partition, items, at: 0 }));
  for (;;) {
    let earliest: { head: (typeof heads)[number]; item: Item } | undefined;
    for (const head of heads) {
      const item = head.items[head.at];
      if (item !== undefined && (earliest === undefined || item.time < earliest.item.time)) {
        earliest = { head, item };
      }
    }
    if (earliest === undefined) return merged;
    earliest.head.at++;
    merged.push({ partition: earliest.head.partition, item: earliest.item });
  }
}

/**
 * The last of all partitions' items, as inOrder merges them, but from the end: there an item whose time lies before that
 * of its forerunner comes right behind it, so that it counts as of the latest time up to it.
 */
function lastInOrder(
  sources: readonly { readonly partition: string; readonly items: readonly Item[] }[],
  limit: number,
): { partition: string; item: Item }[] {
  const merged: { partition: string; item: Item }[] = [];
  const tails = sources.map(({ partition, items }) => ({ partition, items, times: latestUpTo(items) }));
  while (merged.length < limit) {
    let latest: (typeof tails)[number] | undefined;
    for (const tail of tails) {
      if ((tail.times.at(-1) ?? '') >= (latest?.times.at(-1) ?? '')) latest = tail;
    }
    const item = latest?.items[latest.times.length - 1];
    if (latest === undefined || item === undefined) break;
    latest.times.pop();
    merged.push({ partition: latest.partition, item });
  }
  return merged.reverse();
}

/** Of each item, the latest time among it and those before it. */
function latestUpTo(items: readonly Item[]): string[] {
  const times: string[] = [];
  for (const { time } of items) {
    const before = times.at(-1);
    times.push(before !== undefined && before > time ? before : time);
  }
  return times;
}

/** `0:12.1:7`, base64url: the last position seen of each partition. */
function cursorText(positions: ReadonlyMap<string, number>): string {
  const text = Array.from(positions, ([partition, position]) => `${partition}:${position}`).join('.');
  return Buffer.from(text).toString('base64url');
}

function parsedCursor(cursor: string): Map<string, number> {
  const positions = new Map<string, number>();
  for (const part of Buffer.from(cursor, 'base64url').toString().split('.')) {
    const match = /^(\d{1,4}):(-1|\d{1,15})$/.exec(part);
    // An empty cursor is that of a hub which had no partition yet.
    if (match === null && part !== '')
      throw new TerminalFault('bad-cursor', `No cursor of the notifications: ${cursor}`);
    if (match !== null) positions.set(String(match[1]), Number(match[2]));
  }
  return positions;
}
