import { TerminalFault, TransientFault } from '../../domain/faults.ts';
import type { OrderView } from '../../domain/order-view.ts';
import { evolveTraced } from '../../domain/timeline.ts';
import type { StoredEvent } from '../../ports.ts';
import { packed, unpacked } from '../keys.ts';
import { orderPartition } from '../order-store.ts';
import type { Table } from '../table.ts';

/**
 * An order's row. `positions`: by seq, the position at which each event was first applied. They tell a repeat of an
 * event (same seq, other position) from a repeat of a batch (same position), so that what is derived from a batch,
 * counts and notifications, is the same however often the batch comes.
 */
export interface ViewRecord {
  readonly view: OrderView;
  readonly positions: Readonly<Record<number, number>>;
}

interface Held {
  readonly record: ViewRecord;
  readonly etag: string;
}

// Some 2 kB each; an order that waits longer for its next event is read again.
const MOST_HELD = 20_000;

/** The orders' rows. */
export class Views {
  readonly #table: Table;
  /** Least recently used first. */
  readonly #held = new Map<string, Held>();

  constructor(table: Table) {
    this.#table = table;
  }

  /**
   * Applies one order's events; one write at most. Events of an order whose OrderReceived never came (it lies in
   * quarantine) are a TerminalFault, so that they end there as well and can be replayed after it.
   */
  async apply(orderId: string, events: readonly StoredEvent[]): Promise<ViewRecord> {
    const held = this.#held.get(orderId);
    // A new order is inserted unread.
    const known = held ?? (events[0]?.event.type === 'OrderReceived' ? undefined : await this.#read(orderId));
    const written = await this.#write(orderId, known, events);
    if (written !== 'refused') return begun(orderId, written);
    // It was there after all, or another instance wrote it: once more on what is there now.
    const again = await this.#write(orderId, await this.#read(orderId), events);
    if (again !== 'refused') return begun(orderId, again);
    throw new TransientFault('projection-moved', `Another instance projects order ${orderId}`);
  }

  async find(orderId: string): Promise<OrderView | undefined> {
    const row = await this.#table.get(orderPartition(orderId), orderId);
    return row === undefined ? undefined : unpacked<ViewRecord>(row).view;
  }

  /** Every view of one partition of the table. */
  async ofPartition(partition: string): Promise<OrderView[]> {
    return (await this.#table.range(partition)).map((row) => unpacked<ViewRecord>(row).view);
  }

  async #write(
    orderId: string,
    known: Held | undefined,
    events: readonly StoredEvent[],
  ): Promise<ViewRecord | undefined | 'refused'> {
    const record = folded(known?.record, events);
    if (record === undefined || record === known?.record) return record;
    this.#held.delete(orderId);
    const row = { partitionKey: orderPartition(orderId), rowKey: orderId, ...packed(record) };
    const written = await this.#table.putGuarded(row, known?.etag);
    if (written === 'refused') return 'refused';
    if (written.etag !== undefined) this.#hold(orderId, { record, etag: written.etag });
    return record;
  }

  async #read(orderId: string): Promise<Held | undefined> {
    const row = await this.#table.get(orderPartition(orderId), orderId);
    return row === undefined ? undefined : { record: unpacked<ViewRecord>(row), etag: row.etag };
  }

  #hold(orderId: string, held: Held): void {
    this.#held.set(orderId, held);
    if (this.#held.size <= MOST_HELD) return;
    for (const oldest of this.#held.keys()) {
      this.#held.delete(oldest);
      break;
    }
  }
}

function begun(orderId: string, record: ViewRecord | undefined): ViewRecord {
  if (record !== undefined) return record;
  throw new TerminalFault('order-not-begun', `The read model has no OrderReceived of ${orderId}`);
}

function folded(before: ViewRecord | undefined, events: readonly StoredEvent[]): ViewRecord | undefined {
  let record = before;
  for (const { event, position, trail } of events) {
    const view = evolveTraced(record?.view, event, trail);
    if (view === undefined || view === record?.view) continue;
    record = { view, positions: { ...record?.positions, [event.seq]: position } };
  }
  return record;
}
