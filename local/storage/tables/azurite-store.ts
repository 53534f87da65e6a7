import { type RefusalCode, TableRefusal } from './errors.ts';
import { type FilterNode, matches } from './filter.ts';
import type { Entity, ServiceProperties, TableModel, Tables } from './tables.ts';

/** Azurite's own errors, which its front knows how to answer with; made by functions with these names. */
export interface AzuriteErrors {
  readonly [name: string]: (context: unknown) => Error;
}

interface QueryOptions {
  readonly filter?: string;
  readonly top?: number;
}

export interface AzuriteStoreDeps {
  readonly tables: Tables;
  readonly errors: AzuriteErrors;
  readonly parseFilter: (filter: string) => FilterNode;
}

const MOST_ROWS = 1000;

const ERRORS: Partial<Record<RefusalCode, string>> = {
  TableNotFound: 'getTableNotExist',
  TableAlreadyExists: 'getTableAlreadyExists',
  ResourceNotFound: 'getEntityNotFound',
  EntityAlreadyExists: 'getEntityAlreadyExist',
  UpdateConditionNotSatisfied: 'getPreconditionFailed',
  InvalidQuery: 'getQueryConditionInvalid',
  EntityTooLarge: 'getEntityTooLarge',
  // It has none of its own for them.
  TooManyProperties: 'getInvalidInput',
};

/** The tables by the interface that Azurite's request handlers call. */
export class AzuriteStore {
  readonly #deps: AzuriteStoreDeps;

  constructor(deps: AzuriteStoreDeps) {
    this.#deps = deps;
  }

  async createTable(context: unknown, model: TableModel): Promise<void> {
    this.#run(context, (tables) => tables.create(model));
  }

  async deleteTable(context: unknown, name: string, account: string): Promise<void> {
    this.#run(context, (tables) => tables.drop(tables.table(account, name)), 'ResourceNotFound');
  }

  async setTableACL(account: string, name: string, context: unknown, acl: unknown): Promise<void> {
    this.#run(context, (tables) => tables.setAcl(tables.table(account, name), acl), 'getTableNotFound');
  }

  async getTable(account: string, name: string, context: unknown): Promise<TableModel> {
    return this.#run(context, (tables) => tables.table(account, name).model, 'getTableNotFound');
  }

  async queryTable(
    context: unknown,
    account: string,
    options: QueryOptions,
    nextTable = '',
  ): Promise<[TableModel[], string | undefined]> {
    return this.#run(context, (tables) => {
      const matching = matches(this.#filter(options.filter));
      const models = tables
        .models(account)
        // Azurite's nodes of a filter know tables too.
        .filter((model) => model.table >= nextTable && matching(model as unknown as Entity));
      const top = options.top ?? MOST_ROWS;
      return [models.slice(0, top), models[top]?.table];
    });
  }

  async insertTableEntity(context: unknown, name: string, account: string, entity: Entity): Promise<Entity> {
    this.#run(context, (tables) => tables.insert(tables.table(account, name), entity));
    return entity;
  }

  readonly insertOrUpdateTableEntity = this.#write('replace');
  readonly insertOrMergeTableEntity = this.#write('merge');

  #write(kind: 'replace' | 'merge') {
    return async (
      context: unknown,
      name: string,
      account: string,
      entity: Entity,
      ifMatch: string | undefined,
    ): Promise<Entity> => {
      this.#run(context, (tables) => tables[kind](tables.table(account, name), entity, ifMatch));
      return entity;
    };
  }

  async deleteTableEntity(
    context: unknown,
    name: string,
    account: string,
    partition: string,
    row: string,
    ifMatch: string,
  ): Promise<void> {
    this.#run(context, (tables) => tables.remove(tables.table(account, name), partition, row, ifMatch));
  }

  async queryTableEntities(
    context: unknown,
    account: string,
    name: string,
    options: QueryOptions,
    nextPartition?: string,
    nextRow?: string,
  ): Promise<[Entity[], string | undefined, string | undefined]> {
    return this.#run(context, (tables) => {
      const start = { partition: decoded(nextPartition), row: decoded(nextRow) };
      const most = Math.min(options.top ?? MOST_ROWS, MOST_ROWS);
      const { entities, next } = tables.query(
        tables.table(account, name),
        this.#filter(options.filter),
        most,
        start,
      );
      return [entities, next && encoded(next.partition), next && encoded(next.row)];
    });
  }

  async queryTableEntitiesWithPartitionAndRowKey(
    context: unknown,
    name: string,
    account: string,
    partition: string,
    row: string,
  ): Promise<Entity | undefined> {
    return this.#run(context, (tables) => tables.get(tables.table(account, name), partition, row));
  }

  async getServiceProperties(_context: unknown, account: string): Promise<ServiceProperties | undefined> {
    return this.#deps.tables.services(account);
  }

  async setServiceProperties(_context: unknown, properties: ServiceProperties): Promise<ServiceProperties> {
    const { tables } = this.#deps;
    const given = Object.entries(properties).filter(([, value]) => value !== undefined);
    const next = {
      ...tables.services(properties.accountName),
      ...Object.fromEntries(given),
    } as ServiceProperties;
    tables.setServices(next);
    return next;
  }

  async beginBatchTransaction(): Promise<void> {
    this.#deps.tables.begin();
  }

  async endBatchTransaction(
    _account: string,
    _table: string,
    _batchId: string,
    _context: unknown,
    succeeded: boolean,
  ): Promise<void> {
    if (succeeded) this.#deps.tables.commit();
    else this.#deps.tables.rollBack();
  }

  /** `noTable`: the error of Azurite that a missing table is told by. */
  #run<T>(context: unknown, act: (tables: Tables) => T, noTable?: string): T {
    try {
      return act(this.#deps.tables);
    } catch (error) {
      if (!(error instanceof TableRefusal)) throw error;
      const name = error.code === 'TableNotFound' ? (noTable ?? ERRORS.TableNotFound) : ERRORS[error.code];
      const make = name === undefined ? undefined : this.#deps.errors[name];
      throw make === undefined ? error : make.call(this.#deps.errors, context);
    }
  }

  #filter(filter: string | undefined): FilterNode | undefined {
    if (filter === undefined || filter === '' || filter === 'true') return undefined;
    if (filter === 'false') return { name: 'none', evaluate: () => false };
    try {
      return this.#deps.parseFilter(filter);
    } catch {
      // Azurite's parser throws whatever comes; the filter is wrong in every case.
      throw new TableRefusal('InvalidQuery');
    }
  }
}

const encoded = (text: string) => Buffer.from(text).toString('base64');
const decoded = (text: string | undefined) => Buffer.from(text ?? '', 'base64').toString();
