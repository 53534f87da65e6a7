import type { TransactionAction } from '@azure/data-tables';
import { isConflict, isMissingTable, storageFault } from './faults.ts';
import { Lane, type Settled } from './lane.ts';
import type { Row } from './table.ts';

type Outcome = 'inserted' | 'present' | 'put';

interface Write {
  readonly kind: 'insert' | 'put';
  readonly row: Row;
}

// Limits of an entity-group transaction: 100 rows, 4 MB.
const MOST_ROWS = 100;
const MOST_BYTES = 3_900_000;
const ROW_OVERHEAD_BYTES = 700;
// So many neighbours may turn out to be there already before the rest is written one by one.
const CONFLICTS_BEFORE_SINGLES = 2;

/**
 * Gathers what concurrent callers write to the same partition into entity-group transactions. A caller's promise
 * settles when its row is durable; a row that is refused is told apart from its neighbours, which go again.
 */
export class TableWriter {
  readonly #table: string;
  readonly #submit: (actions: TransactionAction[]) => Promise<unknown>;
  readonly #lanes = new Map<string, Lane<Write, Outcome>>();

  constructor(table: string, submit: (actions: TransactionAction[]) => Promise<unknown>) {
    this.#table = table;
    this.#submit = submit;
  }

  async insert(row: Row): Promise<'inserted' | 'present'> {
    return (await this.#write({ kind: 'insert', row })) === 'present' ? 'present' : 'inserted';
  }

  async put(row: Row): Promise<void> {
    await this.#write({ kind: 'put', row });
  }

  async #write(write: Write): Promise<Outcome> {
    const { partitionKey } = write.row;
    let lane = this.#lanes.get(partitionKey);
    if (lane === undefined) {
      lane = new Lane({ take: fitting, send: (writes) => this.#send(writes) });
      this.#lanes.set(partitionKey, lane);
    }
    try {
      return await lane.add(write);
    } catch (error) {
      throw storageFault(`write to table ${this.#table}`, error);
    } finally {
      // Partitions come and go with the time of day.
      if (lane.idle && this.#lanes.get(partitionKey) === lane) this.#lanes.delete(partitionKey);
    }
  }

  async #send(writes: readonly Write[]): Promise<Settled<Outcome>[]> {
    const results: Settled<Outcome>[] = [];
    let open = writes.map((write, index) => ({ write, index }));
    for (let conflicts = 0; open.length > 0; conflicts++) {
      if (conflicts > CONFLICTS_BEFORE_SINGLES) {
        const settled = await Promise.all(open.map(({ write }) => this.#sendAlone(write)));
        for (const [at, { index }] of open.entries()) results[index] = settled[at] as Settled<Outcome>;
        break;
      }
      try {
        await this.#submit(open.map(({ write }) => action(write)));
        for (const { write, index } of open) results[index] = { value: written(write) };
        break;
      } catch (error) {
        const failed = failedIndex(error, open.length);
        const culprit = failed === undefined ? undefined : open[failed];
        if (culprit === undefined) {
          for (const { index } of open) results[index] = { error };
          break;
        }
        results[culprit.index] = refused(culprit.write, error);
        open = open.filter((entry) => entry !== culprit);
      }
    }
    return results;
  }

  async #sendAlone(write: Write): Promise<Settled<Outcome>> {
    try {
      await this.#submit([action(write)]);
      return { value: written(write) };
    } catch (error) {
      return refused(write, error);
    }
  }
}

function action({ kind, row }: Write): TransactionAction {
  return kind === 'insert' ? ['create', row] : ['upsert', row, 'Replace'];
}

function written({ kind }: Write): Outcome {
  return kind === 'insert' ? 'inserted' : 'put';
}

function refused(write: Write, error: unknown): Settled<Outcome> {
  return write.kind === 'insert' && isConflict(error) ? { value: 'present' } : { error };
}

/** The service begins the message of a refused transaction with the index of the row: `3:The specified entity …`. */
function failedIndex(error: unknown, rows: number): number | undefined {
  const { statusCode, message = '' } = (error ?? {}) as { statusCode?: number; message?: string };
  if (isMissingTable(error) || statusCode === undefined || statusCode >= 500) return undefined;
  const index = rows === 1 ? 0 : Number(/^(\d{1,2}):/.exec(message)?.[1] ?? Number.NaN);
  return index < rows ? index : undefined;
}

/** As many from the front as fit into one transaction, no row key twice. */
function fitting(waiting: readonly Write[]): number {
  const keys = new Set<string>();
  let bytes = 0;
  let count = 0;
  for (const { row } of waiting) {
    bytes += sizeOf(row);
    if (count === MOST_ROWS || (count > 0 && bytes > MOST_BYTES) || keys.has(row.rowKey)) break;
    keys.add(row.rowKey);
    count++;
  }
  return count;
}

/** Never too small: a character takes at most 3 bytes of UTF-8. */
function sizeOf(row: Row): number {
  let bytes = ROW_OVERHEAD_BYTES;
  for (const value of Object.values(row)) bytes += typeof value === 'string' ? value.length * 3 : 24;
  return bytes;
}
