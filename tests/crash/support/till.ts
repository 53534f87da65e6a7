import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';

/** What becomes of an order, as far as it is up to the order. */
export type Kind =
  | 'small'
  | 'approved'
  | 'rejected'
  | 'out-of-stock'
  | 'declined'
  /** By the customer, while it waits for an approval that never comes. */
  | 'cancelled'
  /** Cancelled as well, but shipping may be faster. */
  | 'raced';

/** What the API said to a cancellation. */
export type Cancellation = 'cancelled' | 'order-shipped' | 'order-ended';

interface Decision {
  readonly approver: string;
  readonly approved: boolean;
}

export interface Placed {
  readonly id: string;
  readonly kind: Kind;
}

const PIECES = 1_000_000;
/** What `stockUp` adds to the first stock. */
export const STOCK: Readonly<Record<string, number>> = {
  milk: 10 + PIECES,
  bread: 10 + PIECES,
  apples: 10 + PIECES,
  oranges: 10 + PIECES,
  iPhone: 10 + PIECES,
};

const ORDERS: Record<Kind, { readonly items: readonly string[]; readonly total: number }> = {
  small: { items: ['milk', 'bread'], total: 10 },
  approved: { items: ['milk', 'bread', 'iPhone'], total: 1299 },
  rejected: { items: ['iPhone', 'iPhone'], total: 2598 },
  'out-of-stock': { items: ['milk', 'truffles'], total: 99 },
  declined: { items: ['apples', 'oranges', 'apples'], total: 7.13 },
  cancelled: { items: ['iPhone', 'milk'], total: 1301 },
  raced: { items: ['bread', 'apples'], total: 5 },
};

const TRY_AGAIN_MS = 60;
const ANSWER_LIMIT_MS = 10_000;
const PATIENCE_MS = 90_000;
// Few enough to have many orders each.
const REGULARS = 8;

/**
 * A till, an approver and customers who change their minds, in front of a platform that comes and goes. An order with an Idempotency-Key is sent again
 * until it is accepted. One without is sent once; when the answer is lost, nobody knows whether it was accepted:
 * its customer, who has no other order, is remembered, and asked about at the end.
 */
export class Till {
  readonly placed: Placed[] = [];
  /** Customers of orders that may have been accepted. */
  readonly lost = new Map<string, Kind>();
  readonly #url: () => string;
  readonly #random: Random;
  /** By order, once it is known. */
  readonly cancellations = new Map<string, Cancellation>();
  readonly #undecided = new Map<string, Decision>();
  readonly #unwanted = new Set<string>();
  #count = 0;
  #unavailable = 0;

  constructor(url: () => string, random: Random) {
    this.#url = url;
    this.#random = random;
  }

  /** How often the intake answered 503. */
  get unavailable(): number {
    return this.#unavailable;
  }

  async stockUp(): Promise<void> {
    const body = Object.fromEntries(Object.keys(STOCK).map((sku) => [sku, PIECES]));
    await this.#insist('/inventory/restock', body);
  }

  async setShipping(active: boolean): Promise<void> {
    await this.#insist(`/shipping/${active ? 'activate' : 'deactivate'}`);
  }

  /** Resolves with the order's id once it is accepted. */
  async place(kind: Kind): Promise<string> {
    const number = ++this.#count;
    const customer = `Regular ${Math.floor(this.#random() * REGULARS)}`;
    const limit = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#send(
        '/orders',
        { customer, ...ORDERS[kind] },
        { 'idempotency-key': `${number}` },
      );
      if (answer?.status === 202) return this.#accepted(answer, kind);
      if (answer !== undefined && answer.status < 500) throw unexpected('/orders', answer);
      if (performance.now() > limit) throw new Error(`order ${number} was not accepted: ${answer?.text}`);
      await sleep(TRY_AGAIN_MS);
    }
  }

  /** All in one batch, beside a row that is no order, until the whole batch is accepted. */
  async placeTogether(kinds: readonly Kind[]): Promise<void> {
    const number = ++this.#count;
    const rows = kinds.map((kind) => ({ customer: `Regular ${number % REGULARS}`, ...ORDERS[kind] }));
    const limit = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#send(
        '/orders/batch',
        { orders: [{ customer: 'nobody' }, ...rows] },
        { 'idempotency-key': `batch-${number}` },
      );
      if (answer?.status === 207) {
        const { items } = JSON.parse(answer.text) as { items: { status: number; id?: string }[] };
        const [nobody, ...placed] = items;
        if (nobody?.status !== 400 || placed.length !== kinds.length)
          throw unexpected('/orders/batch', answer);
        if (placed.every(({ status }) => status === 202)) {
          for (const [index, kind] of kinds.entries()) this.#keep(placed[index]?.id ?? '', kind);
          return;
        }
      } else if (answer !== undefined && answer.status < 500) throw unexpected('/orders/batch', answer);
      if (performance.now() > limit) throw new Error(`batch ${number} was not accepted: ${answer?.text}`);
      await sleep(TRY_AGAIN_MS);
    }
  }

  /** Sends it once and without a key; resolves with its id when it is known to be accepted. */
  async placeOnce(kind: Kind): Promise<string | undefined> {
    const customer = `Passer-by ${++this.#count}`;
    const answer = await this.#send('/orders', { customer, ...ORDERS[kind] });
    if (answer?.status === 202) return this.#accepted(answer, kind);
    if (answer !== undefined && answer.status < 500) throw unexpected('/orders', answer);
    this.lost.set(customer, kind);
    return undefined;
  }

  /** Decides and cancels what waits for it; resolves with for how many orders it got no answer. */
  async decide(): Promise<number> {
    const decisions = [...this.#undecided].map(async ([id, decision]) => {
      const answer = await this.#send(`/orders/${id}/approve`, decision);
      if (answer?.status === 200 || (answer?.status === 409 && (await this.#hasEnded(id)))) {
        this.#undecided.delete(id);
      } else if (answer !== undefined && answer.status < 500 && answer.status !== 409) {
        throw unexpected(`/orders/${id}/approve`, answer);
      }
    });
    await Promise.all([...decisions, ...[...this.#unwanted].map((id) => this.#cancel(id))]);
    return this.#undecided.size + this.#unwanted.size;
  }

  /** Until it is told what became of it: an answer that is lost says nothing. */
  async #cancel(id: string): Promise<void> {
    const answer = await this.#send(`/orders/${id}`, undefined, {}, 'DELETE');
    if (answer === undefined || answer.status >= 500) return;
    const said = cancellationOf(answer);
    if (said === undefined) throw unexpected(`/orders/${id}`, answer);
    this.cancellations.set(id, said);
    this.#unwanted.delete(id);
  }

  /** Asks about the orders whose answers were lost; those that were accepted count from now on. */
  async recall(): Promise<void> {
    for (const [customer, kind] of this.lost) {
      const answer = await this.#insist(
        `/customers/${encodeURIComponent(customer)}/orders`,
        undefined,
        'GET',
      );
      const { items } = JSON.parse(answer.text) as { items: { id: string }[] };
      if (items.length > 1) throw new Error(`${customer} has ${items.length} orders, sent one`);
      for (const { id } of items) {
        this.#keep(id, kind);
        this.lost.delete(customer);
      }
    }
  }

  async overview(): Promise<Overview | undefined> {
    const answer = await this.#send('/overview', undefined, {}, 'GET');
    return answer?.status === 200 ? (JSON.parse(answer.text) as Overview) : undefined;
  }

  /** Every order as the API lists it. */
  async orders(): Promise<ListedOrder[]> {
    const listed: ListedOrder[] = [];
    let path: string | undefined = '/orders?limit=100';
    while (path !== undefined) {
      const { text } = await this.#insist(path, undefined, 'GET');
      const page = JSON.parse(text) as { items: ListedOrder[]; continuationToken?: string };
      listed.push(...page.items);
      const token: string | undefined = page.continuationToken;
      path =
        token === undefined ? undefined : `/orders?limit=100&continuationToken=${encodeURIComponent(token)}`;
    }
    return listed;
  }

  #accepted(answer: Answer, kind: Kind): string {
    const { id } = JSON.parse(answer.text) as { id: string };
    this.#keep(id, kind);
    return id;
  }

  #keep(id: string, kind: Kind): void {
    this.placed.push({ id, kind });
    if (kind === 'approved') this.#undecided.set(id, { approver: 'Chris', approved: true });
    if (kind === 'rejected') this.#undecided.set(id, { approver: 'Kim', approved: false });
    if (kind === 'cancelled' || kind === 'raced') this.#unwanted.add(id);
  }

  async #hasEnded(id: string): Promise<boolean> {
    const answer = await this.#send(`/orders/${id}`, undefined, {}, 'GET');
    if (answer?.status !== 200) return false;
    const { status } = JSON.parse(answer.text) as { status: string };
    return status === 'COMPLETED' || status === 'FAILED';
  }

  async #insist(path: string, body?: unknown, method = 'POST'): Promise<Answer> {
    const limit = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#send(path, body, {}, method);
      if (answer?.status === 200) return answer;
      if (answer !== undefined && answer.status < 500) throw unexpected(path, answer);
      if (performance.now() > limit) throw new Error(`${method} ${path}: ${answer?.text ?? 'no answer'}`);
      await sleep(TRY_AGAIN_MS);
    }
  }

  /** Undefined when no answer came. */
  async #send(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${this.#url()}${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const text = await response.text();
      if (response.status === 503) this.#unavailable++;
      return { status: response.status, text };
    } catch {
      return undefined;
    }
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Overview {
  readonly orders: { readonly RUNNING: number; readonly COMPLETED: number; readonly FAILED: number };
  readonly queues: { readonly orders: { readonly active: number; readonly deadLettered: number } };
  readonly quarantine: number;
}

export interface ListedOrder {
  readonly id: string;
  readonly status: string;
  readonly order_result?: { readonly success: boolean; readonly message: string };
  readonly failure_details?: { readonly message: string };
}

function cancellationOf({ status, text }: Answer): Cancellation | undefined {
  if (status === 202 || status === 200) return 'cancelled';
  const { code } = JSON.parse(text) as { code?: string };
  return status === 409 && (code === 'order-shipped' || code === 'order-ended') ? code : undefined;
}

function unexpected(path: string, { status, text }: Answer): Error {
  return new Error(`${path} answered ${status}: ${text}`);
}
