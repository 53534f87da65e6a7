import { randomUUID } from 'node:crypto';
import { TerminalFault, TransientFault } from '../../domain/faults.ts';
import { MOST_SKUS, type StockLine } from '../../domain/stock.ts';
import type { Inventory } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { type Answer, type Operation, releaseKey, reserveKey } from './ledger.ts';
import { type Reservation, Reservations } from './reservations.ts';
import { StockRoom, Uncertain } from './stock-room.ts';
import { StockTable } from './stock-table.ts';

/**
 * Exactly once per order without growing for ever: the order's own row is opened before the stock changes; the
 * stock's transaction carries the answers in its batch row; a batch row goes only when each of its answers stands in
 * its order's own row. So an operation was applied exactly if its answer is found in one of the two places, and
 * whoever repeats it looks at both.
 */
export function inventory(connections: Connections): Inventory & { close(): Promise<void> } {
  const reservations = new Reservations(connections);
  const room = new StockRoom(new StockTable(connections), reservations);
  const underWay = new Map<string, Promise<Answer>>();

  /** Callers with the same operation share one. */
  const once = (key: string, run: () => Promise<Answer>): Promise<Answer> => {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const started = run().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };

  const reserve = async (orderId: string, lines: readonly StockLine[]): Promise<Answer> => {
    const key = reserveKey(orderId);
    const { version } = await room.ledger();
    if ((await reservations.open(orderId, lines)) === 'inserted') {
      const answer = await attempt({ key, kind: 'reserve', orderId, lines }, version);
      if (answer !== undefined) return answer;
    }
    return await repeated(key, orderId, (found) => {
      if (found.reserve !== undefined) return found.reserve;
      if (found.release !== undefined || found.lines === undefined) return { type: 'refused', missing: [] };
      return { key, kind: 'reserve', orderId, lines: found.lines };
    });
  };

  const release = async (orderId: string): Promise<Answer> => {
    const key = releaseKey(orderId);
    return await repeated(key, orderId, (found) => {
      if (found.release !== undefined) return found.release;
      const reserved = found.reserve?.type === 'done';
      if (found.lines === undefined || (found.reserve !== undefined && !reserved)) {
        return { type: 'refused', missing: [] };
      }
      const known = found.reserve === undefined ? {} : { reserved };
      return { key, kind: 'release', orderId, lines: found.lines, ...known };
    });
  };

  /** Looks for the answer in both places before it carries the operation out. */
  const repeated = async (
    key: string,
    orderId: string,
    decide: (found: Reservation) => Answer | Operation,
  ): Promise<Answer> => {
    for (;;) {
      // First the stock, then the rows: an answer moves from there to here.
      const { version, answers } = await room.ledger();
      const answer = answers.get(key);
      if (answer !== undefined) return answer;
      const found = await reservations.find(orderId);
      if (found === undefined) {
        if ((await reservations.open(orderId)) === 'inserted') return { type: 'refused', missing: [] };
        continue;
      }
      const reserve = found.reserve ?? answers.get(reserveKey(orderId));
      const release = found.release ?? answers.get(releaseKey(orderId));
      const decision = decide({ ...found, ...(reserve && { reserve }), ...(release && { release }) });
      if (!('key' in decision)) return decision;
      const carriedOut = await attempt(decision, version);
      if (carriedOut !== undefined) return carriedOut;
    }
  };

  const attempt = async (operation: Operation, since: number): Promise<Answer | undefined> => {
    try {
      return await room.carryOut(operation, since);
    } catch (error) {
      if (error instanceof Uncertain) return undefined;
      throw error;
    }
  };

  /** Of no order, so there is nowhere to look the answer up. */
  const unnumbered = async (make: (key: string) => Operation): Promise<Answer> => {
    const { version } = await room.ledger();
    const answer = await attempt(make(`once/${randomUUID()}`), version);
    if (answer === undefined) {
      throw new TransientFault('stock-outcome-unknown', 'Whether the stock was changed is not known');
    }
    return answer;
  };

  return {
    async reserve(orderId, lines) {
      checkSize(lines);
      const answer = await once(reserveKey(orderId), () => reserve(orderId, lines));
      return answer.type === 'done' ? { type: 'reserved' } : { type: 'rejected', missing: answer.missing };
    },
    async release(orderId) {
      const answer = await once(releaseKey(orderId), () => release(orderId));
      return answer.type === 'done' ? 'released' : 'nothing-reserved';
    },
    async levels() {
      return Object.fromEntries(await room.levels());
    },
    async add(quantities) {
      const lines = Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity }));
      checkSize(lines);
      await unnumbered((key) => ({ key, kind: 'add', lines }));
    },
    async reset() {
      await unnumbered((key) => ({ key, kind: 'reset' }));
    },
    async take(lines) {
      checkSize(lines);
      const answer = await unnumbered((key) => ({ key, kind: 'take', lines }));
      return answer.type === 'done' ? { type: 'taken' } : { type: 'rejected', missing: answer.missing };
    },
    close: () => room.close(),
  };
}

/** All SKUs of one operation change in one transaction. */
function checkSize(lines: readonly StockLine[]): void {
  if (lines.length > MOST_SKUS) {
    throw new TerminalFault('too-many-skus', `${lines.length} SKUs in one order; at most ${MOST_SKUS}`);
  }
}
