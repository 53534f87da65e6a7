import type { TransactionAction } from '@azure/data-tables';
import { TransientFault } from '../../domain/faults.ts';
import { isUnchanged, type LoyaltyCorrection, worthOf } from '../../domain/loyalty-books.ts';
import type { LoyaltyBooks } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { keyPart } from '../keys.ts';
import { Table } from '../table.ts';
import { balanceRow, entryKey, LEDGER_TABLE, partitionOf, postingOf, postingRow } from './rows.ts';

const PAGE_ROWS = 1_000;
// A transaction takes 100 rows; one is the balance.
const MOST_CHANGES = 99;
const ATTEMPTS = 20;

/** The ledger's table, read and put right past the ledger, which may be writing to it at the same time. */
export function loyaltyBooks(connections: Connections): LoyaltyBooks {
  const table = new Table(connections, LEDGER_TABLE);

  /** One transaction; `done` when nothing was left to do, `stale` when somebody wrote in between. */
  const correctSome = async (
    customer: string,
    corrections: readonly LoyaltyCorrection[],
  ): Promise<'done' | 'some' | 'stale'> => {
    const partition = partitionOf(customer);
    const part = keyPart(customer);
    // The balance first: whoever writes to the customer after this changes its ETag.
    const balance = await table.get(partition, part);
    const rows = new Map<string, Readonly<Record<string, unknown>>>();
    for (const row of await table.range(partition, `${part}|`, `${part}}`)) rows.set(String(row.rowKey), row);
    const actions: TransactionAction[] = [];
    for (const { found, wanted } of corrections) {
      if (actions.length === MOST_CHANGES) break;
      const key = entryKey(found);
      const row = rows.get(key);
      if (row === undefined || !isUnchanged(found, postingOf(row))) continue;
      if (wanted === undefined) {
        actions.push(['delete', { partitionKey: partition, rowKey: key }]);
        rows.delete(key);
      } else {
        const corrected = postingRow(wanted);
        actions.push(['update', corrected, 'Replace', { etag: String(row.etag) }]);
        rows.set(key, corrected);
      }
    }
    let [points, orders] = [0, 0];
    for (const row of rows.values()) {
      const worth = worthOf(postingOf(row));
      points += worth.points;
      orders += worth.orders;
    }
    const isBalanced = Number(balance?.points ?? 0) === points && Number(balance?.orders ?? 0) === orders;
    if (actions.length === 0 && isBalanced) return 'done';
    const row = balanceRow({ customer, points, orders });
    actions.push(
      balance === undefined ? ['create', row] : ['update', row, 'Replace', { etag: String(balance.etag) }],
    );
    return (await table.transact(actions)) === 'stale' ? 'stale' : 'some';
  };

  return {
    async *rows() {
      let token: string | undefined;
      do {
        const page = await table.page('', PAGE_ROWS, token);
        for (const row of page.rows) {
          if (row.orderId !== undefined) yield { type: 'posting', posting: postingOf(row) };
          else {
            const { customer, points, orders } = row;
            yield {
              ...{ type: 'balance', customer: String(customer) },
              ...{ points: Number(points), orders: Number(orders) },
            };
          }
        }
        token = page.continuationToken;
      } while (token !== undefined);
    },
    async correct(customer, corrections) {
      for (let stale = 0; stale < ATTEMPTS; ) {
        const outcome = await correctSome(customer, corrections);
        if (outcome === 'done') return;
        if (outcome === 'stale') stale++;
      }
      throw new TransientFault('loyalty-moved', `Others keep writing to the points of ${customer}`);
    },
  };
}
