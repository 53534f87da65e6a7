import { TerminalFault } from '../domain/faults.ts';
import { notificationText } from '../domain/notifications.ts';
import { evolveView, type OrderView } from '../domain/order-view.ts';
import type { Archive, NotificationPage, ReadModel, StoredEvent } from '../ports.ts';

export function memoryArchive(): Archive & { readonly records: StoredEvent[] } {
  const records: StoredEvent[] = [];
  const known = new Set<string>();
  return {
    records,
    async append(_partition, events) {
      for (const event of events) {
        if (known.has(event.event.id)) continue;
        known.add(event.event.id);
        records.push(event);
      }
    },
  };
}

/** Newest first in lists; the cursor of notifications is the number of those seen. */
export function memoryReadModel(): ReadModel {
  const views = new Map<string, OrderView>();
  const notifications: NotificationPage['items'][number][] = [];

  function apply({ event }: StoredEvent): void {
    const before = views.get(event.orderId);
    const after = evolveView(before, event);
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
    async list({ limit, continuationToken = '0', customer, status, from, to }) {
      const all = Array.from(views.values())
        .filter((view) => customer === undefined || view.customer === customer)
        .filter((view) => status === undefined || view.status === status)
        .filter((view) => from === undefined || Date.parse(view.createdAt) >= from)
        .filter((view) => to === undefined || Date.parse(view.createdAt) < to)
        .sort((left, right) => right.createdAt.localeCompare(left.createdAt));
      const start = Number(continuationToken);
      const items = all.slice(start, start + limit);
      const end = start + items.length;
      return end < all.length ? { items, continuationToken: String(end) } : { items };
    },
    async notifications(after = '0', limit) {
      const items = notifications.slice(Number(after), Number(after) + limit);
      return { items, cursor: String(Number(after) + items.length) };
    },
    async counts() {
      const counts = { RUNNING: 0, COMPLETED: 0, FAILED: 0 };
      for (const { status } of views.values()) counts[status]++;
      return counts;
    },
  };
}
