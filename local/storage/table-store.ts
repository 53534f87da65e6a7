import type { FilterNode, TableErrors } from './azurite.ts';
import type { Book, Journal } from './journal/journal.ts';
import { SortedMap } from './sorted-map.ts';
import { keyRange, matches } from './table-filter.ts';
import { etag, Timestamps } from './timestamps.ts';

/** A row as Azurite's handlers make it. */
export interface Entity {
  readonly PartitionKey: string;
  readonly RowKey: string;
  properties: Record<string, unknown>;
  lastModifiedTime: string;
  eTag: string;
}

interface TableModel {
  readonly account: string;
  readonly table: string;
  tableAcl?: unknown;
}

interface Table {
  readonly number: number;
  readonly model: TableModel;
  readonly partitions: SortedMap<SortedMap<Entity>>;
}

interface QueryOptions {
  readonly filter?: string;
  readonly top?: number;
}

interface ServiceProperties {
  readonly accountName: string;
  readonly [name: string]: unknown;
}

/** A row that a transaction touched, as it was before. */
interface Before {
  readonly table: Table;
  readonly partition: string;
  readonly row: string;
  readonly entity: Entity | undefined;
}

export interface TableStoreDeps {
  readonly journal: Journal;
  readonly errors: TableErrors;
  readonly parseFilter: (filter: string) => FilterNode;
}

const MOST_ROWS = 1000;
const TYPE = '@odata.type';

/**
 * Azurite's table store, by the interface its handlers call: partitions as sorted maps, so that a look-up does not
 * walk its partition nor a query the whole table, and every change in the journal.
 *
 * A transaction comes as begin, one call per row, end, all in one turn of the loop; its rows reach the journal as one
 * group at its end.
 *
 * Records: `T n {table}` table added or changed, `X n` removed, `R n {row}` row put, `D n [partition, row]` deleted,
 * `S {service properties}`.
 */
export class TableStore implements Book {
  readonly name = 'tables';
  readonly #deps: TableStoreDeps;
  readonly #tables = new Map<string, Table>();
  readonly #byNumber = new Map<number, Table>();
  readonly #services = new Map<string, ServiceProperties>();
  readonly #timestamps = new Timestamps();
  #lastNumber = 0;
  #transaction: Before[] | undefined;

  constructor(deps: TableStoreDeps) {
    this.#deps = deps;
    deps.journal.add(this);
  }

  apply(record: string): void {
    const end = record.indexOf(' ', 2);
    const number = Number(record.slice(2, end === -1 ? undefined : end));
    const rest = record.slice(end + 1);
    const table = this.#byNumber.get(number);
    switch (record[0]) {
      case 'T':
        this.#place(number, JSON.parse(rest) as TableModel);
        return;
      case 'X':
        if (table) this.#displace(table);
        return;
      case 'R': {
        const entity = JSON.parse(rest) as Entity;
        if (table) this.#set(table, entity);
        this.#timestamps.seen(entity.lastModifiedTime);
        return;
      }
      case 'D': {
        const [partition, row] = JSON.parse(rest) as [string, string];
        if (table) this.#unset(table, partition, row);
        return;
      }
      case 'S': {
        const properties = JSON.parse(record.slice(2)) as ServiceProperties;
        this.#services.set(properties.accountName, properties);
        return;
      }
      default:
        throw new Error(`Unknown record: ${record.slice(0, 40)}`);
    }
  }

  *records(): Generator<string> {
    for (const properties of this.#services.values()) yield `S ${JSON.stringify(properties)}`;
    for (const table of this.#byNumber.values()) {
      yield `T ${table.number} ${JSON.stringify(table.model)}`;
      for (const partition of table.partitions.values()) {
        for (const entity of partition.values()) yield `R ${table.number} ${JSON.stringify(entity)}`;
      }
    }
  }

  async createTable(context: unknown, model: TableModel): Promise<void> {
    if (this.#tables.has(key(model.account, model.table)))
      throw this.#error('getTableAlreadyExists', context);
    const table = this.#place(this.#lastNumber + 1, model);
    this.#write(`T ${table.number} ${JSON.stringify(model)}`);
  }

  async deleteTable(context: unknown, name: string, account: string): Promise<void> {
    const table = this.#tables.get(key(account, name));
    if (table === undefined) throw this.#error('ResourceNotFound', context);
    this.#displace(table);
    this.#write(`X ${table.number}`);
  }

  async setTableACL(account: string, name: string, context: unknown, acl: unknown): Promise<void> {
    const table = this.#tables.get(key(account, name));
    if (table === undefined) throw this.#error('getTableNotFound', context);
    table.model.tableAcl = acl;
    this.#write(`T ${table.number} ${JSON.stringify(table.model)}`);
  }

  async getTable(account: string, name: string, context: unknown): Promise<TableModel> {
    const table = this.#tables.get(key(account, name));
    if (table === undefined) throw this.#error('getTableNotFound', context);
    return table.model;
  }

  async queryTable(
    context: unknown,
    account: string,
    options: QueryOptions,
    nextTable?: string,
  ): Promise<[TableModel[], string | undefined]> {
    const matching = matches(this.#filter(options.filter, context));
    const models = [...this.#tables.values()]
      .map((table) => table.model)
      .filter((model) => model.account === account && (nextTable === undefined || model.table >= nextTable))
      .filter((model) => matching(model as unknown as Entity))
      .sort((a, b) => (a.table < b.table ? -1 : 1));
    const top = options.top ?? MOST_ROWS;
    return [models.slice(0, top), models[top]?.table];
  }

  async insertTableEntity(context: unknown, name: string, account: string, entity: Entity): Promise<Entity> {
    const table = this.#table(context, account, name);
    if (this.#find(table, entity.PartitionKey, entity.RowKey))
      throw this.#error('getEntityAlreadyExist', context);
    return this.#put(table, entity);
  }

  async insertOrUpdateTableEntity(
    context: unknown,
    name: string,
    account: string,
    entity: Entity,
    ifMatch: string | undefined,
  ): Promise<Entity> {
    const table = this.#table(context, account, name);
    if (ifMatch !== undefined) this.#guard(context, table, entity.PartitionKey, entity.RowKey, ifMatch);
    return this.#put(table, entity);
  }

  async insertOrMergeTableEntity(
    context: unknown,
    name: string,
    account: string,
    entity: Entity,
    ifMatch: string | undefined,
  ): Promise<Entity> {
    const table = this.#table(context, account, name);
    const present =
      ifMatch === undefined
        ? this.#find(table, entity.PartitionKey, entity.RowKey)
        : this.#guard(context, table, entity.PartitionKey, entity.RowKey, ifMatch);
    if (present) entity.properties = merged(present.properties, entity.properties);
    return this.#put(table, entity);
  }

  async deleteTableEntity(
    context: unknown,
    name: string,
    account: string,
    partition: string,
    row: string,
    ifMatch: string,
  ): Promise<void> {
    const table = this.#table(context, account, name);
    this.#guard(context, table, partition, row, ifMatch);
    this.#change(table, partition, row, undefined);
  }

  async queryTableEntities(
    context: unknown,
    account: string,
    name: string,
    options: QueryOptions,
    nextPartition?: string,
    nextRow?: string,
  ): Promise<[Entity[], string | undefined, string | undefined]> {
    const table = this.#table(context, account, name);
    const filter = this.#filter(options.filter, context);
    const partitions = keyRange(filter, 'PartitionKey');
    const rows = keyRange(filter, 'RowKey');
    const matching = matches(filter);
    const most = Math.min(options.top ?? MOST_ROWS, MOST_ROWS);
    const [startPartition, startRow] = [decoded(nextPartition), decoded(nextRow)];
    const found: Entity[] = [];
    for (const [partition, held] of table.partitions.entries(
      later(partitions.from, startPartition),
      partitions.to,
    )) {
      const from = partition === startPartition ? later(rows.from, startRow) : rows.from;
      for (const [row, entity] of held.entries(from, rows.to)) {
        if (!matching(entity)) continue;
        if (found.length === most) return [found, encoded(partition), encoded(row)];
        found.push(entity);
      }
    }
    return [found, undefined, undefined];
  }

  async queryTableEntitiesWithPartitionAndRowKey(
    context: unknown,
    name: string,
    account: string,
    partition: string,
    row: string,
  ): Promise<Entity | undefined> {
    return this.#find(this.#table(context, account, name), partition, row);
  }

  async getServiceProperties(_context: unknown, account: string): Promise<ServiceProperties | undefined> {
    return this.#services.get(account);
  }

  async setServiceProperties(_context: unknown, properties: ServiceProperties): Promise<ServiceProperties> {
    const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
    const next = { ...this.#services.get(properties.accountName), ...given } as ServiceProperties;
    this.#services.set(properties.accountName, next);
    this.#write(`S ${JSON.stringify(next)}`);
    return next;
  }

  async beginBatchTransaction(): Promise<void> {
    if (this.#transaction !== undefined) throw new Error('Two transactions at a time.');
    const begun: Before[] = [];
    this.#transaction = begun;
    // It ends within this turn; if it was left behind by an error, it must not lock out the next.
    setImmediate(() => {
      if (this.#transaction === begun) this.#rollBack();
    });
  }

  async endBatchTransaction(
    _account: string,
    _table: string,
    _batchId: string,
    _context: unknown,
    succeeded: boolean,
  ): Promise<void> {
    if (!succeeded) {
      this.#rollBack();
      return;
    }
    const touched = this.#transaction ?? [];
    this.#transaction = undefined;
    for (const { table, partition, row } of touched) this.#record(table, partition, row);
  }

  #rollBack(): void {
    const touched = this.#transaction ?? [];
    this.#transaction = undefined;
    for (const { table, partition, row, entity } of touched.reverse()) {
      if (entity) this.#set(table, entity);
      else this.#unset(table, partition, row);
    }
  }

  #put(table: Table, entity: Entity): Entity {
    const timestamp = this.#timestamps.next();
    entity.lastModifiedTime = timestamp;
    entity.eTag = etag(timestamp);
    entity.properties.Timestamp = timestamp;
    entity.properties[`Timestamp${TYPE}`] = 'Edm.DateTime';
    this.#change(table, entity.PartitionKey, entity.RowKey, entity);
    return entity;
  }

  #change(table: Table, partition: string, row: string, entity: Entity | undefined): void {
    this.#transaction?.push({ table, partition, row, entity: this.#find(table, partition, row) });
    if (entity) this.#set(table, entity);
    else this.#unset(table, partition, row);
    if (this.#transaction === undefined) this.#record(table, partition, row);
  }

  #record(table: Table, partition: string, row: string): void {
    const entity = this.#find(table, partition, row);
    if (entity) this.#write(`R ${table.number} ${JSON.stringify(entity)}`);
    else this.#write(`D ${table.number} ${JSON.stringify([partition, row])}`);
  }

  #guard(context: unknown, table: Table, partition: string, row: string, ifMatch: string): Entity {
    const present = this.#find(table, partition, row);
    if (present === undefined) throw this.#error('getEntityNotFound', context);
    // Some clients leave the colons of the time as they are.
    if (ifMatch !== '*' && ifMatch.replaceAll(':', '%3A') !== present.eTag) {
      throw this.#error('getPreconditionFailed', context);
    }
    return present;
  }

  #table(context: unknown, account: string, name: string): Table {
    const table = this.#tables.get(key(account, name));
    if (table === undefined) throw this.#error('getTableNotExist', context);
    return table;
  }

  #find(table: Table, partition: string, row: string): Entity | undefined {
    return table.partitions.get(partition)?.get(row);
  }

  #set(table: Table, entity: Entity): void {
    let rows = table.partitions.get(entity.PartitionKey);
    if (rows === undefined) {
      rows = new SortedMap();
      table.partitions.set(entity.PartitionKey, rows);
    }
    rows.set(entity.RowKey, entity);
  }

  #unset(table: Table, partition: string, row: string): void {
    const rows = table.partitions.get(partition);
    rows?.delete(row);
    if (rows?.size === 0) table.partitions.delete(partition);
  }

  #place(number: number, model: TableModel): Table {
    this.#lastNumber = Math.max(this.#lastNumber, number);
    const partitions = this.#byNumber.get(number)?.partitions ?? new SortedMap();
    const table = { number, model, partitions };
    this.#byNumber.set(number, table);
    this.#tables.set(key(model.account, model.table), table);
    return table;
  }

  #displace(table: Table): void {
    this.#byNumber.delete(table.number);
    this.#tables.delete(key(table.model.account, table.model.table));
  }

  #filter(filter: string | undefined, context: unknown): FilterNode | undefined {
    if (filter === undefined || filter === '' || filter === 'true') return undefined;
    if (filter === 'false') return { name: 'none', evaluate: () => false };
    try {
      return this.#deps.parseFilter(filter);
    } catch {
      throw this.#error('getQueryConditionInvalid', context);
    }
  }

  #error(name: string, context: unknown): Error {
    const make = this.#deps.errors[name];
    return make === undefined ? new Error(name) : make.call(this.#deps.errors, context);
  }

  #write(record: string): void {
    this.#deps.journal.write(this, record);
  }
}

// Table names keep their case but are found by any.
const key = (account: string, table: string) => `${account} ${table.toLowerCase()}`;

const later = (a: string, b: string) => (a < b ? b : a);
const encoded = (text: string) => Buffer.from(text).toString('base64');
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString();

/** A property that is merged brings its type along, or loses the one it had. */
function merged(present: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> {
  const result = { ...present };
  for (const [name, value] of Object.entries(changes)) {
    if (name.endsWith(TYPE)) continue;
    result[name] = value;
    const type = changes[name + TYPE];
    if (type === undefined) delete result[name + TYPE];
    else result[name + TYPE] = type;
  }
  return result;
}
