/** What the load tool asks of the API. */
import type { Pool } from 'undici';
import type { Send } from './arrivals.ts';
import type { OrderStates } from './settle.ts';

/** Nothing was sent yet; the message says why. */
export class CannotStart extends Error {
  readonly code = 'cannot-start';
}

export async function mustAnswer(pool: Pool, address: string): Promise<void> {
  try {
    const { body } = await pool.request({ method: 'GET', path: '/health' });
    await body.dump();
  } catch (error) {
    throw new CannotStart(
      `${address} does not answer (${reasonOf(error)}). Is it started, and the address right?`,
    );
  }
}

/** Fills the shelves. */
export async function restock(pool: Pool, goods: Readonly<Record<string, number>>): Promise<void> {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path: '/inventory/restock',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(goods),
  });
  const text = await body.text();
  if (statusCode !== 200)
    throw new CannotStart(`POST /inventory/restock answered ${statusCode}: ${text.slice(0, 300)}`);
}

/** Posts orders; the ids of those that were accepted are added to `accepted`. */
export function poster(pool: Pool, order: (index: number) => unknown, accepted: string[]): Send {
  return async (index) => {
    try {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: '/orders',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(order(index)),
      });
      if (statusCode !== 202) {
        await body.dump();
        return String(statusCode);
      }
      const { id } = (await body.json()) as { id?: unknown };
      if (typeof id !== 'string') return '202 without an id';
      accepted.push(id);
      return '202';
    } catch (error) {
      return reasonOf(error);
    }
  };
}

export function orderStates(pool: Pool): OrderStates {
  const read = async (path: string): Promise<unknown> => {
    try {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path,
        headers: { accept: 'application/json' },
      });
      const text = await body.text();
      return statusCode === 200 ? JSON.parse(text) : undefined;
    } catch {
      // Asked again in the next round; an order that never answers is counted as open.
      return undefined;
    }
  };
  return {
    async end(orderId) {
      const order = (await read(`/orders/${orderId}`)) as
        | { status?: string; order_result?: { message?: string } }
        | undefined;
      if (order?.status !== 'COMPLETED' && order?.status !== 'FAILED') return 'open';
      return /^Order was cancelled/.test(order.order_result?.message ?? '') ? 'cancelled' : 'completed';
    },
    async quarantined(orderId) {
      const letters = (await read(`/operations/dead-letters?order=${orderId}&limit=1`)) as
        | { items?: readonly unknown[] }
        | undefined;
      return (letters?.items?.length ?? 0) > 0;
    },
  };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
