import type { TransactionAction } from '@azure/data-tables';
import { TransientFault } from '../domain/faults.ts';
import type { LoyaltyBalance, LoyaltyEntry, LoyaltyLedger } from '../ports.ts';
import type { Connections } from './connections.ts';
import { isConflict, isMissing, isStale, storageFault } from './faults.ts';
import { keyPart, stableHash } from './keys.ts';
import { Lane, type Settled } from './lane.ts';
import { type Row, Table } from './table.ts';

// Customers share partitions, so that those who order at the same time share transactions. Never change it: it says
// where the points lie.
const SHARDS = 2;
// Each entry needs a row, and at most one more for its customer's balance; a transaction takes 100.
const MOST_ENTRIES = 50;
const ATTEMPTS = 8;
const MOST_HELD = 20_000;

interface Held extends LoyaltyBalance {
  /** Undefined: the customer has no row yet. */
  readonly etag: string | undefined;
}

/**
 * Table `loyalty`: per customer one row with the balance, per order one row that is never changed. Both are written in
 * one transaction, so an entry is on the balance exactly if its row is there.
 */
export function loyaltyLedger(connections: Connections): LoyaltyLedger {
  const table = new Table(connections, 'loyalty');
  const shards = new Map<string, Lane<LoyaltyEntry, void>>();
  const held = new Map<string, Held>();

  const read = async (customer: string): Promise<Held> => {
    const row = await table.get(partitionOf(customer), keyPart(customer));
    return row === undefined
      ? { points: 0, orders: 0, etag: undefined }
      : { points: Number(row.points), orders: Number(row.orders), etag: row.etag };
  };

  const hold = (customer: string, balance: Held) => {
    held.delete(customer);
    held.set(customer, balance);
    for (const oldest of held.keys()) {
      if (held.size <= MOST_HELD) break;
      held.delete(oldest);
    }
  };

  const write = async (partition: string, entries: readonly LoyaltyEntry[]): Promise<void> => {
    const balances = new Map<string, Held>();
    for (const { customer, points } of entries) {
      const before = balances.get(customer) ?? held.get(customer) ?? (await read(customer));
      balances.set(customer, { ...before, points: before.points + points, orders: before.orders + 1 });
    }
    const actions: TransactionAction[] = entries.map((entry) => ['create', entryRow(partition, entry)]);
    for (const [customer, { points, orders, etag }] of balances) {
      const row: Row = { partitionKey: partition, rowKey: keyPart(customer), customer, points, orders };
      actions.push(etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }]);
    }
    try {
      const etags = await table.submit(actions);
      for (const [index, customer] of [...balances.keys()].entries()) {
        const balance = balances.get(customer);
        const etag = etags[entries.length + index];
        if (balance !== undefined && etag !== undefined) hold(customer, { ...balance, etag });
        else held.delete(customer);
      }
    } catch (error) {
      for (const customer of balances.keys()) held.delete(customer);
      throw error;
    }
  };

  /** Those that are not on record. */
  const missing = async (partition: string, entries: readonly LoyaltyEntry[]): Promise<LoyaltyEntry[]> => {
    const rows = await Promise.all(entries.map((entry) => table.get(partition, entryKey(entry))));
    return entries.filter((_, index) => rows[index] === undefined);
  };

  const send = async (partition: string, entries: readonly LoyaltyEntry[]): Promise<void> => {
    let open = [...new Map(entries.map((entry) => [entry.orderId, entry])).values()];
    for (let attempt = 0; open.length > 0; attempt++) {
      try {
        await write(partition, open);
        return;
      } catch (error) {
        // A repeat of what is on record, or another instance credited the same customer: look again.
        const again = isConflict(error) || isStale(error) || isMissing(error);
        if (!again) throw storageFault('credit points', error);
        if (attempt === ATTEMPTS) {
          throw new TransientFault('loyalty-moved', 'Other instances credit the same customers', {
            cause: error,
          });
        }
        open = await missing(partition, open);
      }
    }
  };

  const laneOf = (partition: string): Lane<LoyaltyEntry, void> => {
    let lane = shards.get(partition);
    if (lane === undefined) {
      lane = new Lane<LoyaltyEntry, void>({
        take: (waiting) => Math.min(waiting.length, MOST_ENTRIES),
        async send(entries) {
          await send(partition, entries);
          return entries.map((): Settled<void> => ({ value: undefined }));
        },
      });
      shards.set(partition, lane);
    }
    return lane;
  };

  return {
    async credit(entries) {
      await Promise.all(entries.map((entry) => laneOf(partitionOf(entry.customer)).add(entry)));
    },
    async balance(customer) {
      const { points, orders } = await read(customer);
      return { points, orders };
    },
  };
}

function entryRow(partitionKey: string, entry: LoyaltyEntry): Row {
  const { customer, orderId, points, time } = entry;
  return { partitionKey, rowKey: entryKey(entry), customer, orderId, points, creditedAt: time };
}

function entryKey({ customer, orderId }: LoyaltyEntry): string {
  return `${keyPart(customer)}|${orderId}`;
}

function partitionOf(customer: string): string {
  return `customers-${stableHash(customer) % SHARDS}`;
}
