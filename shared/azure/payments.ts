import type { PaymentProvider } from '../ports.ts';
import type { Connections } from './connections.ts';
import { orderPartition } from './order-store.ts';
import { Table } from './table.ts';

const DECLINED_CENTS = 13;

/**
 * The built-in ledger: one row per charge, one per refund, neither ever changed. For showing declined payments,
 * amounts that end in .13 are declined with `card_declined`.
 */
export function paymentLedger(connections: Connections): PaymentProvider {
  const table = new Table(connections, 'payments');
  const charges = (orderId: string) => ({ partitionKey: orderPartition(orderId), rowKey: orderId });

  return {
    async charge(orderId, amount, currency) {
      const outcome = amount % 100 === DECLINED_CENTS ? 'card_declined' : 'charged';
      const row = { ...charges(orderId), amount: String(amount), currency, outcome };
      if ((await table.insert(row)) === 'inserted') return answer(outcome);
      const first = await table.get(row.partitionKey, row.rowKey);
      return answer(String(first?.outcome));
    },
    async refund(orderId) {
      const key = charges(orderId);
      let first = await table.get(key.partitionKey, key.rowKey);
      if (first === undefined) {
        // A charge that is still on its way finds this row, and is declined.
        if ((await table.insert({ ...key, outcome: 'order_closed' })) === 'inserted')
          return 'nothing-charged';
        first = await table.get(key.partitionKey, key.rowKey);
      }
      if (first?.outcome !== 'charged') return 'nothing-charged';
      const refund = { partitionKey: key.partitionKey, rowKey: `${orderId}:refund` };
      await table.insert({ ...refund, amount: String(first.amount), currency: String(first.currency) });
      return 'refunded';
    },
  };
}

function answer(outcome: string): { type: 'charged' } | { type: 'declined'; reason: string } {
  return outcome === 'charged' ? { type: 'charged' } : { type: 'declined', reason: outcome };
}
