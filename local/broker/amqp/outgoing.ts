import type { Outcome, OutgoingDelivery, OutgoingEvents, OutgoingLink } from './entity.ts';
import type { AmqpFault } from './fault.ts';
import type { DispositionFrame } from './frames.ts';
import { plain, ServerLink } from './link.ts';
import type { RheaLink } from './rhea.ts';
import type { CreditTarget, SessionTransport, Unsettled } from './session.ts';

const ACCEPTED: Outcome = { type: 'accepted' };
const RELEASED: Outcome = { type: 'released' };
const SETTLED = 1;

/** The server's end of a client's receiver. */
export class ServerSender extends ServerLink<OutgoingEvents> implements OutgoingLink, CreditTarget {
  readonly filters: Readonly<Record<string, unknown>>;
  readonly presettled: boolean;
  #nextTag = 0;
  #noticed = false;

  constructor(link: RheaLink, session: SessionTransport) {
    super(link, session);
    this.filters = (plain(link.source?.filter) ?? {}) as Record<string, unknown>;
    this.presettled = link.snd_settle_mode === SETTLED;
  }

  get credit(): number {
    return this.events !== undefined && this.session.open ? this.link.credit : 0;
  }

  setProperties(properties: Record<string, unknown>): void {
    this.link.local.attach.properties = properties;
  }

  start(events: OutgoingEvents): void {
    this.events = events;
    this.session.addCreditTarget(this);
    this.link.on('sender_flow', () => this.creditChanged());
  }

  /** Runs after the rest of the turn, so that an attach that came together with its first flow is answered first. */
  creditChanged(): void {
    if (this.#noticed) return;
    this.#noticed = true;
    process.nextTick(() => {
      this.#noticed = false;
      const before = this.link.delivery_count;
      const sent = this.credit > 0 ? this.events?.credit() : undefined;
      if (this.link.delivery_count === before && !this.link._draining) this.session.acknowledge();
      if (sent === undefined) this.#answerDrain();
      else void sent.then(() => this.#answerDrain());
    });
  }

  #answerDrain(): void {
    // With the session's window shut there may be messages that still go out for this credit.
    if (!this.link._draining || !this.events || !this.session.open) return;
    this.link._draining = false;
    this.session.drained(this.link);
  }

  send(parts: readonly Buffer[], options: { tag?: Buffer; settled?: boolean } = {}): OutgoingDelivery {
    const settled = this.presettled || options.settled === true;
    const tag = options.tag ?? this.#numberedTag();
    const delivery = new Delivery(this.session, tag, (frame) => this.#outcome(delivery, frame));
    const id = this.session.send(this.link, tag, settled, parts, settled ? undefined : delivery);
    delivery.id = id;
    return delivery;
  }

  #numberedTag(): Buffer {
    const tag = Buffer.allocUnsafe(4);
    tag.writeUInt32BE(this.#nextTag);
    this.#nextTag = (this.#nextTag + 1) >>> 0;
    return tag;
  }

  #outcome(delivery: Delivery, frame: DispositionFrame): void {
    if (frame.settled) this.session.forget(delivery.id);
    const outcome = readOutcome(frame.state);
    if (outcome) this.events?.outcome?.(delivery, outcome, frame.settled);
  }

  protected leaveSession(): void {
    this.session.removeCreditTarget(this);
  }
}

class Delivery implements OutgoingDelivery, Unsettled {
  readonly tag: Buffer;
  context: unknown;
  id = 0;
  readonly #session: SessionTransport;
  readonly #outcome: (frame: DispositionFrame) => void;

  constructor(session: SessionTransport, tag: Buffer, outcome: (frame: DispositionFrame) => void) {
    this.#session = session;
    this.tag = tag;
    this.#outcome = outcome;
  }

  outcome(frame: DispositionFrame): void {
    this.#outcome(frame);
  }

  settle(fault?: AmqpFault): void {
    this.#session.settle(false, this.id, fault);
  }
}

function readOutcome(state: DispositionFrame['state']): Outcome | undefined {
  switch (state?.code) {
    case 0x24:
      return ACCEPTED;
    case 0x26:
      return RELEASED;
    case 0x25: {
      const [error] = state.fields as [unknown[] | null | undefined];
      const [condition, description, info] = Array.isArray(error) ? error : [];
      return {
        type: 'rejected',
        ...(typeof condition === 'string' ? { condition } : {}),
        ...(typeof description === 'string' ? { description } : {}),
        info: (info ?? {}) as Record<string, unknown>,
      };
    }
    case 0x27: {
      const [deliveryFailed, undeliverableHere, annotations] = state.fields;
      return {
        type: 'modified',
        deliveryFailed: deliveryFailed === true,
        undeliverableHere: undeliverableHere === true,
        annotations: (annotations ?? {}) as Record<string, unknown>,
      };
    }
    default:
      // `received` tells progress only, and no state at all leaves the delivery as it is.
      return undefined;
  }
}
