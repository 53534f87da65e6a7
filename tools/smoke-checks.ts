/** What the smoke test looks at. Each check resolves with what it saw in a few words, or throws with what was wrong. */
import type { Answer, Api } from './smoke-api.ts';

const PAGE = 1_000;
const STEPS = ['OrderReceived', 'InventoryReserved', 'PaymentCharged', 'OrderShipped', 'OrderCompleted'];

export interface Stock {
  readonly detail: string;
  /** The item there is most of. */
  readonly fullest: string;
}

export async function waitUntilUp(api: Api): Promise<{ detail: string }> {
  const from = performance.now();
  const body = parsed<{ status?: unknown }>(await api.get('/health'), 200);
  if (body.status !== 'ok') throw new Error(`status is ${JSON.stringify(body.status)}`);
  return { detail: `answers after ${((performance.now() - from) / 1_000).toFixed(1)} s` };
}

export async function checkInventory(api: Api): Promise<Stock> {
  const levels = Object.entries(parsed<Record<string, unknown>>(await api.get('/inventory'), 200));
  for (const [item, level] of levels) {
    if (!Number.isInteger(level) || Number(level) < 0) {
      throw new Error(`${item} is at ${JSON.stringify(level)}`);
    }
  }
  const [fullest] = levels.sort(([, left], [, right]) => Number(right) - Number(left));
  if (fullest === undefined) throw new Error('it knows no items');
  return { detail: `${levels.length} items, most of ${fullest[0]}: ${fullest[1]}`, fullest: fullest[0] };
}

export async function checkOverview(api: Api): Promise<{ detail: string }> {
  const { orders, queues, quarantine } = parsed<{
    orders?: Record<string, unknown>;
    queues?: { orders?: Record<string, unknown> };
    quarantine?: unknown;
  }>(await api.get('/overview'), 200);
  const figures = {
    running: orders?.RUNNING,
    completed: orders?.COMPLETED,
    failed: orders?.FAILED,
    queued: queues?.orders?.active,
    'dead-lettered': queues?.orders?.deadLettered,
    quarantined: quarantine,
  };
  for (const [name, value] of Object.entries(figures)) {
    if (!Number.isInteger(value)) throw new Error(`no count of ${name}: ${JSON.stringify(value)}`);
  }
  return {
    detail: Object.entries(figures)
      .map(([name, value]) => `${value} ${name}`)
      .join(', '),
  };
}

/**
 * Reads the notifications to their end, from `after`; with an order, until its last one is there. The page for
 * browsers has to be there as well.
 */
export async function checkNotifications(
  api: Api,
  { orderId, after = '' }: { orderId?: string; after?: string } = {},
): Promise<{ detail: string; cursor: string }> {
  const page = await api.get('/notifications', { accept: 'text/html' });
  if (page.status !== 200 || !page.headers.get('content-type')?.startsWith('text/html')) {
    throw new Error(`the page answers ${page.status} ${page.headers.get('content-type')}`);
  }
  let cursor = after;
  let seen = 0;
  const last = await api.poll(
    () => `the last notification of ${orderId} was there`,
    async () => {
      for (;;) {
        const path = `/notifications?limit=${PAGE}&after=${encodeURIComponent(cursor)}`;
        const { items, cursor: next } = parsed<{
          items?: { orderId?: string; text?: string }[];
          cursor?: string;
        }>(await api.get(path), 200);
        if (!Array.isArray(items) || typeof next !== 'string') throw new Error('no items or no cursor');
        cursor = next;
        const own = items.filter((item) => orderId === undefined || item.orderId === orderId);
        seen += own.length;
        const shipped = own.find(({ text }) => text === 'Order submitted for shipping');
        if (orderId !== undefined && shipped !== undefined) return shipped;
        if (items.length < PAGE) return orderId === undefined ? {} : undefined;
      }
    },
  );
  return { detail: `${seen} read${last.text === undefined ? '' : `, the last: ${last.text}`}`, cursor };
}

export async function checkUnknownOrder(api: Api): Promise<{ detail: string }> {
  const { status } = await api.get('/orders/order_nobody_00000000000000000000000');
  if (status !== 404) throw new Error(`answers ${status}, not 404`);
  return { detail: 'answers 404' };
}

/** Places the order twice under one key and follows it; it has to be completed with all its steps in order. */
export async function followOrder(
  api: Api,
  { item, idempotencyKey }: { item: string; idempotencyKey: string },
): Promise<{ detail: string; id: string }> {
  const from = performance.now();
  const order = { customer: 'Smoke', items: [item], total: 1 };
  const place = async () =>
    parsed<{ id?: string }>(await api.post('/orders', order, { 'idempotency-key': idempotencyKey }), 202).id;
  const id = await place();
  if (id === undefined) throw new Error('the 202 has no id');
  const again = await place();
  if (again !== id) throw new Error(`the same Idempotency-Key made two orders: ${id} and ${again}`);

  let last = 'nothing';
  const { status, order_result: result } = await api.poll(
    () => `order ${id} ended; it is ${last}`,
    async () => {
      const seen = parsed<{ status: string; order_result?: { success: boolean; message: string } }>(
        await api.get(`/orders/${id}`),
        200,
      );
      last = seen.status;
      return ['COMPLETED', 'FAILED'].includes(seen.status) ? seen : undefined;
    },
  );
  if (status !== 'COMPLETED' || result?.success !== true) {
    throw new Error(`order ${id} ended as ${status}: ${result?.message ?? 'no message'}`);
  }
  const took = ((performance.now() - from) / 1_000).toFixed(1);
  // The read side follows a moment later.
  await api.poll(
    () => `the timeline of ${id} had all its steps`,
    async () => {
      const answer = await api.get(`/orders/${id}/timeline`);
      if (answer.status === 404) return undefined;
      const steps = parsed<{ timeline: { type: string }[] }>(answer, 200).timeline.map(({ type }) => type);
      return steps.join() === STEPS.join() ? steps : undefined;
    },
  );
  return { detail: `${id} ${result.message} (${took} s, ${STEPS.length} events)`, id };
}

/** Puts on the shelf what the order will take, so that smoke tests leave the stock as it was. */
export async function restock(api: Api, item: string): Promise<{ detail: string }> {
  const levels = parsed<Record<string, unknown>>(await api.post('/inventory/restock', { [item]: 1 }), 200);
  if (!(Number(levels[item]) >= 1)) throw new Error(`${item} is at ${JSON.stringify(levels[item])}`);
  return { detail: `${item}: ${levels[item]}` };
}

function parsed<T>({ status, body }: Answer, wanted: number): T {
  if (status !== wanted) throw new Error(`answers ${status}, not ${wanted}: ${body.slice(0, 300)}`);
  try {
    return JSON.parse(body) as T;
  } catch (cause) {
    throw new Error(`answers no JSON: ${body.slice(0, 300)}`, { cause });
  }
}
