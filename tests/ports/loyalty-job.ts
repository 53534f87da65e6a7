import { describe, expect, it } from 'vitest';
import type { CompletedOrder, JobBalance } from '../../shared/domain/loyalty-job.ts';
import type { CompletedOrders, JobBook, JobBooks, Quarantine, QuarantineEntry } from '../../shared/ports.ts';
import { runLoyaltyJob } from '../../shared/steps/run-loyalty-job.ts';
import { anOrderId } from './fixtures.ts';

const START = Date.UTC(2026, 10, 21, 10);

/** One place of a loyalty job. */
export interface JobPlace {
  readonly orders: CompletedOrders;
  readonly books: JobBooks;
  /** The same place, as another worker's. */
  another(): Promise<JobBooks>;
  /** The holder's 60 s pass, while its own clock stands still: it does not notice. */
  leaseEnds(): Promise<void>;
  /** As leaseEnds, but by the clock that everybody goes by. */
  minutePasses(): void;
}

/** Number `index`, completed so many seconds after 10:00. */
function anOrder(index: number, change: Partial<CompletedOrder> = {}): CompletedOrder {
  const time = new Date(START + index * 1_000).toISOString();
  const customer = String((index % 3) + 1);
  return { orderId: anOrderId(customer, START), customer, total: 1_250, currency: 'USD', time, ...change };
}

async function openOf(books: JobBooks): Promise<JobBook> {
  const book = await books.open();
  if (book === undefined) throw new Error('The book is taken');
  return book;
}

const of = (customer: string, points: number, orderCount = 1) =>
  new Map<string, JobBalance>([[customer, { points, orderCount }]]);

/** A worker's job; what it quarantined is in `aside`. */
function worker(orders: CompletedOrders, jobBooks: JobBooks, onRead?: () => Promise<void>) {
  const aside: QuarantineEntry[] = [];
  const quarantine: Quarantine = { put: async (entry) => void aside.push(entry) };
  const lines: string[] = [];
  const run = runLoyaltyJob({
    clock: { now: () => START },
    completedOrders: orders,
    jobBooks,
    quarantine,
    ...(onRead === undefined ? {} : { onRead }),
  });
  return { aside, lines, run: () => run((_level, message) => lines.push(message)) };
}

async function sums(books: JobBooks): Promise<JobBalance> {
  const balances = Object.values(await books.balances());
  return {
    points: balances.reduce((sum, { points }) => sum + points, 0),
    orderCount: balances.reduce((sum, { orderCount }) => sum + orderCount, 0),
  };
}

export function describeLoyaltyJob(name: string, fresh: () => Promise<JobPlace>): void {
  describe(`CompletedOrders, ${name}`, () => {
    it('gives them in the order in which they were completed, so many at most', async () => {
      const { orders } = await fresh();
      expect(await orders.first(10)).toEqual([]);
      const left = [5, 0, 12, 3].map((index) => anOrder(index));
      for (const order of left) await orders.leave(order);
      const names = await orders.first(3);
      const read = await Promise.all(names.map(async (one) => String(await orders.read(one))));
      expect(read.map((text) => JSON.parse(text))).toEqual([left[1], left[3], left[0]]);
      expect(await orders.first(10)).toHaveLength(4);
    });

    it('keeps one however often it is left, and forgets it once it is removed', async () => {
      const { orders } = await fresh();
      const order = anOrder(1);
      await orders.leave(order);
      await orders.leave(order);
      const [only = '', ...others] = await orders.first(10);
      expect(others).toEqual([]);
      await orders.remove(only);
      await orders.remove(only);
      expect(await orders.read(only)).toBeUndefined();
      expect(await orders.first(10)).toEqual([]);
    });
  });

  describe(`JobBooks, ${name}`, () => {
    it('are open to one worker at a time, each under an owner of its own', async () => {
      const { books, another } = await fresh();
      const second = await another();
      const first = await openOf(books);
      expect(await second.open()).toBeUndefined();
      expect(await books.open()).toBeUndefined();
      expect(await first.close()).toBe('closed');
      const later = await openOf(second);
      expect(later.owner).not.toBe(first.owner);
      await later.close();
    });

    it('go to one of many who come at once', async () => {
      const { books, another } = await fresh();
      const all = await Promise.all([books, await another(), await another()].map((one) => one.open()));
      expect(all.filter((book) => book !== undefined)).toHaveLength(1);
    });

    it('add up, and know what was counted', async () => {
      const { books } = await fresh();
      const book = await openOf(books);
      expect(await book.save({ orderIds: ['a', 'b'], additions: of('Zoë/1', 25, 2) })).toBe('saved');
      expect(await book.save({ orderIds: ['c'], additions: of('Zoë/1', 5) })).toBe('saved');
      expect(await book.counted(['a', 'c', 'd'])).toEqual(new Set(['a', 'c']));
      await book.close();
      expect(await books.balances()).toEqual({ 'Zoë/1': { points: 30, orderCount: 3 } });
    });

    it('take nothing from a worker that stalled while another took over, and leave the other alone', async () => {
      const { books, another, leaseEnds } = await fresh();
      const stalled = await openOf(books);
      await stalled.save({ orderIds: ['a'], additions: of('1', 1) });
      await leaseEnds();
      const second = await another();
      const next = await openOf(second);
      expect(await stalled.save({ orderIds: ['b'], additions: of('1', 10) })).toBe('refused');
      expect(await stalled.close()).toBe('lost');
      expect(await books.open()).toBeUndefined();
      expect(await next.save({ orderIds: ['b'], additions: of('1', 100) })).toBe('saved');
      expect(await stalled.save({ orderIds: ['c'], additions: of('1', 1_000) })).toBe('refused');
      expect(await next.close()).toBe('closed');
      expect(await stalled.save({ orderIds: ['d'], additions: of('1', 10_000) })).toBe('refused');
      expect(await books.balances()).toEqual({ '1': { points: 101, orderCount: 2 } });
    });

    it('take nothing after the 60 s, also when nobody took over', async () => {
      const { books, minutePasses } = await fresh();
      const book = await openOf(books);
      minutePasses();
      expect(await book.save({ orderIds: ['a'], additions: of('1', 1) })).toBe('refused');
      expect(await books.balances()).toEqual({});
    });
  });

  describe(`The loyalty job, ${name}`, () => {
    it('counts ten at a run, each once, and removes them', async () => {
      const { orders, books } = await fresh();
      for (let index = 0; index < 12; index++) await orders.leave(anOrder(index));
      const { run } = worker(orders, books);
      expect(await run()).toEqual({ type: 'counted', orders: 10, before: 0 });
      expect(await sums(books)).toEqual({ points: 130, orderCount: 10 });
      expect(await run()).toEqual({ type: 'counted', orders: 2, before: 0 });
      expect(await run()).toEqual({ type: 'counted', orders: 0, before: 0 });
      expect(await books.balances()).toEqual({
        '1': { points: 52, orderCount: 4 },
        '2': { points: 52, orderCount: 4 },
        '3': { points: 52, orderCount: 4 },
      });
    });

    it('does nothing while another worker is at it', async () => {
      const { orders, books, another } = await fresh();
      await orders.leave(anOrder(0));
      const second = worker(orders, await another());
      const first = worker(orders, books, async () => {
        expect(await second.run()).toEqual({ type: 'busy' });
      });
      expect(await first.run()).toEqual({ type: 'counted', orders: 1, before: 0 });
      expect(await second.run()).toEqual({ type: 'counted', orders: 0, before: 0 });
      expect(await sums(books)).toEqual({ points: 13, orderCount: 1 });
    });

    it('counts nothing twice when a worker dies between saving and removing', async () => {
      const { orders, books, another, leaseEnds } = await fresh();
      for (let index = 0; index < 3; index++) await orders.leave(anOrder(index));
      const dies = worker(
        { ...orders, remove: () => Promise.reject(new Error('killed')) },
        {
          ...books,
          open: async () => ({ ...(await openOf(books)), close: async () => 'lost' as const }),
        },
      );
      await expect(dies.run()).rejects.toThrow('killed');
      await orders.leave(anOrder(3));
      await leaseEnds();
      expect(await worker(orders, await another()).run()).toEqual({ type: 'counted', orders: 1, before: 3 });
      expect(await sums(books)).toEqual({ points: 52, orderCount: 4 });
      expect(await orders.first(10)).toEqual([]);
    });

    it('counts nothing twice when a worker sleeps through its lease with the orders in hand', async () => {
      const { orders, books, another, leaseEnds } = await fresh();
      for (let index = 0; index < 3; index++) await orders.leave(anOrder(index));
      const second = worker(orders, await another());
      const sleeper = worker(orders, books, async () => {
        await leaseEnds();
        expect(await second.run()).toEqual({ type: 'counted', orders: 3, before: 0 });
      });
      // What it read is on record by now: there is nothing left to save.
      expect(await sleeper.run()).toEqual({ type: 'counted', orders: 0, before: 3 });
      expect(sleeper.lines).toContain('The loyalty job took longer than its lease');
      expect(await sums(books)).toEqual({ points: 39, orderCount: 3 });
    });

    it('is overtaken when the other one has not saved yet', async () => {
      const { orders, books, another, leaseEnds } = await fresh();
      await orders.leave(anOrder(0));
      const others = await another();
      let next: JobBook | undefined;
      const sleeper = worker(orders, books, async () => {
        await leaseEnds();
        next = await openOf(others);
      });
      expect(await sleeper.run()).toEqual({ type: 'overtaken' });
      await next?.close();
      expect(await worker(orders, others).run()).toEqual({ type: 'counted', orders: 1, before: 0 });
      expect(await sums(books)).toEqual({ points: 13, orderCount: 1 });
    });

    it('does not count an order again that is left once more after it was counted', async () => {
      const { orders, books } = await fresh();
      const order = anOrder(0);
      await orders.leave(order);
      const { run } = worker(orders, books);
      await run();
      await orders.leave(order);
      expect(await run()).toEqual({ type: 'counted', orders: 0, before: 1 });
      expect(await sums(books)).toEqual({ points: 13, orderCount: 1 });
    });
  });
}
