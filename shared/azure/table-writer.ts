import type { TransactionAction } from '@azure/data-tables';
import { isConflict, isMissing, isMissingTable, isStale, storageFault } from './faults.ts';
import { Lane, type Settled } from './lane.ts';
import type { Row } from './table.ts';

export type Write =
  | { readonly kind: 'insert' | 'put'; readonly row: Row }
  | { readonly kind: 'replace'; readonly row: Row; readonly etag: string };

/** `refused`: an inserted row was there, or a replaced one is another by now. */
export type Written = { readonly etag: string | undefined } | 'refused';

/** One call; gives the ETag of each row, where the service tells it. */
export type Submit = (actions: TransactionAction[]) => Promise<readonly (string | undefined)[]>;

// Limits of an entity-group transaction: 100 rows, 4 MB.
const MOST_ROWS = 100;
const MOST_BYTES = 3_900_000;
const ROW_OVERHEAD_BYTES = 700;
// So many neighbours may turn out to be refused before the rest is written one by one.
const REFUSALS_BEFORE_SINGLES = 2;

/**
 * Gathers what concurrent callers write to the same partition into entity-group transactions. A caller's promise
 * settles when its row is durable; a row that is refused is told apart from its neighbours, which go again.
 */
export class TableWriter {
  readonly #table: string;
  readonly #submit: Submit;
  readonly #lanes = new Map<string, Lane<Write, Written>>();

  constructor(table: string, submit: Submit) {
    this.#table = table;
    this.#submit = submit;
  }

  async write(write: Write): Promise<Written> {
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

  async #send(writes: readonly Write[]): Promise<Settled<Written>[]> {
    const results: Settled<Written>[] = [];
    let open = writes.map((write, index) => ({ write, index }));
    for (let refusals = 0; open.length > 0; refusals++) {
      if (refusals > REFUSALS_BEFORE_SINGLES) {
        const settled = await Promise.all(open.map(({ write }) => this.#sendAlone(write)));
        for (const [at, { index }] of open.entries()) results[index] = settled[at] as Settled<Written>;
        break;
      }
      try {
        const etags = await this.#submit(open.map(({ write }) => action(write)));
        for (const [at, { index }] of open.entries()) results[index] = { value: { etag: etags[at] } };
        break;
      } catch (error) {
        const failed = failedIndex(error, open.length);
        const culprit = failed === undefined ? undefined : open[failed];
        if (culprit === undefined) {
          for (const { index } of open) results[index] = { error };
          break;
        }
        results[culprit.index] = settled(culprit.write, error);
        open = open.filter((entry) => entry !== culprit);
      }
    }
    return results;
  }

  async #sendAlone(write: Write): Promise<Settled<Written>> {
    try {
      const [etag] = await this.#submit([action(write)]);
      return { value: { etag } };
    } catch (error) {
      return settled(write, error);
    }
  }
}

function action(write: Write): TransactionAction {
  switch (write.kind) {
    case 'insert':
      return ['create', write.row];
    case 'put':
      return ['upsert', write.row, 'Replace'];
    case 'replace':
      return ['update', write.row, 'Replace', { etag: write.etag }];
    default:
      return write satisfies never;
  }
}

function settled(write: Write, error: unknown): Settled<Written> {
  const refused =
    write.kind === 'insert'
      ? isConflict(error)
      : write.kind === 'replace' && (isStale(error) || isMissing(error));
  return refused ? { value: 'refused' } : { error };
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
