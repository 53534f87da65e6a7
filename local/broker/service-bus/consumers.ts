import type { Outcome, OutgoingDelivery, OutgoingEvents, OutgoingLink } from '../amqp/entity.ts';
import { asFault } from '../amqp/fault.ts';
import { seal } from './envelope.ts';
import type { Message } from './message.ts';
import type { Queue, Settlement } from './queue.ts';
import type { Lock, Shelf } from './shelf.ts';

// Header fields hold 32 bits; longer lives (49 days) go untold.
const MAX_TTL_MS = 2 ** 32 - 1;

interface Consumer {
  readonly link: OutgoingLink;
  attached: boolean;
  /** Messages taken for the link's credit that are sent once their removal is on disk. */
  reserved: number;
  /** Told when none is reserved any more. */
  drained: (() => void)[];
}

/** The receivers attached to one shelf; they take turns. */
export class Consumers {
  readonly #queue: Queue;
  readonly #shelf: Shelf;
  #consumers: Consumer[] = [];
  #turn = 0;
  #pumping = false;

  constructor(queue: Queue, shelf: Shelf) {
    this.#queue = queue;
    this.#shelf = shelf;
    shelf.onReady(() => this.#wake());
  }

  attach(link: OutgoingLink): OutgoingEvents {
    const consumer: Consumer = { link, attached: true, reserved: 0, drained: [] };
    this.#consumers.push(consumer);
    return {
      credit: () => {
        this.#pump();
        if (consumer.reserved === 0) return undefined;
        return new Promise((resolve) => consumer.drained.push(resolve));
      },
      outcome: (delivery, outcome, settled) => this.#settle(delivery, outcome, settled),
      detached: () => {
        consumer.attached = false;
        this.#consumers = this.#consumers.filter((other) => other !== consumer);
      },
    };
  }

  /** Messages become ready many at a time; one round serves them all. */
  #wake(): void {
    if (this.#pumping || this.#consumers.length === 0) return;
    this.#pumping = true;
    process.nextTick(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  #pump(): void {
    for (;;) {
      const consumer = this.#nextConsumer();
      if (!consumer || !(consumer.link.presettled ? this.#consume(consumer) : this.#deliver(consumer.link)))
        return;
    }
  }

  #nextConsumer(): Consumer | undefined {
    const consumers = this.#consumers;
    for (let tried = 0; tried < consumers.length; tried++) {
      this.#turn = (this.#turn + 1) % consumers.length;
      const consumer = consumers[this.#turn];
      if (consumer && consumer.link.credit > consumer.reserved) return consumer;
    }
    return undefined;
  }

  #deliver(link: OutgoingLink): boolean {
    const lock = this.#queue.lockNext(this.#shelf);
    if (!lock) return false;
    const { message } = lock;
    const delivery = link.send(sealLocked(message, this.#queue.blobOf(message), lock), { tag: lock.token });
    delivery.context = lock;
    return true;
  }

  /**
   * Receive and delete: gone from the disk first, then sent, so that nothing is received twice. A receiver may go
   * away in between.
   */
  #consume(consumer: Consumer): boolean {
    const taken = this.#queue.consumeNext(
      this.#shelf,
      () => consumer.attached,
      (fault) => {
        consumer.reserved--;
        if (!fault && taken) consumer.link.send(sealConsumed(taken.message, taken.blob));
        if (consumer.reserved === 0) for (const resolve of consumer.drained.splice(0)) resolve();
      },
    );
    if (!taken) return false;
    consumer.reserved++;
    return true;
  }

  #settle(delivery: OutgoingDelivery, outcome: Outcome, settled: boolean): void {
    const lock = delivery.context as Lock;
    if (outcome.type === 'released') {
      this.#queue.release(lock);
      if (!settled) delivery.settle();
      return;
    }
    this.#queue.settle(lock, settlementOf(outcome), (fault) => {
      if (!settled) delivery.settle(fault && asFault(fault));
    });
  }
}

function settlementOf(outcome: Exclude<Outcome, { type: 'released' }>): Settlement {
  switch (outcome.type) {
    case 'accepted':
      return COMPLETE;
    case 'rejected':
      // The info carries DeadLetterReason, DeadLetterErrorDescription and the properties to modify alike.
      return { type: 'dead-letter', properties: { ...plainRejection(outcome), ...outcome.info } };
    case 'modified':
      return { type: outcome.undeliverableHere ? 'defer' : 'abandon', properties: outcome.annotations };
    default:
      return outcome satisfies never;
  }
}

const COMPLETE: Settlement = { type: 'complete' };

/** A client that rejects in plain AMQP gives condition and description as its reasons. */
function plainRejection({ condition, description }: { condition?: string; description?: string }) {
  if (condition === undefined || condition === 'com.microsoft:dead-letter') return {};
  return {
    DeadLetterReason: condition,
    ...(description === undefined ? {} : { DeadLetterErrorDescription: description }),
  };
}

export function sealLocked(message: Message, blob: Buffer, lock: Lock): Buffer[] {
  const { sequence, enqueuedAt, deliveryCount } = message;
  return seal(blob, {
    sequence,
    enqueuedAt,
    timeToLive: headerTtl(message),
    deliveryCount: deliveryCount - 1,
    lockedUntil: lock.until,
    ...(message.state === 'deferred' ? { state: STATE.deferred } : {}),
  });
}

export function sealConsumed(message: Message, blob: Buffer): Buffer[] {
  const { sequence, enqueuedAt, deliveryCount } = message;
  return seal(blob, {
    sequence,
    enqueuedAt,
    timeToLive: headerTtl(message),
    deliveryCount: deliveryCount - 1,
  });
}

/** For those who look without taking. */
export function sealPeeked(message: Message, blob: Buffer): Buffer[] {
  const { sequence, enqueuedAt, deliveryCount, state } = message;
  return seal(blob, {
    sequence,
    enqueuedAt,
    timeToLive: headerTtl(message),
    deliveryCount,
    ...(state === 'active' ? {} : { state: STATE[state] }),
  });
}

const STATE = { deferred: 1, scheduled: 2 } as const;

function headerTtl({ timeToLive }: Message): number | undefined {
  return timeToLive <= MAX_TTL_MS ? timeToLive : undefined;
}
