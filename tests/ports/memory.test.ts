import { createHmac } from 'node:crypto';
import { createMemoryAdapters } from '../../shared/memory/index.ts';
import { memoryCompletedOrders, memoryJobBooks } from '../../shared/memory/loyalty-job.ts';
import { describeInventory } from './inventory.ts';
import { describeLoyalty } from './loyalty.ts';
import { describeLoyaltyBooks } from './loyalty-books.ts';
import { describeLoyaltyJob } from './loyalty-job.ts';
import { describeIdempotency, describeOrderStore } from './orders.ts';
import { describePayments } from './payments.ts';
import { describeReadModel } from './read-model.ts';
import { describeSearch } from './search.ts';
import { describeShipping } from './shipping.ts';

const fresh = () =>
  createMemoryAdapters(
    () => Date.UTC(2026, 10, 21, 10),
    (text) => createHmac('sha256', 'a key for tests alone').update(text).digest(),
  );

describeInventory('in memory', async () => {
  const { inventory } = fresh();
  return { inventory, again: async () => inventory };
});
describeOrderStore('in memory', async () => fresh().orders);
describeIdempotency('in memory', async () => fresh().idempotency);
describePayments('in memory', async () => fresh().payments);
describeShipping('in memory', async () => fresh().shipping);
describeLoyaltyBooks('in memory', async () => {
  const { loyalty } = fresh();
  return { loyalty, books: loyalty };
});
describeLoyalty('in memory', async () => {
  const { loyalty } = fresh();
  return { loyalty, again: async () => loyalty };
});
describeLoyaltyJob('in memory', async () => {
  let now = Date.UTC(2026, 10, 21, 10);
  const minutePasses = () => {
    now += 60_000;
  };
  const books = memoryJobBooks(() => now);
  const another = async () => books;
  return {
    orders: memoryCompletedOrders(),
    books,
    another,
    minutePasses,
    leaseEnds: async () => minutePasses(),
  };
});
describeReadModel('in memory', async () => {
  const { readModel } = fresh();
  return { readModel, again: async () => readModel };
});
describeSearch('in memory', async () => {
  const { readModel } = fresh();
  return { readModel, again: async () => readModel };
});
