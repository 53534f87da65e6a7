import { randomBytes } from 'node:crypto';
import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TransientFault } from '../../domain/faults.ts';
import type { CopyPurpose } from '../../ports.ts';
import { packed, unpacked } from '../keys.ts';
import type { GenerationName } from '../read-model/tables.ts';
import type { Row, Table } from '../table.ts';

/** A row of table `projections` per copy, beside the rows of progress; of the first only once it is being deleted. */
export interface CopyRow {
  readonly name: GenerationName;
  readonly purpose: CopyPurpose;
  readonly finished: boolean;
  /** It is being deleted: nobody may go on with it, and what is left of it is for the next who deletes. */
  readonly dropped?: true;
}

const PREFIX = 'copy-';

export async function copyRows(table: Table): Promise<(CopyRow & { readonly etag: string })[]> {
  // '.' follows '-'.
  const rows = await table.range(ORDER_EVENTS_HUB, PREFIX, 'copy.');
  return rows.map((row) => ({ ...unpacked<CopyRow>(row), etag: row.etag }));
}

/**
 * Names are never used twice: an instance that was away for long may still write under an old one, and the rows of
 * progress stay when a copy is dropped. The time alone would not do for two that begin within one second.
 */
export async function newCopy(table: Table, purpose: CopyPurpose, now: number): Promise<GenerationName> {
  const second = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  const name = `g${second}${randomBytes(4).toString('hex')}`;
  const written = await table.insert(copyRow({ name, purpose, finished: false }));
  if (written === 'inserted') return name;
  throw new TransientFault('copy-name-taken', `Copy "${name}" of the read model is there already`);
}

export async function removeCopy(table: Table, name: GenerationName): Promise<void> {
  await table.transact([['delete', copyKey(name)]]);
}

function copyKey(name: GenerationName) {
  return { partitionKey: ORDER_EVENTS_HUB, rowKey: `${PREFIX}${name}` };
}

export function copyRow({ name, purpose, finished, dropped }: CopyRow): Row {
  return { ...copyKey(name), ...packed({ name, purpose, finished, ...(dropped && { dropped }) }) };
}
