import { storageFault } from '../faults.ts';
import {
  type Answer,
  advanced,
  type Ledger,
  type OnRecord,
  type Operation,
  plan,
  type Waiting,
} from './ledger.ts';
import type { Reservations } from './reservations.ts';
import type { StockTable } from './stock-table.ts';

interface Entry extends Waiting {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

// So many batch rows stay behind, so that another instance which reloads sees what happened since it looked last.
const BATCHES_KEPT = 16;
// A batch so old was left by an instance that is gone.
const BATCHES_UNTIL_ORPHANED = 200;
const MOST_CLEARED = 15;

/**
 * Carries operations to the stock, dozens in one transaction. Two instances may do so at once: the head's ETag lets
 * one win, the other reloads and decides again.
 */
export class StockRoom {
  readonly #table: StockTable;
  readonly #reservations: Reservations;
  #ledger: Ledger | undefined;
  #waiting: Entry[] = [];
  #running = false;
  /** Versions whose answers stand in their orders' rows: their batch rows may go. */
  readonly #settled = new Set<number>();
  readonly #settling = new Map<number, Promise<void>>();

  constructor(table: StockTable, reservations: Reservations) {
    this.#table = table;
    this.#reservations = reservations;
  }

  /** The stock as last seen; not older than the last operation of this instance. */
  async ledger(): Promise<Ledger> {
    this.#ledger ??= await this.#table.load();
    return this.#ledger;
  }

  async levels(): Promise<ReadonlyMap<string, number>> {
    return (await this.#table.load()).levels;
  }

  /** `since`: see Waiting. Rejects with `uncertain` when the caller has to look at the order's rows again. */
  carryOut(operation: Operation, since: number): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({ operation, since, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#run());
    });
  }

  /** Waits until the answers are where they belong. */
  async close(): Promise<void> {
    await Promise.all(this.#settling.values());
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      try {
        await this.#round();
      } catch (error) {
        // Whether it was written is unknown: reload, and let the callers repeat.
        this.#ledger = undefined;
        const fault = storageFault('write the stock', error);
        for (const { reject } of this.#waiting.splice(0)) reject(fault);
      }
    }
    this.#running = false;
  }

  async #round(): Promise<void> {
    const ledger = await this.ledger();
    const { answered, uncertain, applied, changed } = plan(ledger, this.#waiting);
    const leave = (entry: Entry) => this.#waiting.splice(this.#waiting.indexOf(entry), 1);
    for (const { entry, answer } of answered) {
      leave(entry);
      entry.resolve(answer);
    }
    for (const entry of uncertain) {
      leave(entry);
      entry.reject(new Uncertain());
    }
    if (applied.length === 0) return;
    const records = applied.map(
      ({ entry: { operation }, answer }): OnRecord => ({
        key: operation.key,
        answer,
        ...('orderId' in operation ? { orderId: operation.orderId } : {}),
      }),
    );
    const cleared = this.#clearable(ledger);
    const written = await this.#table.write(ledger, records, changed, cleared);
    if (written === 'stale') {
      this.#ledger = undefined;
      return;
    }
    this.#ledger =
      written.etag === undefined ? undefined : advanced(ledger, written.etag, records, changed, cleared);
    const done = new Set(applied.map(({ entry }) => entry));
    this.#waiting = this.#waiting.filter((entry) => !done.has(entry));
    for (const { entry, answer } of applied) entry.resolve(answer);
    for (const version of cleared) this.#settled.delete(version);
    this.#settle(ledger.version + 1, records);
  }

  #clearable(ledger: Ledger): number[] {
    const cleared: number[] = [];
    for (const version of this.#settled) if (!ledger.batches.has(version)) this.#settled.delete(version);
    for (const [version, records] of ledger.batches) {
      const age = ledger.version - version;
      if (age >= BATCHES_KEPT && this.#settled.has(version)) cleared.push(version);
      else if (age >= BATCHES_UNTIL_ORPHANED) this.#settle(version, records);
      if (cleared.length === MOST_CLEARED) break;
    }
    return cleared;
  }

  /** In the background: nobody waits for it, and a batch row stays until it has succeeded. */
  #settle(version: number, records: readonly OnRecord[]): void {
    if (this.#settled.has(version) || this.#settling.has(version)) return;
    const settling = this.#reservations
      .settle(records)
      .then(
        () => void this.#settled.add(version),
        // Tried again once the batch counts as orphaned; until then it answers for its orders itself.
        () => undefined,
      )
      .finally(() => this.#settling.delete(version));
    this.#settling.set(version, settling);
  }
}

export class Uncertain extends Error {}
