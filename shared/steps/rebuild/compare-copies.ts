import { createHash } from 'node:crypto';
import type { OrderView } from '../../domain/order-view.ts';
import type { ReadModelCopy } from '../../ports.ts';

export interface Comparison {
  /** Orders in each. */
  readonly live: number;
  readonly fresh: number;
  /** Orders, or events of orders, that the live copy lacks. */
  readonly behind: number;
  /** Orders that differ although the live copy lacks nothing, and orders that the fresh one lacks. */
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly orderId: string;
  /** The first property that differs; `order` when the fresh copy lacks the order. */
  readonly property: string;
  readonly live: unknown;
  readonly fresh: unknown;
}

// Orders go on while they are compared: one that differs is looked at again.
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 200;
const AT_ONCE = 20;

/** Compares every order's document. `catchUp` brings the fresh copy to where the live one is. */
export async function compareCopies({
  live,
  fresh,
  catchUp,
  sleep,
}: {
  readonly live: ReadModelCopy;
  readonly fresh: ReadModelCopy;
  catchUp(): Promise<unknown>;
  sleep(ms: number): Promise<void>;
}): Promise<Comparison> {
  const known = new Map<string, string>();
  for await (const page of live.documents()) for (const view of page) known.set(view.id, digest(view));
  const inLive = known.size;
  await catchUp();
  const suspects = new Set<string>();
  let inFresh = 0;
  let behind = 0;
  for await (const page of fresh.documents()) {
    for (const view of page) {
      inFresh++;
      const then = known.get(view.id);
      if (then === undefined) behind++;
      else if (then !== digest(view)) suspects.add(view.id);
      known.delete(view.id);
    }
  }
  for (const id of known.keys()) suspects.add(id);

  let differences: Difference[] = [];
  for (let look = 0; look < LOOKS && suspects.size > 0; look++) {
    if (look > 0) await sleep(BETWEEN_LOOKS_MS);
    const ids = [...suspects];
    const before = await found(live, ids);
    await catchUp();
    const after = await found(fresh, ids);
    differences = [];
    for (const [index, orderId] of ids.entries()) {
      const verdict = verdictOn(orderId, before[index], after[index]);
      if (verdict === 'same' || verdict === 'behind') suspects.delete(orderId);
      else differences.push(verdict);
      if (verdict === 'behind') behind++;
    }
  }
  return { live: inLive, fresh: inFresh, behind, differences };
}

function verdictOn(
  orderId: string,
  live: OrderView | undefined,
  fresh: OrderView | undefined,
): 'same' | 'behind' | Difference {
  if (live === undefined) return fresh === undefined ? 'same' : 'behind';
  if (fresh === undefined) return { orderId, property: 'order', live: live.status, fresh: 'is missing' };
  if (JSON.stringify(live) === JSON.stringify(fresh)) return 'same';
  if (live.timeline.length < fresh.timeline.length) return 'behind';
  const [left, right] = [live, fresh] as unknown as Record<string, unknown>[];
  for (const property of new Set([...Object.keys(live), ...Object.keys(fresh)])) {
    if (JSON.stringify(left?.[property]) === JSON.stringify(right?.[property])) continue;
    return { orderId, property, live: left?.[property], fresh: right?.[property] };
  }
  return { orderId, property: 'the order of its properties', live: '', fresh: '' };
}

async function found(
  copy: ReadModelCopy,
  orderIds: readonly string[],
): Promise<readonly (OrderView | undefined)[]> {
  const views: (OrderView | undefined)[] = [];
  for (let index = 0; index < orderIds.length; index += AT_ONCE) {
    views.push(...(await Promise.all(orderIds.slice(index, index + AT_ONCE).map((id) => copy.find(id)))));
  }
  return views;
}

function digest(view: OrderView): string {
  return createHash('sha256').update(JSON.stringify(view)).digest('base64');
}
