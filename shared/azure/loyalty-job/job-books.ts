import type { TransactionAction } from '@azure/data-tables';
import { JOB_LEASE_MS } from '../../domain/loyalty-job.ts';
import type { Clock, JobBook, JobBooks } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { keyPart } from '../keys.ts';
import { type Row, Table } from '../table.ts';
import { takeLease } from './lease.ts';
import { JOB_TABLE, type Place } from './place.ts';

/**
 * Table `loyaltyjob`, partition `<place>`: a row `fence` with the owner of the book, a row per customer, a row per order
 * that was counted. The lease keeps workers apart as long as each is quick. What holds when one is not is the fence:
 * opening the book rewrites it, every save carries the ETag that it had then, so a worker whose lease has passed to
 * another cannot write, however late it comes.
 */
export function jobBooks(connections: Connections, clock: Clock, place: Place): JobBooks {
  const table = new Table(connections, JOB_TABLE);
  return {
    async open() {
      // Counted from before the request: never longer than the lease itself.
      const until = clock.now() + JOB_LEASE_MS;
      const lease = await takeLease(connections, place);
      if (lease === undefined) return undefined;
      const { owner } = lease;
      const close = async () => ((await lease.release()) === 'lost' ? 'lost' : 'closed');
      try {
        const written = await table.transact([['upsert', fence(place, owner), 'Replace']]);
        const etag = (written === 'stale' ? undefined : written.etags[0]) ?? '';
        return { ...book(table, place, owner, etag, () => clock.now() < until), close };
      } catch (error) {
        await close();
        throw error;
      }
    },
    async balances() {
      const rows = await table.range(place, 'customer|', 'customer~');
      return Object.fromEntries(
        rows.map(({ customer, points, orderCount }) => [
          String(customer),
          { points: Number(points), orderCount: Number(orderCount) },
        ]),
      );
    },
  };
}

function book(
  table: Table,
  place: Place,
  owner: string,
  fenceTag: string,
  inTime: () => boolean,
): Omit<JobBook, 'close'> {
  let etag = fenceTag;
  return {
    owner,
    async counted(orderIds) {
      const rows = await Promise.all(orderIds.map((orderId) => table.get(place, orderKey(orderId))));
      return new Set(orderIds.filter((_, index) => rows[index] !== undefined));
    },
    async save({ orderIds, additions }) {
      // The fence serialises all who write: what is read here is what the transaction finds, or it is refused.
      const customers = await Promise.all(
        [...additions].map(async ([customer, added]): Promise<Row> => {
          const row = await table.get(place, customerKey(customer));
          const points = Number(row?.points ?? 0) + added.points;
          const orderCount = Number(row?.orderCount ?? 0) + added.orderCount;
          return { partitionKey: place, rowKey: customerKey(customer), customer, points, orderCount };
        }),
      );
      if (!inTime()) return 'refused';
      const actions: TransactionAction[] = [
        ['update', fence(place, owner), 'Replace', { etag }],
        ...customers.map((row): TransactionAction => ['upsert', row, 'Replace']),
        ...orderIds.map((orderId): TransactionAction => {
          return ['create', { partitionKey: place, rowKey: orderKey(orderId), orderId }];
        }),
      ];
      const result = await table.transact(actions);
      if (result === 'stale') return 'refused';
      etag = result.etags[0] ?? '';
      return 'saved';
    },
  };
}

function fence(partitionKey: Place, owner: string): Row {
  return { partitionKey, rowKey: 'fence', owner };
}

function customerKey(customer: string): string {
  return `customer|${keyPart(customer)}`;
}

function orderKey(orderId: string): string {
  return `order|${orderId}`;
}
