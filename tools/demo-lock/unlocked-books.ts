import { TableClient } from '@azure/data-tables';
import type { JobBalance } from '../../shared/domain/loyalty-job.ts';
import type { JobBooks } from '../../shared/ports.ts';

/**
 * The job's books as a job without a lock would keep them: whoever comes may write, and there is no record of what
 * was counted. Each single addition is done properly (by ETag, again when it was refused), so what goes wrong goes
 * wrong for want of the lock alone. Same table and rows as the real ones.
 */
export function unlockedBooks(storage: string, place: string): Pick<JobBooks, 'open'> {
  const table = TableClient.fromConnectionString(storage, 'loyaltyjob', { allowInsecureConnection: true });
  return {
    async open() {
      await table.createTable();
      return {
        owner: 'nobody',
        counted: async () => new Set(),
        async save({ additions }) {
          for (const [customer, added] of additions) await addUntilTaken(table, place, customer, added);
          return 'saved';
        },
        close: async () => 'closed',
      };
    },
  };
}

async function addUntilTaken(
  table: TableClient,
  partitionKey: string,
  customer: string,
  added: JobBalance,
): Promise<void> {
  const rowKey = `customer|${customer}`;
  for (;;) {
    try {
      const row = await found(table, partitionKey, rowKey);
      const points = Number(row?.points ?? 0) + added.points;
      const orderCount = Number(row?.orderCount ?? 0) + added.orderCount;
      const entity = { partitionKey, rowKey, customer, points, orderCount };
      if (row === undefined) await table.createEntity(entity);
      else await table.updateEntity(entity, 'Replace', { etag: row.etag });
      return;
    } catch (error) {
      const { statusCode } = error as { statusCode?: number };
      if (statusCode !== 409 && statusCode !== 412) throw error;
    }
  }
}

async function found(table: TableClient, partitionKey: string, rowKey: string) {
  try {
    return await table.getEntity<{ points: number; orderCount: number }>(partitionKey, rowKey);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 404) throw error;
    return undefined;
  }
}
