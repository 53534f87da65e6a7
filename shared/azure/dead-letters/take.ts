import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import type { DeadLetter } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import { idOf, type Place, placeOf } from './places.ts';

// Few: the others stay for those who work on them at the same time.
const LOCKED_AT_ONCE = 10;
const WAIT_MS = 1_500;
// A lock holds a minute, and five seconds at least.
const RENEW_AFTER_MS = 2_000;

interface Locked {
  readonly message: ServiceBusReceivedMessage;
  /** performance.now() of its last renewal. */
  since: number;
}

/**
 * Locks the wanted messages and takes each away once `handle` is done with it. A queue gives what is in front: what is
 * not wanted is locked as well on the way, and given back in the end.
 */
export async function takeFrom(
  place: Place,
  receiver: ServiceBusReceiver,
  wanted: ReadonlySet<string>,
  opened: (message: ServiceBusReceivedMessage) => Promise<DeadLetter>,
  handle: (letter: DeadLetter) => Promise<'done' | 'kept'>,
): Promise<void> {
  const left = new Set(wanted);
  const last = [...wanted].reduce((highest, id) => {
    const sequence = BigInt(placeOf(id)?.sequence ?? 0);
    return sequence > highest ? sequence : highest;
  }, 0n);
  const locked = new Map<string, Locked>();
  const seen = new Set<string>();
  try {
    // Having got some, the SDK waits a second for those that are missing: it is asked for no more than are wanted, as
    // long as what is in front is wanted.
    let most = Math.min(left.size, LOCKED_AT_ONCE);
    while (left.size > 0) {
      const before = left.size;
      const received = await receiver.receiveMessages(most, { maxWaitTimeInMs: WAIT_MS });
      const since = performance.now();
      for (const message of received) locked.set(idIn(place, message), { message, since });
      // Nothing more, or only what was given out before: those in front come round again when their locks run out.
      if (received.every((message) => seen.has(idIn(place, message)))) return;
      for (const message of received) {
        const id = idIn(place, message);
        seen.add(id);
        if (!left.delete(id)) continue;
        const letter = await opened(message);
        const lock = locked.get(id);
        if (lock !== undefined) await renewed(receiver, lock);
        if ((await handle(letter)) === 'kept') continue;
        await pointed('repair.remove', () => receiver.completeMessage(message));
        locked.delete(id);
      }
      most = left.size < before ? Math.min(left.size, LOCKED_AT_ONCE) : LOCKED_AT_ONCE;
      if (received.every(({ sequenceNumber }) => BigInt(String(sequenceNumber)) > last)) return;
    }
  } finally {
    // Given back at once, not when their locks run out. One whose lock ran out is back already.
    await Promise.allSettled(Array.from(locked.values(), ({ message }) => receiver.abandonMessage(message)));
  }
}

/** Those that were locked together are handled one after the other, and that may take its time. */
async function renewed(receiver: ServiceBusReceiver, lock: Locked): Promise<void> {
  if (performance.now() - lock.since < RENEW_AFTER_MS) return;
  await receiver.renewMessageLock(lock.message);
  lock.since = performance.now();
}

function idIn(place: Place, { sequenceNumber }: ServiceBusReceivedMessage): string {
  return idOf(place, String(sequenceNumber));
}
