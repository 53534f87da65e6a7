import { sourceNamed } from '../../contracts/sources.ts';
import { orderIdParts } from '../../domain/order-id.ts';
import type { DeadLetter, OrderStore, Quarantine } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import { readOrderEvent } from '../read-events.ts';
import { readQueuedOrder } from '../read-queued-order.ts';
import { type Change, changedBody } from './changed-body.ts';
import { mustHaveSource } from './replay.ts';
import { jsonOf } from './selection.ts';
import { type Hand, type Repairing, record, workOff } from './work-off.ts';

export interface Editing extends Repairing {
  readonly quarantine: Quarantine;
  readonly orders: OrderStore;
}

export interface Edit {
  readonly change: Change;
  /** Sent to where it came from, or put aside again, in quarantine and under a new id. */
  readonly next: 'replay' | 'keep';
  /** False: it is only looked whether it could be done. */
  readonly really: boolean;
}

export type EditResult =
  | {
      readonly type: 'edited';
      readonly before: DeadLetter;
      readonly body: Uint8Array;
      readonly really: boolean;
    }
  | { readonly type: 'not-there' }
  /** The new body would not be processed either. */
  | { readonly type: 'invalid'; readonly description: string }
  /** The order was persisted in the first attempt, and stands: another body would be without effect. */
  | { readonly type: 'persisted'; readonly orderId: string };

const AT_ONCE = 1_000;

/** Gives a message another body; the record keeps the original. */
export function editDeadLetter(deps: Editing) {
  return async (id: string, { change, next, really }: Edit, hand: Hand): Promise<EditResult> => {
    const letter = await deps.deadLetters.find(id);
    if (letter === undefined) return { type: 'not-there' };
    mustHaveSource(letter);
    const changed = changedBody(letter.body, change);
    if (!changed.ok) return { type: 'invalid', description: changed.description };
    const { body } = changed;
    const invalid = faultOf(letter, body);
    if (invalid !== undefined) return { type: 'invalid', description: invalid };
    const persisted = await persistedOtherwise(deps.orders, letter, body);
    if (persisted !== undefined) return { type: 'persisted', orderId: persisted };
    if (!really) return { type: 'edited', before: letter, body, really };

    const { gone, failed } = await workOff(deps, [id], AT_ONCE, async (taken) => {
      await record(deps, hand, { action: 'edit', deadLetter: taken, edited: { body, next } });
      await pointed('repair.send', () =>
        next === 'replay'
          ? deps.deadLetters.resend({ ...taken, body })
          : deps.quarantine.put({ ...taken, body }),
      );
    });
    const [failure] = failed;
    if (failure !== undefined) return { type: 'invalid', description: failure.message };
    return gone.length > 0 ? { type: 'not-there' } : { type: 'edited', before: letter, body, really };
  };
}

/** What keeps the new body from being processed, or makes it another message than it was. */
function faultOf(letter: DeadLetter, body: Uint8Array): string | undefined {
  switch (sourceNamed(letter.source)?.contract) {
    case 'QueuedOrder': {
      const read = readQueuedOrder(body);
      if (!read.ok) return read.description;
      const own = orderIdParts(letter.messageId) === undefined ? idOf(letter.body) : letter.messageId;
      return own === undefined || own === read.value.id ? undefined : `/id must stay ${own}`;
    }
    case 'OrderEvent': {
      const read = readOrderEvent(body);
      if (!read.ok) return read.description;
      const own = idOf(letter.body);
      if (own !== undefined && own !== read.value.id) return `/id must stay ${own}`;
      const { id, orderId, seq } = read.value;
      return id === `${orderId}/${seq}` ? undefined : '/id must be orderId/seq';
    }
    default:
      return `${letter.source} has no contract`;
  }
}

function idOf(body: Uint8Array): string | undefined {
  const id = (jsonOf(body) as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

async function persistedOtherwise(
  orders: OrderStore,
  { source }: DeadLetter,
  body: Uint8Array,
): Promise<string | undefined> {
  if (sourceNamed(source)?.contract !== 'QueuedOrder') return undefined;
  const read = readQueuedOrder(body);
  if (!read.ok) return undefined;
  const { receivedAt: _, ...wanted } = read.value;
  const found = await orders.find(wanted.id);
  if (found === undefined) return undefined;
  const { receivedAt: __, ...stands } = found;
  return sameJson(stands, wanted) ? undefined : wanted.id;
}

/** Whatever the order of their keys. */
function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
