import type { HistoryEvent } from './history.ts';
import type { InstanceRow } from './store.ts';

/** The statements that change the log, by name. */
export const WRITES = {
  insert: 'INSERT INTO instances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  update:
    'UPDATE instances SET status = ?, updated = ?, output = ?, custom = ?, execution = ?, generation = ?, ' +
    'input = ? WHERE key = ?',
  remove: 'DELETE FROM instances WHERE key = ?',
  record: 'INSERT INTO history VALUES (?, ?, ?)',
  forget: 'DELETE FROM history WHERE instance = ?',
  post: 'INSERT INTO inbox VALUES (?, ?, ?)',
  take: 'DELETE FROM inbox WHERE row = ?',
  empty: 'DELETE FROM inbox WHERE instance = ?',
} as const;

export type Write = readonly [statement: keyof typeof WRITES, ...values: (string | number | null)[]];

/** The writes of one transaction, in their order. */
export class Batch {
  readonly writes: Write[] = [];

  insert(row: InstanceRow): void {
    const { key, id, name, version, execution, generation, status, created, updated } = row;
    const parent = row.parent === null ? null : JSON.stringify(row.parent);
    const { input, output, custom } = row;
    this.writes.push([
      'insert',
      key,
      id,
      name,
      version,
      execution,
      generation,
      parent,
      status,
      created,
      updated,
      input,
      output,
      custom,
    ]);
  }

  update(row: InstanceRow): void {
    const { status, updated, output, custom, execution, generation, input, key } = row;
    this.writes.push(['update', status, updated, output, custom, execution, generation, input, key]);
  }

  remove(key: number): void {
    this.writes.push(['forget', key], ['empty', key], ['remove', key]);
  }

  /** `record` is a TurnRecord as JSON text. */
  record(key: number, turn: number, record: string): void {
    this.writes.push(['record', key, turn, record]);
  }

  forgetHistory(key: number): void {
    this.writes.push(['forget', key]);
  }

  post(row: number, key: number, event: HistoryEvent): void {
    this.writes.push(['post', row, key, JSON.stringify(event)]);
  }

  take(row: number): void {
    this.writes.push(['take', row]);
  }
}
