import { TerminalFault } from '../domain/faults.ts';
import { notificationText } from '../domain/notifications.ts';
import type { OrderView } from '../domain/order-view.ts';
import { matchesAll, orderWords, searchTerms } from '../domain/search-words.ts';
import { evolveTraced } from '../domain/timeline.ts';
import type { Archive, NotificationPage, ReadModel, StoredEvent } from '../ports.ts';

const DAY_MS = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

export function memoryArchive(): Archive & { readonly records: StoredEvent[] } {
  const records: StoredEvent[] = [];
  const known = new Set<string>();
  const closed = new Set<string>();
  return {
    records,
    async append(_partition, events) {
      for (const event of events) {
        if (known.has(event.event.id)) continue;
        known.add(event.event.id);
        records.push(event);
      }
    },
    async closeDays(today) {
      const first = Math.min(...records.map(({ enqueuedAt }) => enqueuedAt));
      const days: string[] = [];
      for (let time = first; records.length > 0 && dayOf(time) < today; time += DAY_MS)
        days.push(dayOf(time));
      const fresh = days.filter((day) => !closed.has(day));
      for (const day of fresh) closed.add(day);
      return fresh;
    },
  };
}

/** Newest first in lists; the cursor of notifications is the number of those seen. */
export function memoryReadModel(): ReadModel {
  const views = new Map<string, OrderView>();
  const notifications: NotificationPage['items'][number][] = [];

  function apply({ event, trail }: StoredEvent): void {
    const before = views.get(event.orderId);
    const after = evolveTraced(before, event, trail);
    if (after === undefined) {
      throw new TerminalFault('order-not-begun', `The read model has no OrderReceived of ${event.orderId}`);
    }
    if (after === before) return;
    views.set(event.orderId, after);
    const text = notificationText(event);
    if (text !== undefined) notifications.push({ time: event.time, orderId: event.orderId, text });
  }

  return {
    async project(_partition, events) {
      for (const event of events) apply(event);
    },
    find: async (orderId) => views.get(orderId),
    async list({ limit, continuationToken, customer, status, from, to, search }) {
      const terms = search === undefined ? undefined : searchTerms(search);
      const all = Array.from(views.values())
        .filter((view) => continuationToken === undefined || sortKey(view) > continuationToken)
        .filter((view) => terms === undefined || matchesAll(orderWords(view), terms))
        .filter((view) => customer === undefined || view.customer === customer)
        .filter((view) => status === undefined || view.status === status)
        .filter((view) => from === undefined || Date.parse(view.createdAt) >= from)
        .filter((view) => to === undefined || Date.parse(view.createdAt) < to)
        .sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
      const items = all.slice(0, limit);
      const last = items.at(-1);
      return last === undefined || items.length === all.length
        ? { items }
        : { items, continuationToken: sortKey(last) };
    },
    async notifications(after = '0', limit) {
      const items = notifications.slice(Number(after), Number(after) + limit);
      return { items, cursor: String(Number(after) + items.length) };
    },
    async lastNotifications(before, limit) {
      const end = before === undefined ? notifications.length : Number(before);
      const first = Math.max(0, end - limit);
      return {
        items: notifications.slice(first, end),
        cursor: String(end),
        ...(first > 0 ? { earlier: String(first) } : {}),
      };
    },
    async counts() {
      const counts = { RUNNING: 0, COMPLETED: 0, FAILED: 0 };
      for (const { status } of views.values()) counts[status]++;
      return counts;
    },
  };
}

/** Sorts the latest first. */
function sortKey({ createdAt, id }: OrderView): string {
  return `${String(1e14 - Date.parse(createdAt)).padStart(15, '0')}|${id}`;
}
