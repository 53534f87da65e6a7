import { additions, type CompletedOrder, MOST_ORDERS_A_RUN } from '../domain/loyalty-job.ts';
import type { Clock, CompletedOrders, JobBook, JobBooks, Quarantine } from '../ports.ts';
import type { Log } from '../telemetry.ts';
import { readJson } from './read-json.ts';

interface Deps {
  readonly clock: Clock;
  readonly completedOrders: CompletedOrders;
  readonly jobBooks: JobBooks;
  readonly quarantine: Quarantine;
  /** For demonstrations: the orders are read, and nothing is counted yet. */
  readonly onRead?: (orders: number) => Promise<void>;
}

export type JobRun =
  /** Another worker is at it. */
  | { readonly type: 'busy' }
  /** Another worker took over in the middle: nothing was counted. */
  | { readonly type: 'overtaken' }
  /** `before`: of an earlier run, which did not get to remove them. */
  | { readonly type: 'counted'; readonly orders: number; readonly before: number };

/**
 * One run of the loyalty job: counts at most ten orders and removes them. A worker that dies between the two leaves
 * orders that are on record as counted: the next run removes them, and that is all.
 */
export function runLoyaltyJob({ clock, completedOrders, jobBooks, quarantine, onRead }: Deps) {
  return async (log: Log): Promise<JobRun> => {
    const book = await jobBooks.open();
    if (book === undefined) return { type: 'busy' };
    try {
      return await count(book, log);
    } finally {
      if ((await book.close()) === 'lost') {
        log('warn', 'The loyalty job took longer than its lease', { step: 'loyalty-job', owner: book.owner });
      }
    }
  };

  async function count(book: JobBook, log: Log): Promise<JobRun> {
    const names = await completedOrders.first(MOST_ORDERS_A_RUN);
    const read = await Promise.all(names.map((name) => readOne(name, log)));
    // A saga that was started again ended at another time, and left its order under another name.
    const byId = new Map(read.flatMap((order) => (order === undefined ? [] : [[order.orderId, order]])));
    const orders = [...byId.values()];
    await onRead?.(orders.length);
    if (names.length === 0) return { type: 'counted', orders: 0, before: 0 };

    const counted = await book.counted(orders.map(({ orderId }) => orderId));
    const fresh = orders.filter(({ orderId }) => !counted.has(orderId));
    if (fresh.length > 0) {
      const orderIds = fresh.map(({ orderId }) => orderId);
      if ((await book.save({ orderIds, additions: additions(fresh) })) === 'refused') {
        return { type: 'overtaken' };
      }
    }
    await Promise.all(names.map((name) => completedOrders.remove(name)));
    const run = { orders: fresh.length, before: counted.size };
    log('info', 'Loyalty job', { step: 'loyalty-job', owner: book.owner, ...run });
    return { type: 'counted', ...run };
  }

  /** undefined: another worker removed it, or it is none: that goes to quarantine, for it would come first for ever. */
  async function readOne(name: string, log: Log): Promise<CompletedOrder | undefined> {
    const body = await completedOrders.read(name);
    if (body === undefined) return undefined;
    const parsed = readJson('CompletedOrder', body);
    if (parsed.ok) return parsed.value;
    const { code: reason, description } = parsed;
    log('error', 'A blob of the loyalty job is put aside', { step: 'loyalty-job', blob: name, reason });
    await quarantine.put({
      ...{ body, source: `blob:${name}`, reason, description, attempts: 1 },
      ...{ time: clock.now(), messageId: name },
    });
    return undefined;
  }
}
