import type { Book, Journal } from '../journal/journal.ts';
import { TableRefusal } from './errors.ts';
import { type FilterNode, keyRange, matches } from './filter.ts';
import { checkSize } from './limits.ts';
import { SortedMap } from './sorted-map.ts';
import { etag, Timestamps } from './timestamps.ts';
import { TYPE } from './type-name.ts';

/** A row. `properties` holds values and, as `name@odata.type`, their types. */
export interface Entity {
  readonly PartitionKey: string;
  readonly RowKey: string;
  properties: Record<string, unknown>;
  lastModifiedTime: string;
  eTag: string;
}

export interface TableModel {
  readonly account: string;
  readonly table: string;
  tableAcl?: unknown;
}

export interface ServiceProperties {
  readonly accountName: string;
  readonly [name: string]: unknown;
}

export interface Table {
  readonly number: number;
  readonly model: TableModel;
  readonly partitions: SortedMap<SortedMap<Entity>>;
}

/** Where a query begins, and its first row that did not fit any more. */
export interface Position {
  readonly partition: string;
  readonly row: string;
}

export interface Page {
  readonly entities: Entity[];
  readonly next: Position | undefined;
}

/** A row that a transaction touched, as it was before. */
interface Before {
  readonly table: Table;
  readonly partition: string;
  readonly row: string;
  readonly entity: Entity | undefined;
}

/**
 * All tables, in memory and in the journal. Partitions are sorted maps, so that a look-up does not walk its partition
 * nor a query its table. Refusals are thrown as TableRefusal.
 *
 * Records: `T n {table}` table added or changed, `X n` removed, `R n {row}` row put, `D n [partition, row]` deleted,
 * `S {service properties}`.
 */
export class Tables implements Book {
  readonly name = 'tables';
  readonly #journal: Journal;
  readonly #byName = new Map<string, Table>();
  readonly #byNumber = new Map<number, Table>();
  readonly #services = new Map<string, ServiceProperties>();
  readonly #timestamps = new Timestamps();
  #lastNumber = 0;
  #transaction: Before[] | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.add(this);
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

  create(model: TableModel): void {
    if (this.#byName.has(key(model.account, model.table))) throw new TableRefusal('TableAlreadyExists');
    const table = this.#place(this.#lastNumber + 1, model);
    this.#write(`T ${table.number} ${JSON.stringify(model)}`);
  }

  drop(table: Table): void {
    this.#displace(table);
    this.#write(`X ${table.number}`);
  }

  setAcl(table: Table, acl: unknown): void {
    table.model.tableAcl = acl;
    this.#write(`T ${table.number} ${JSON.stringify(table.model)}`);
  }

  table(account: string, name: string): Table {
    const table = this.#byName.get(key(account, name));
    if (table === undefined) throw new TableRefusal('TableNotFound');
    return table;
  }

  models(account: string): TableModel[] {
    return [...this.#byName.values()]
      .map((table) => table.model)
      .filter((model) => model.account === account)
      .sort((a, b) => (a.table < b.table ? -1 : 1));
  }

  services(account: string): ServiceProperties | undefined {
    return this.#services.get(account);
  }

  setServices(properties: ServiceProperties): void {
    this.#services.set(properties.accountName, properties);
    this.#write(`S ${JSON.stringify(properties)}`);
  }

  get(table: Table, partition: string, row: string): Entity | undefined {
    return table.partitions.get(partition)?.get(row);
  }

  /** Rows that the filter matches, in the order of their keys, from `start` on. */
  query(table: Table, filter: FilterNode | undefined, most: number, start: Position): Page {
    const partitions = keyRange(filter, 'PartitionKey');
    const rows = keyRange(filter, 'RowKey');
    const matching = matches(filter);
    const entities: Entity[] = [];
    const firstPartition = later(partitions.from, start.partition);
    for (const [partition, held] of table.partitions.entries(firstPartition, partitions.to)) {
      const firstRow = partition === start.partition ? later(rows.from, start.row) : rows.from;
      for (const [row, entity] of held.entries(firstRow, rows.to)) {
        if (!matching(entity)) continue;
        if (entities.length === most) return { entities, next: { partition, row } };
        entities.push(entity);
      }
    }
    return { entities, next: undefined };
  }

  insert(table: Table, entity: Entity): void {
    if (this.get(table, entity.PartitionKey, entity.RowKey)) throw new TableRefusal('EntityAlreadyExists');
    this.#put(table, entity);
  }

  /** `ifMatch` left out: puts the row whether it is there or not. */
  replace(table: Table, entity: Entity, ifMatch: string | undefined): void {
    if (ifMatch !== undefined) this.#guard(table, entity.PartitionKey, entity.RowKey, ifMatch);
    this.#put(table, entity);
  }

  /** `ifMatch` left out: puts the row whether it is there or not. */
  merge(table: Table, entity: Entity, ifMatch: string | undefined): void {
    const present =
      ifMatch === undefined
        ? this.get(table, entity.PartitionKey, entity.RowKey)
        : this.#guard(table, entity.PartitionKey, entity.RowKey, ifMatch);
    if (present) entity.properties = merged(present.properties, entity.properties);
    this.#put(table, entity);
  }

  remove(table: Table, partition: string, row: string, ifMatch: string): void {
    this.#guard(table, partition, row, ifMatch);
    this.#change(table, partition, row, undefined);
  }

  /** Between `begin` and `commit` or `rollBack` changes are visible, but not yet in the journal. */
  begin(): void {
    if (this.#transaction !== undefined) throw new Error('Two transactions at a time.');
    const begun: Before[] = [];
    this.#transaction = begun;
    // It ends within this turn; if it was left behind by an error, it must not lock out the next.
    setImmediate(() => {
      if (this.#transaction === begun) this.rollBack();
    });
  }

  commit(): void {
    const touched = this.#transaction ?? [];
    this.#transaction = undefined;
    for (const { table, partition, row } of touched) this.#record(table, partition, row);
  }

  rollBack(): void {
    const touched = this.#transaction ?? [];
    this.#transaction = undefined;
    for (const { table, partition, row, entity } of touched.reverse()) {
      if (entity) this.#set(table, entity);
      else this.#unset(table, partition, row);
    }
  }

  #put(table: Table, entity: Entity): void {
    const timestamp = this.#timestamps.next();
    entity.lastModifiedTime = timestamp;
    entity.eTag = etag(timestamp);
    entity.properties.Timestamp = timestamp;
    entity.properties[`Timestamp${TYPE}`] = 'Edm.DateTime';
    checkSize(entity);
    this.#change(table, entity.PartitionKey, entity.RowKey, entity);
  }

  #change(table: Table, partition: string, row: string, entity: Entity | undefined): void {
    this.#transaction?.push({ table, partition, row, entity: this.get(table, partition, row) });
    if (entity) this.#set(table, entity);
    else this.#unset(table, partition, row);
    if (this.#transaction === undefined) this.#record(table, partition, row);
  }

  #record(table: Table, partition: string, row: string): void {
    const entity = this.get(table, partition, row);
    if (entity) this.#write(`R ${table.number} ${JSON.stringify(entity)}`);
    else this.#write(`D ${table.number} ${JSON.stringify([partition, row])}`);
  }

  #guard(table: Table, partition: string, row: string, ifMatch: string): Entity {
    const present = this.get(table, partition, row);
    if (present === undefined) throw new TableRefusal('ResourceNotFound');
    // Some clients leave the colons of the time as they are.
    if (ifMatch !== '*' && ifMatch.replaceAll(':', '%3A') !== present.eTag) {
      throw new TableRefusal('UpdateConditionNotSatisfied');
    }
    return present;
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
    this.#byName.set(key(model.account, model.table), table);
    return table;
  }

  #displace(table: Table): void {
    this.#byNumber.delete(table.number);
    this.#byName.delete(key(table.model.account, table.model.table));
  }

  #write(record: string): void {
    this.#journal.write(this, record);
  }
}

// Table names keep their case but are found by any.
const key = (account: string, table: string) => `${account} ${table.toLowerCase()}`;

const later = (a: string, b: string) => (a < b ? b : a);

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
