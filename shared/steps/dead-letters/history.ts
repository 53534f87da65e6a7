import { TerminalFault } from '../../domain/faults.ts';
import type { RepairLog, RepairRecord } from '../../ports.ts';
import { orderOf } from './selection.ts';

export interface HistoryQuery {
  readonly limit: number;
  readonly order?: string;
  readonly action?: RepairRecord['action'];
  readonly continuationToken?: string;
}

/** Who did what, the latest first; the token says how much was seen: a time, and how many of that very instant. */
export function repairHistory({ repairs }: { readonly repairs: RepairLog }) {
  return async ({
    limit,
    order,
    action,
    continuationToken,
  }: HistoryQuery): Promise<{ items: RepairRecord[]; continuationToken?: string }> => {
    const [, time, seen = '0'] = /^(\d{1,15})-(\d{1,9})$/.exec(continuationToken ?? '') ?? [];
    if (continuationToken !== undefined && time === undefined) {
      throw new TerminalFault('bad-continuation-token', `No continuation token: ${continuationToken}`);
    }
    const from = time === undefined ? Number.POSITIVE_INFINITY : Number(time);
    const items: RepairRecord[] = [];
    let at = Number.NaN;
    let ofInstant = 0;
    for await (const record of repairs.latest()) {
      if (record.time > from) continue;
      ofInstant = record.time === at ? ofInstant + 1 : 1;
      at = record.time;
      if (at === from && ofInstant <= Number(seen)) continue;
      if (order !== undefined && orderOf(record.deadLetter) !== order) continue;
      if (action !== undefined && record.action !== action) continue;
      items.push(record);
      if (items.length === limit) return { items, continuationToken: `${at}-${ofInstant}` };
    }
    return { items };
  };
}
