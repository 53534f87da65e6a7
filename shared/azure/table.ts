import type { TableClient, TableEntityResult, TransactionAction } from '@azure/data-tables';
import { countCall } from './calls.ts';
import type { Connections } from './connections.ts';
import { isConflict, isMissing, isMissingTable, isStale, storageFault } from './faults.ts';
import { TableWriter, type Written } from './table-writer.ts';

export interface Row {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly [property: string]: string | number | boolean;
}

export type StoredRow = TableEntityResult<Record<string, unknown>>;

export interface Page {
  readonly rows: StoredRow[];
  readonly continuationToken?: string;
}

// The service gives at most 1,000.
const MOST_PER_PAGE = 1_000;
// Also what a transaction takes.
const FEW_PER_PAGE = 100;
const KEYS = ['partitionKey', 'rowKey'];

/** A table: made when it is missing, its writes gathered per partition. Errors are faults of the ports. */
export class Table {
  readonly name: string;
  readonly #connections: Connections;
  readonly #writer: TableWriter;
  #creating: Promise<void> | undefined;

  constructor(connections: Connections, name: string) {
    this.name = name;
    this.#connections = connections;
    this.#writer = new TableWriter(name, (actions) => this.submit(actions));
  }

  /** Inserts when absent. */
  async insert(row: Row): Promise<'inserted' | 'present'> {
    return (await this.#writer.write({ kind: 'insert', row })) === 'refused' ? 'present' : 'inserted';
  }

  /** Inserts or replaces. */
  async put(row: Row): Promise<void> {
    await this.#writer.write({ kind: 'put', row });
  }

  /**
   * Inserts, or replaces the row as it was at `etag`; `refused` when it is there already, or another by now. The
   * answer's etag is for the next time.
   */
  async putGuarded(row: Row, etag: string | undefined): Promise<Written> {
    return await this.#writer.write(
      etag === undefined ? { kind: 'insert', row } : { kind: 'replace', row, etag },
    );
  }

  async get(partitionKey: string, rowKey: string): Promise<StoredRow | undefined> {
    countCall('table', this.name, 'read', 1);
    try {
      return await (await this.#client()).getEntity<Record<string, unknown>>(partitionKey, rowKey);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw storageFault(`read from table ${this.name}`, error);
    }
  }

  /** All rows of a partition whose keys lie in [from, to); every row when left out. */
  async range(partitionKey: string, from?: string, to?: string): Promise<StoredRow[]> {
    const rows: StoredRow[] = [];
    for await (const row of this.rows(partitionKey, from, to, MOST_PER_PAGE)) rows.push(row);
    return rows;
  }

  /** As range, but page by page, for those who may stop early. */
  async *rows(
    partitionKey: string,
    from?: string,
    to?: string,
    perPage = FEW_PER_PAGE,
  ): AsyncGenerator<StoredRow> {
    let token: string | undefined;
    do {
      const page: Page = await this.page(rangeFilter(partitionKey, from, to), perPage, token);
      yield* page.rows;
      token = page.continuationToken;
    } while (token !== undefined);
  }

  /** One page of what the filter selects. */
  async page(
    filter: string,
    limit: number,
    continuationToken?: string,
    select?: readonly string[],
  ): Promise<Page> {
    countCall('table', this.name, 'query', 1);
    try {
      const pages = (await this.#client())
        .listEntities<Record<string, unknown>>({
          queryOptions: { filter, ...(select && { select: [...select] }) },
        })
        .byPage({ maxPageSize: limit, ...(continuationToken === undefined ? {} : { continuationToken }) });
      const { value } = await pages.next();
      if (value === undefined) return { rows: [] };
      const next = value.continuationToken;
      return { rows: [...value], ...(next ? { continuationToken: next } : {}) };
    } catch (error) {
      if (isMissingTable(error)) return { rows: [] };
      throw storageFault(`query table ${this.name}`, error);
    }
  }

  /** Deletes every row of a partition; those that somebody else deletes meanwhile are no fault. */
  async clear(partitionKey: string): Promise<void> {
    for (let token: string | undefined; ; ) {
      const page: Page = await this.page(rangeFilter(partitionKey), FEW_PER_PAGE, token, KEYS);
      if (page.rows.length > 0) {
        await this.transact(
          page.rows.map(({ rowKey = '' }): TransactionAction => ['delete', { partitionKey, rowKey }]),
        );
        token = undefined;
        continue;
      }
      // The service may give an empty page with more behind it.
      if (page.continuationToken === undefined) return;
      token = page.continuationToken;
    }
  }

  /**
   * All or nothing on one partition; `stale` when an ETag did not match, an inserted row was there or a deleted one was
   * not. `etags`: of each row after it, where the service told.
   */
  async transact(
    actions: TransactionAction[],
  ): Promise<{ readonly etags: readonly (string | undefined)[] } | 'stale'> {
    try {
      return { etags: await this.submit(actions) };
    } catch (error) {
      if (isStale(error) || isConflict(error) || isMissing(error)) return 'stale';
      throw storageFault(`write to table ${this.name}`, error);
    }
  }

  /** One call: a transaction, or a plain write for a lone action. Makes the table when it is missing. */
  async submit(actions: TransactionAction[]): Promise<readonly (string | undefined)[]> {
    const client = await this.#client();
    try {
      return await this.#send(client, actions);
    } catch (error) {
      if (!isMissingTable(error)) throw error;
      await this.#create(client);
      return await this.#send(client, actions);
    }
  }

  /** Deletes the table with all it holds; one that is not there will do. */
  async drop(): Promise<void> {
    countCall('table', this.name, 'drop', 1);
    try {
      await (await this.#client()).deleteTable();
    } catch (error) {
      if (!isMissing(error)) throw storageFault(`delete table ${this.name}`, error);
    }
  }

  async #send(client: TableClient, actions: TransactionAction[]): Promise<(string | undefined)[]> {
    const [first] = actions;
    if (first === undefined) return [];
    if (actions.length > 1) {
      countCall('table', this.name, 'transaction', actions.length);
      const { subResponses } = await client.submitTransaction(actions);
      return subResponses.map((response) => response.etag?.trim());
    }
    countCall('table', this.name, 'write', 1);
    const [kind, entity] = first;
    switch (kind) {
      case 'create':
        return [(await client.createEntity(entity)).etag];
      case 'upsert':
        return [(await client.upsertEntity(entity, first[2] ?? 'Merge')).etag];
      case 'update':
        return [(await client.updateEntity(entity, first[2] ?? 'Merge', first[3] ?? {})).etag];
      case 'delete':
        await client.deleteEntity(entity.partitionKey, entity.rowKey);
        return [undefined];
      default:
        return first satisfies never;
    }
  }

  /** Also when somebody deleted the table while the app ran. */
  #create(client: TableClient): Promise<void> {
    this.#creating ??= (async () => {
      countCall('table', this.name, 'create', 1);
      try {
        await client.createTable();
      } finally {
        this.#creating = undefined;
      }
    })();
    return this.#creating;
  }

  #client(): Promise<TableClient> {
    return this.#connections.table(this.name);
  }
}

function rangeFilter(partitionKey: string, from?: string, to?: string): string {
  const terms = [`PartitionKey eq ${quoted(partitionKey)}`];
  if (from !== undefined) terms.push(`RowKey ge ${quoted(from)}`);
  if (to !== undefined) terms.push(`RowKey lt ${quoted(to)}`);
  return terms.join(' and ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
