import type { StockLine } from '../../domain/stock.ts';
import type { Connections } from '../connections.ts';
import { packed, unpacked } from '../keys.ts';
import { orderPartition } from '../order-store.ts';
import { Table } from '../table.ts';
import { type Answer, type OnRecord, reserveKey } from './ledger.ts';

/** What an order's own rows say; a part that is missing may still stand in a batch row of the stock. */
export interface Reservation {
  /** Left out: a release came first and closed the order. */
  readonly lines?: readonly StockLine[];
  readonly reserve?: Answer;
  readonly release?: Answer;
}

/**
 * Per order: one row that opens (or closes) it, one for the answer of its reservation, one for that of its release.
 * None is ever changed, so late writers do no harm.
 */
export class Reservations {
  readonly #table: Table;

  constructor(connections: Connections) {
    this.#table = new Table(connections, 'reservations');
  }

  /** `lines` left out: closes the order for a reservation that may come later. */
  open(orderId: string, lines?: readonly StockLine[]): Promise<'inserted' | 'present'> {
    return this.#table.insert({
      partitionKey: orderPartition(orderId),
      rowKey: orderId,
      ...packed(lines === undefined ? {} : { lines }),
    });
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    // ';' follows ':', with which the further rows of an order go on.
    const rows = await this.#table.range(orderPartition(orderId), orderId, `${orderId};`);
    if (rows.length === 0) return undefined;
    const part = <Value>(rowKey: string) => {
      const row = rows.find((candidate) => candidate.rowKey === rowKey);
      return row === undefined ? undefined : unpacked<Value>(row);
    };
    const reserve = part<Answer>(`${orderId}:reserve`);
    const release = part<Answer>(`${orderId}:release`);
    return {
      ...part<{ lines?: readonly StockLine[] }>(orderId),
      ...(reserve && { reserve }),
      ...(release && { release }),
    };
  }

  /** Gives each order of a batch its answer for good. */
  async settle(records: readonly OnRecord[]): Promise<void> {
    await Promise.all(
      records.map(async ({ key, orderId, answer }) => {
        if (orderId === undefined) return;
        const step = key === reserveKey(orderId) ? 'reserve' : 'release';
        const row = { partitionKey: orderPartition(orderId), rowKey: `${orderId}:${step}` };
        await this.#table.insert({ ...row, ...packed(answer) });
      }),
    );
  }
}
