import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TransientFault } from '../../domain/faults.ts';
import type { CopyPurpose } from '../../ports.ts';
import { packed, unpacked } from '../keys.ts';
import type { GenerationName } from '../read-model/tables.ts';
import type { Row, Table } from '../table.ts';

/** A row of table `projections` per copy but the first, beside the rows of progress. */
export interface CopyRow {
  readonly name: GenerationName;
  readonly purpose: CopyPurpose;
  readonly finished: boolean;
}

const PREFIX = 'copy-';
const ATTEMPTS = 60;

export async function copyRows(table: Table): Promise<(CopyRow & { readonly etag: string })[]> {
  // '.' follows '-'.
  const rows = await table.range(ORDER_EVENTS_HUB, PREFIX, 'copy.');
  return rows.map((row) => ({ ...unpacked<CopyRow>(row), etag: row.etag }));
}

/** Names are never used twice: an instance that was away for long may still write under an old one. */
export async function newCopy(table: Table, purpose: CopyPurpose, now: number): Promise<GenerationName> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const name = `g${new Date(now + attempt * 1_000).toISOString().replace(/\D/g, '').slice(0, 14)}`;
    const written = await table.insert(copyRow({ name, purpose, finished: false }));
    if (written === 'inserted') return name;
  }
  throw new TransientFault('copies-busy', 'Others begin copies of the read model all the time');
}

export async function writeCopy(table: Table, row: CopyRow): Promise<void> {
  await table.put(copyRow(row));
}

export async function removeCopy(table: Table, name: GenerationName): Promise<void> {
  await table.transact([['delete', copyKey(name)]]);
}

function copyKey(name: GenerationName) {
  return { partitionKey: ORDER_EVENTS_HUB, rowKey: `${PREFIX}${name}` };
}

export function copyRow({ name, purpose, finished }: CopyRow): Row {
  return { ...copyKey(name), ...packed({ name, purpose, finished }) };
}
