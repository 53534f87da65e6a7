import { TableRefusal } from './errors.ts';
import type { Operation } from './multipart.ts';
import { checkKey, checkProperties, type ParseProperty } from './properties.ts';
import type { Entity, Tables } from './tables.ts';

export interface Done {
  readonly status: 201 | 204;
  readonly etag: string | undefined;
  readonly operation: Operation;
  readonly partition: string;
  readonly row: string;
}

/** A transaction that was refused as a whole because of one of its changes. */
export interface Refused {
  readonly index: number;
  readonly refusal: TableRefusal;
}

const MOST_OPERATIONS = 100;
const MOST_ENTITY_BYTES = 1024 * 1024;

/** All changes, or none. */
export function transact(
  tables: Tables,
  operations: readonly Operation[],
  parse: ParseProperty,
): readonly Done[] | Refused {
  if (operations.length > MOST_OPERATIONS) return { index: 0, refusal: new TableRefusal('InvalidInput') };
  const done: Done[] = [];
  const rows = new Set<string>();
  tables.begin();
  try {
    for (const operation of operations) {
      const change = read(operation, parse);
      const [first] = done;
      if (first && (first.partition !== change.partition || !sameTable(first.operation, operation))) {
        throw new TableRefusal('CommandsInBatchActOnDifferentPartitions');
      }
      if (rows.has(change.row)) throw new TableRefusal('InvalidDuplicateRow');
      rows.add(change.row);
      done.push(carryOut(tables, change));
    }
  } catch (error) {
    tables.rollBack();
    if (!(error instanceof TableRefusal)) throw error;
    return { index: done.length, refusal: error };
  }
  tables.commit();
  return done;
}

interface Change {
  readonly operation: Operation;
  readonly partition: string;
  readonly row: string;
  /** Left out: the row is to be deleted. */
  readonly entity: Entity | undefined;
}

function read(operation: Operation, parse: ParseProperty): Change {
  if (operation.method === 'DELETE') {
    const { partition = '', row = '' } = operation.keys ?? {};
    return { operation, partition, row, entity: undefined };
  }
  const entity = readEntity(operation, parse);
  return { operation, partition: entity.PartitionKey, row: entity.RowKey, entity };
}

function carryOut(tables: Tables, { operation, partition, row, entity }: Change): Done {
  const { method, account, headers } = operation;
  const table = tables.table(account, operation.table);
  const ifMatch = headers['if-match'];
  if (entity === undefined) {
    if (!ifMatch) throw new TableRefusal('InvalidInput');
    tables.remove(table, partition, row, ifMatch);
    return { status: 204, etag: undefined, operation, partition, row };
  }
  if (method === 'POST') tables.insert(table, entity);
  else if (method === 'PUT') tables.replace(table, entity, ifMatch);
  else tables.merge(table, entity, ifMatch);
  const status = method === 'POST' && headers.prefer !== 'return-no-content' ? 201 : 204;
  return { status, etag: entity.eTag, operation, partition, row };
}

function readEntity({ body, keys }: Operation, parse: ParseProperty): Entity {
  if (Buffer.byteLength(body) > MOST_ENTITY_BYTES) throw new TableRefusal('EntityTooLarge');
  const sent = readJson(body);
  return {
    PartitionKey: checkKey(keys?.partition ?? sent.PartitionKey),
    RowKey: checkKey(keys?.row ?? sent.RowKey),
    properties: checkProperties(sent, parse),
    // The tables give both.
    lastModifiedTime: '',
    eTag: '',
  };
}

function readJson(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body || '{}');
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new TableRefusal('InvalidInput');
}

const sameTable = (a: Operation, b: Operation) => a.table.toLowerCase() === b.table.toLowerCase();
