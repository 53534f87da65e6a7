import type { Config } from '../config.ts';
import { QUARANTINE_QUEUE } from '../contracts/names.ts';
import type { OrderEvent } from '../domain/events.ts';
import type { Evidence } from '../domain/invariants.ts';
import type { Order } from '../domain/order.ts';
import { verifyArchive } from './archive/verify.ts';
import { type Connections, connections } from './connections.ts';
import { unpacked } from './keys.ts';
import { queueCounts } from './queue-counts.ts';
import { readLive } from './read-model/live.ts';
import { PROJECTIONS } from './read-model/progress.ts';
import { readModelTables } from './read-model/tables.ts';
import type { ViewRecord } from './read-model/views.ts';
import { CANCELLED, SHIPPED } from './shipping.ts';
import { type Answer, releaseKey, reserveKey } from './stock/ledger.ts';
import { StockTable } from './stock/stock-table.ts';
import { type StoredRow, Table } from './table.ts';

const PAGE_ROWS = 1_000;
const MOST_PEEKED = 1_000;

/**
 * Everything the stores say, read row by row past the adapters' caches: what the invariants are checked against. For
 * demos, benches and tests; it reads whole tables.
 */
export async function readEvidence(config: Config): Promise<Evidence> {
  const open = connections(config);
  try {
    const { generation } = await readLive(new Table(open, PROJECTIONS));
    const views = await allRows(readModelTables(open, generation).views);
    const [orders, payments, shipments, loyalty] = await Promise.all(
      ['orders', 'payments', 'shipments', 'loyalty'].map((name) => allRows(new Table(open, name))),
    );
    const archived: OrderEvent[] = [];
    const report = await verifyArchive(config, ({ event }) => archived.push(event));
    return {
      orders: (orders ?? []).map((row) => unpacked<{ order: Order }>(row).order),
      views: views.map((row) => unpacked<ViewRecord>(row).view),
      ...paymentsOf(payments ?? []),
      shipments: decidedAs(SHIPPED, shipments ?? []),
      cancellations: decidedAs(CANCELLED, shipments ?? []),
      ...(await stockOf(open)),
      ...loyaltyOf(loyalty ?? []),
      archived,
      chainFaults: report.faults.map(({ blob, line, reason }) => `${blob}:${line} ${reason}`),
      queues: await queueCounts(open, { now: () => Date.now() }).counts(),
      withoutReason: await quarantinedWithoutReason(open),
    };
  } finally {
    await open.close();
  }
}

/** Orders by what became of their shipment. */
function decidedAs(wanted: string, shipments: readonly StoredRow[]): string[] {
  return shipments.filter(({ outcome }) => outcome === wanted).map((row) => String(row.rowKey));
}

async function allRows(table: Table): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  let token: string | undefined;
  do {
    const page = await table.page('', PAGE_ROWS, token);
    rows.push(...page.rows);
    token = page.continuationToken;
  } while (token !== undefined);
  return rows;
}

function paymentsOf(rows: readonly StoredRow[]): Pick<Evidence, 'charges' | 'refunds'> {
  const charges: Evidence['charges'][number][] = [];
  const refunds: Evidence['refunds'][number][] = [];
  for (const row of rows) {
    const [orderId = '', refund] = String(row.rowKey).split(':');
    if (refund === undefined)
      charges.push({ orderId, amount: Number(row.amount), outcome: String(row.outcome) });
    else refunds.push({ orderId, amount: Number(row.amount) });
  }
  return { charges, refunds };
}

/** An answer stands in the order's own row, or still in a batch row of the stock. */
async function stockOf(open: Connections): Promise<Pick<Evidence, 'reservations' | 'stock'>> {
  const ledger = await new StockTable(open).load();
  const answers = new Map<string, Answer>(ledger.answers);
  const opened = new Map<string, Evidence['reservations'][number]['lines']>();
  for (const row of await allRows(new Table(open, 'reservations'))) {
    const [orderId = '', step] = String(row.rowKey).split(':');
    if (step === undefined) {
      const { lines } = unpacked<{ lines?: Evidence['reservations'][number]['lines'] }>(row);
      opened.set(orderId, lines ?? []);
    } else answers.set(step === 'reserve' ? reserveKey(orderId) : releaseKey(orderId), unpacked<Answer>(row));
  }
  return {
    reservations: Array.from(opened, ([orderId, lines]) => ({
      orderId,
      lines,
      reserved: answers.get(reserveKey(orderId))?.type === 'done',
      released: answers.get(releaseKey(orderId))?.type === 'done',
    })),
    stock: Object.fromEntries(ledger.levels),
  };
}

function loyaltyOf(rows: readonly StoredRow[]): Pick<Evidence, 'points' | 'balances'> {
  const points: Evidence['points'][number][] = [];
  const balances: Record<string, number> = {};
  for (const row of rows) {
    const customer = String(row.customer);
    if (row.orderId === undefined) balances[customer] = Number(row.points);
    else {
      const reversed = row.reversedAt !== undefined;
      points.push({ customer, orderId: String(row.orderId), points: Number(row.points), reversed });
    }
  }
  return { points, balances };
}

async function quarantinedWithoutReason(open: Connections): Promise<number> {
  const receiver = (await open.serviceBus()).createReceiver(QUARANTINE_QUEUE);
  try {
    const messages = await receiver.peekMessages(MOST_PEEKED);
    return messages.filter(({ applicationProperties }) => !applicationProperties?.reason).length;
  } finally {
    await receiver.close();
  }
}
