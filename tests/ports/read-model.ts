import { describe, expect, it } from 'vitest';
import { keyedOrderId } from '../../shared/domain/order-id.ts';
import type { ReadModel } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';
import { completed, failed, refused, stored, TEN } from './order-story.ts';

/** Two calls of `again` share one store with the first. */
export function describeReadModel(
  name: string,
  fresh: () => Promise<{ readModel: ReadModel; again(): Promise<ReadModel> }>,
): void {
  const ids = async (readModel: ReadModel, query: Parameters<ReadModel['list']>[0]) => {
    const { items } = await readModel.list(query);
    return items.map(({ id }) => id);
  };

  describe(`Read model, ${name}`, () => {
    it('shows an order with its timeline', async () => {
      const { readModel } = await fresh();
      const id = anOrderId();
      await readModel.project('0', stored(completed(id)));
      expect(await readModel.find(id)).toMatchObject({
        id,
        customer: 'Riley',
        items: ['milk', 'bread'],
        total: 1_000,
        status: 'COMPLETED',
        createdAt: '2026-11-21T10:00:00.000Z',
        updatedAt: '2026-11-21T10:00:04.000Z',
        result: { success: true, message: 'done' },
        lastSeq: 4,
      });
      const view = await readModel.find(id);
      expect(view?.timeline.map(({ type }) => type)).toEqual([
        'OrderReceived',
        'InventoryReserved',
        'PaymentCharged',
        'OrderShipped',
        'OrderCompleted',
      ]);
      expect(await readModel.find(anOrderId())).toBeUndefined();
    });

    it('is the same however often a batch comes, and however it is cut', async () => {
      const { readModel, again } = await fresh();
      const [one, two] = [anOrderId(), anOrderId()];
      const events = stored([...completed(one), ...refused(two)]);
      await readModel.project('0', events.slice(0, 3));
      await readModel.project('0', events.slice(0, 3));
      const other = await again();
      await other.project('0', events.slice(1, 6));
      await other.project('0', events.slice(2));
      await readModel.project('0', events);
      expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 2, FAILED: 0 });
      expect((await readModel.find(one))?.timeline).toHaveLength(5);
      expect((await readModel.find(two))?.timeline).toHaveLength(3);
      expect((await readModel.notifications(undefined, 100)).items).toHaveLength(6);
    });

    it('refuses for good what has no beginning, and takes the other events of the batch one by one', async () => {
      const { readModel } = await fresh();
      const [whole, headless] = [anOrderId(), anOrderId()];
      const events = stored([...completed(headless), ...completed(whole)]).slice(1);
      await expect(readModel.project('0', events)).rejects.toMatchObject({ code: 'order-not-begun' });
      for (const event of events.slice(4)) await readModel.project('0', [event]);
      expect(await readModel.find(headless)).toBeUndefined();
      expect((await readModel.find(whole))?.timeline).toHaveLength(5);
      expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 1, FAILED: 0 });
    });

    it('takes an event once that was published twice', async () => {
      const { readModel } = await fresh();
      const id = anOrderId();
      const events = completed(id);
      const doubled = events.flatMap((event) => [event, event]);
      await readModel.project('0', stored(doubled.slice(0, 5)));
      await readModel.project('0', stored(doubled.slice(5), { first: 5 }));
      expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 1, FAILED: 0 });
      expect((await readModel.find(id))?.timeline).toHaveLength(5);
      const { items } = await readModel.notifications(undefined, 100);
      expect(items.map(({ text }) => text)).toEqual([
        "Received order for Riley: ['milk', 'bread']. Total = 10.0",
        "Reserved inventory for order: ['milk', 'bread']",
        'Payment was processed successfully',
        'Order submitted for shipping',
      ]);
    });

    it('takes an event that comes late, out of quarantine, once', async () => {
      const { readModel } = await fresh();
      const id = anOrderId();
      const [received, reserved, ...rest] = completed(id);
      if (received === undefined || reserved === undefined) throw new Error('an order has more events');
      await readModel.project('0', stored([received, ...rest]));
      await readModel.project('0', stored([reserved], { first: 9 }));
      await readModel.project('0', stored([reserved], { first: 12 }));
      expect((await readModel.find(id))?.timeline.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4]);
      expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 1, FAILED: 0 });
      const { items } = await readModel.notifications(undefined, 100);
      expect(items.filter(({ text }) => text.startsWith('Reserved'))).toHaveLength(1);
    });

    it('counts orders by status over all partitions', async () => {
      const { readModel, again } = await fresh();
      expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 0, FAILED: 0 });
      await readModel.project('0', stored([...completed(anOrderId()), ...failed(anOrderId())]));
      await readModel.project('1', stored(completed(anOrderId()).slice(0, 3)));
      const other = await again();
      expect(await other.counts()).toEqual({ RUNNING: 1, COMPLETED: 1, FAILED: 1 });
    });

    it('lists the latest first, page by page, each order once', async () => {
      const { readModel } = await fresh();
      // Over midnight, several in one second, one whose id has no time in it.
      const start = Date.UTC(2026, 10, 20, 23, 59, 30);
      const times = Array.from({ length: 25 }, (_, index) => start + Math.floor(index / 2) * 5_000);
      const orders = times.map((time, index) => ({
        time,
        id:
          index === 7
            ? keyedOrderId('Riley', Buffer.from('an-idempotency-key'), () => Buffer.from('mac.'))
            : anOrderId('Riley', time),
      }));
      let first = 0;
      for (const { id, time } of orders) {
        await readModel.project('0', stored(refused(id, { start: time }), { first }));
        first += 3;
      }
      const { items } = await readModel.list({ limit: 100 });
      const created = items.map(({ createdAt }) => createdAt);
      expect(created).toEqual(created.toSorted().reverse());
      const all = items.map(({ id }) => id);
      expect(all.toSorted()).toEqual(orders.map(({ id }) => id).toSorted());

      const seen: string[] = [];
      let continuationToken: string | undefined;
      do {
        const page = await readModel.list({ limit: 4, ...(continuationToken && { continuationToken }) });
        expect(page.items.length).toBeLessThanOrEqual(4);
        seen.push(...page.items.map(({ id }) => id));
        continuationToken = page.continuationToken;
      } while (continuationToken !== undefined);
      expect(seen).toEqual(all);
    });

    it('pages on behind what was shown while orders come in, before it and behind it', async () => {
      const { readModel, again } = await fresh();
      const minute = 60_000;
      let first = 0;
      const place = async (start: number, count: number) => {
        const made = Array.from({ length: count }, (_, index) => anOrderId('Riley', start + index * 1_000));
        const events = made.flatMap((id, index) => refused(id, { start: start + index * 1_000 }));
        await readModel.project('0', stored(events, { first }));
        first += events.length;
        return made;
      };
      for (const query of [{}, { customer: 'Riley' }, { search: 'mil' }]) {
        const there = [...(await place(TEN, 9)), ...(await place(TEN + minute, 9))];
        const reader = await again();
        const seen: string[] = [];
        let continuationToken: string | undefined;
        do {
          const page = await reader.list({
            limit: 4,
            ...query,
            ...(continuationToken && { continuationToken }),
          });
          seen.push(...page.items.map(({ id }) => id));
          continuationToken = page.continuationToken;
          if (seen.length < 16) {
            await place(TEN + 2 * minute, 3);
            await place(TEN + minute / 2, 2);
          }
        } while (continuationToken !== undefined);
        expect(new Set(seen).size).toBe(seen.length);
        expect(there.filter((id) => !seen.includes(id))).toEqual([]);
      }
    });

    it('selects by customer, status and time', async () => {
      const { readModel } = await fresh();
      const day = 86_400_000;
      const riley = anOrderId('Riley', TEN);
      const later = anOrderId('Riley', TEN + 40 * day);
      const chris = anOrderId('Chris|x', TEN + day);
      await readModel.project(
        '0',
        stored([
          ...completed(riley, { start: TEN }),
          ...completed(later, { start: TEN + 40 * day }).slice(0, 2),
          ...failed(chris, { customer: 'Chris|x', start: TEN + day }),
        ]),
      );
      expect(await ids(readModel, { limit: 10, customer: 'Riley' })).toEqual([later, riley]);
      expect(await ids(readModel, { limit: 10, customer: 'Chris|x' })).toEqual([chris]);
      expect(await ids(readModel, { limit: 10, customer: 'Ril' })).toEqual([]);
      expect(await ids(readModel, { limit: 10, status: 'FAILED' })).toEqual([chris]);
      expect(await ids(readModel, { limit: 10, from: TEN + 1 })).toEqual([later, chris]);
      expect(await ids(readModel, { limit: 10, from: TEN, to: TEN + day })).toEqual([riley]);
      expect(await ids(readModel, { limit: 10, customer: 'Riley', to: TEN + day })).toEqual([riley]);

      const first = await readModel.list({ limit: 1, customer: 'Riley' });
      expect(first.items.map(({ id }) => id)).toEqual([later]);
      const { continuationToken = '' } = first;
      expect(await ids(readModel, { limit: 1, customer: 'Riley', continuationToken })).toEqual([riley]);
    });

    it('finds the orders of a customer with a long name in any script', async () => {
      const { readModel } = await fresh();
      const customer = '漢'.repeat(200);
      const id = anOrderId(customer, TEN);
      await readModel.project('0', stored(completed(id, { customer })));
      expect(await ids(readModel, { limit: 10, customer })).toEqual([id]);
      expect(await ids(readModel, { limit: 10, customer: '漢'.repeat(199) })).toEqual([]);
    });

    it('gives the last notifications, and those before them, none twice and none left out', async () => {
      const { readModel } = await fresh();
      expect(await readModel.lastNotifications(undefined, 7)).toMatchObject({ items: [] });
      const firsts = [0, 0, 0];
      for (let index = 0; index < 30; index++) {
        const partition = index % 3;
        const first = firsts[partition] ?? 0;
        // Some come from a clock that is behind.
        const start = TEN + index * 600_000 - (index % 7 === 0 ? 1_500_000 : 0);
        const story = completed(anOrderId(), { start });
        await readModel.project(String(partition), stored(story, { first, partition: String(partition) }));
        firsts[partition] = first + 5 + (index === 15 ? 4_000 : 0);
      }
      const all = (await readModel.notifications(undefined, 1_000)).items;
      expect(all).toHaveLength(120);
      for (const size of [1, 7, 60, 119, 120, 500]) {
        const pages: (typeof all)[number][][] = [];
        let before: string | undefined;
        do {
          const { items, earlier } = await readModel.lastNotifications(before, size);
          pages.unshift([...items]);
          before = earlier;
        } while (before !== undefined);
        expect(pages.flat()).toEqual(all);
        expect(pages).toHaveLength(Math.ceil(120 / size));
      }
      const { cursor, earlier } = await readModel.lastNotifications(undefined, 120);
      expect(earlier).toBeUndefined();
      await readModel.project('1', stored(completed(anOrderId()), { first: 9_000, partition: '1' }));
      expect((await readModel.lastNotifications(cursor, 1)).items).toEqual(all.slice(-1));
    });

    it('gives notifications after a cursor, none twice and none left out', async () => {
      const { readModel, again } = await fresh();
      const stories = Array.from({ length: 30 }, (_, index) => ({
        id: anOrderId(),
        partition: String(index % 3),
        start: TEN + index * 120_000,
      }));
      const firsts = new Map<string, number>();
      const seen: string[] = [];
      let cursor: string | undefined;
      const other = await again();
      for (const [index, { id, partition, start }] of stories.entries()) {
        const first = firsts.get(partition) ?? 0;
        await readModel.project(partition, stored(completed(id, { start }), { first, partition }));
        firsts.set(partition, first + 5);
        if (index % 4 === 3) {
          const page = await other.notifications(cursor, 7);
          seen.push(...page.items.map(({ orderId, text }) => `${orderId} ${text}`));
          cursor = page.cursor;
        }
      }
      // What a cached look at the progress may hold back comes within half a second.
      for (let quiet = 0; quiet < 2; ) {
        const page = await other.notifications(cursor, 7);
        seen.push(...page.items.map(({ orderId, text }) => `${orderId} ${text}`));
        cursor = page.cursor;
        if (page.items.length > 0) continue;
        quiet++;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      expect(seen).toHaveLength(120);
      expect(new Set(seen).size).toBe(120);
      for (const { id } of stories) {
        expect(seen.filter((text) => text.startsWith(id)).map((text) => text.slice(id.length + 1))).toEqual([
          "Received order for Riley: ['milk', 'bread']. Total = 10.0",
          "Reserved inventory for order: ['milk', 'bread']",
          'Payment was processed successfully',
          'Order submitted for shipping',
        ]);
      }
    });
  });
}
