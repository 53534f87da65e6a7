import type { TransactionAction } from '@azure/data-tables';
import { TransientFault } from '../../domain/faults.ts';
import type { LoyaltyBalance, LoyaltyLedger } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { isConflict, isMissing, isStale, storageFault } from '../faults.ts';
import { keyPart } from '../keys.ts';
import { Lane, type Settled } from '../lane.ts';
import { type Row, type StoredRow, Table } from '../table.ts';
import {
  balanceRow,
  type Change,
  changeFor,
  entryKey,
  LEDGER_TABLE,
  mergedWishes,
  partitionOf,
  type Wish,
} from './rows.ts';

// Each entry needs a row, and at most one more for its customer's balance; a transaction takes 100.
const MOST_ENTRIES = 50;
const ATTEMPTS = 8;
const MOST_HELD = 20_000;

interface Held extends LoyaltyBalance {
  /** Undefined: the customer has no row yet. */
  readonly etag: string | undefined;
}

/**
 * Table `loyalty`: per customer one row with the balance, per order one row with its points, and when they were taken
 * back. Both are written in one transaction, so an entry is on the balance exactly if its row says so. An order that
 * is reversed before it was credited gets its row all the same (docs/decisions/0013).
 */
export function loyaltyLedger(connections: Connections): LoyaltyLedger {
  const table = new Table(connections, LEDGER_TABLE);
  const shards = new Map<string, Lane<Wish, void>>();
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

  const write = async (changes: readonly Change[]): Promise<void> => {
    // A reversal of nothing moves no balance.
    const moving = changes.filter(({ orders }) => orders !== 0);
    const customers = [...new Set(moving.map(({ row }) => String(row.customer)))];
    const known = customers.map(
      async (customer) => [customer, held.get(customer) ?? (await read(customer))] as const,
    );
    const balances = new Map(await Promise.all(known));
    for (const { row, points, orders } of moving) {
      const customer = String(row.customer);
      const before = balances.get(customer);
      if (before === undefined) continue;
      balances.set(customer, {
        ...before,
        points: before.points + points,
        orders: before.orders + orders,
      });
    }
    const actions: TransactionAction[] = changes.map(({ row, etag }) => written(row, etag));
    for (const [customer, { points, orders, etag }] of balances) {
      actions.push(written(balanceRow({ customer, points, orders }), etag));
    }
    try {
      const etags = await table.submit(actions);
      for (const [index, customer] of [...balances.keys()].entries()) {
        const balance = balances.get(customer);
        const etag = etags[changes.length + index];
        if (balance !== undefined && etag !== undefined) hold(customer, { ...balance, etag });
        else held.delete(customer);
      }
    } catch (error) {
      for (const customer of balances.keys()) held.delete(customer);
      throw error;
    }
  };

  const onRecord = (partition: string, wishes: readonly Wish[]): Promise<(StoredRow | undefined)[]> =>
    Promise.all(wishes.map((wish) => table.get(partition, entryKey(wish))));

  const send = async (partition: string, items: readonly Wish[]): Promise<void> => {
    const wishes = mergedWishes(items);
    // As if nothing were on record: so it is, but for repeats and for orders that were credited.
    let before: readonly (StoredRow | undefined)[] = [];
    for (let attempt = 0; ; attempt++) {
      const changes = wishes.flatMap((wish, index) => changeFor(wish, before[index]) ?? []);
      if (changes.length === 0) return;
      try {
        await write(changes);
        return;
      } catch (error) {
        // A repeat of what is on record, or another instance wrote to the same customer: look again.
        const again = isConflict(error) || isStale(error) || isMissing(error);
        if (!again) throw storageFault('write to the loyalty ledger', error);
        if (attempt === ATTEMPTS) {
          throw new TransientFault('loyalty-moved', 'Other instances write to the same customers', {
            cause: error,
          });
        }
        before = await onRecord(partition, wishes);
      }
    }
  };

  const laneOf = (partition: string): Lane<Wish, void> => {
    let lane = shards.get(partition);
    if (lane === undefined) {
      lane = new Lane<Wish, void>({
        take: (waiting) => Math.min(waiting.length, MOST_ENTRIES),
        async send(wishes) {
          await send(partition, wishes);
          return wishes.map((): Settled<void> => ({ value: undefined }));
        },
      });
      shards.set(partition, lane);
    }
    return lane;
  };

  const add = async (wishes: readonly Wish[]): Promise<void> => {
    await Promise.all(wishes.map((wish) => laneOf(partitionOf(wish.customer)).add(wish)));
  };

  return {
    credit: (entries) =>
      add(entries.map((credit) => ({ customer: credit.customer, orderId: credit.orderId, credit }))),
    reverse: (reversals) =>
      add(
        reversals.map((reversal) => ({
          customer: reversal.customer,
          orderId: reversal.orderId,
          reversal,
        })),
      ),
    async balance(customer) {
      const { points, orders } = await read(customer);
      return { points, orders };
    },
  };
}

function written(row: Row, etag: string | undefined): TransactionAction {
  return etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag }];
}
