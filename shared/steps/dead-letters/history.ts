import { TerminalFault } from '../../domain/faults.ts';
import type { RepairLog, RepairRecord } from '../../ports.ts';
import { orderOf } from './selection.ts';

export interface HistoryQuery {
  readonly limit: number;
  readonly order?: string;
  readonly action?: RepairRecord['action'];
  readonly continuationToken?: string;
}

/**
 * Who did what, the latest first: in the order in which it was written down, for the clocks of several hands differ. The
 * token is the mark of the last record that was looked at; records are only ever appended, so it keeps its place.
 */
export function repairHistory({ repairs }: { readonly repairs: RepairLog }) {
  return async ({
    limit,
    order,
    action,
    continuationToken,
  }: HistoryQuery): Promise<{ items: RepairRecord[]; continuationToken?: string }> => {
    if (continuationToken !== undefined && !MARK.test(continuationToken)) {
      throw noToken(continuationToken);
    }
    const items: RepairRecord[] = [];
    let isBehind = continuationToken === undefined;
    for await (const record of repairs.latest()) {
      if (!isBehind) {
        isBehind = markOf(record) === continuationToken;
        continue;
      }
      if (order !== undefined && orderOf(record.deadLetter) !== order) continue;
      if (action !== undefined && record.action !== action) continue;
      items.push(record);
      if (items.length === limit) return { items, continuationToken: markOf(record) };
    }
    if (!isBehind) throw noToken(continuationToken);
    return { items };
  };
}

function noToken(given = ''): TerminalFault {
  return new TerminalFault('bad-continuation-token', `No continuation token: ${given}`);
}

const MARK = /^\d{1,15}-(?:replay|edit|purge)-[\w-]{1,150}$/;

function markOf({ time, action, deadLetter }: RepairRecord): string {
  return `${time}-${action}-${deadLetter.id}`;
}
