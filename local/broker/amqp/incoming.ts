import type { IncomingDelivery, IncomingEvents, IncomingLink } from './entity.ts';
import { AmqpFault } from './fault.ts';
import type { TransferFrame } from './frames.ts';
import { ServerLink } from './link.ts';
import type { SessionTransport, TransferTarget } from './session.ts';

// A sender of the SDK that finds no credit sleeps a second, so there is always plenty.
const CREDIT = 5000;

/** The server's end of a client's sender. */
export class ServerReceiver extends ServerLink<IncomingEvents> implements IncomingLink, TransferTarget {
  #maxMessageSize = Number.POSITIVE_INFINITY;
  /** The delivery whose transfers have not all arrived. */
  #partial: { id: number; format: number; settled: boolean; parts: Buffer[]; bytes: number } | undefined;

  setMaxMessageSize(bytes: number): void {
    this.#maxMessageSize = bytes;
    this.link.local.attach.max_message_size = bytes;
  }

  /** Starts the flow of messages once a handler has taken the link. */
  start(events: IncomingEvents): void {
    this.events = events;
    this.session.receiveOn(this.link.remote.handle ?? 0, this);
    this.link.flow(CREDIT);
  }

  transfer(frame: TransferFrame): void {
    if (!this.events) return;
    const partial = this.#partial;
    if (partial === undefined && !frame.more) {
      this.#deliver(frame.deliveryId ?? 0, frame.format ?? 0, frame.settled, frame.payload);
      return;
    }
    const delivery = partial ?? {
      id: frame.deliveryId ?? 0,
      format: frame.format ?? 0,
      settled: frame.settled,
      parts: [],
      bytes: 0,
    };
    delivery.parts.push(frame.payload);
    delivery.bytes += frame.payload.length;
    // The flag may come with any of a delivery's transfers.
    delivery.settled ||= frame.settled;
    this.#partial = frame.more && !frame.aborted ? delivery : undefined;
    if (frame.aborted) this.#used();
    // The rest of a message that is too large already need not be kept to be refused.
    else if (delivery.bytes > this.#maxMessageSize) delivery.parts.length = 0;
    if (!frame.more && !frame.aborted) {
      const { id, format, settled, parts, bytes } = delivery;
      if (bytes > this.#maxMessageSize) this.#tooLarge(id, settled);
      else this.#deliver(id, format, settled, Buffer.concat(parts, bytes));
    }
  }

  #deliver(id: number, format: number, settled: boolean, bytes: Buffer): void {
    if (bytes.length > this.#maxMessageSize) {
      this.#tooLarge(id, settled);
      return;
    }
    this.#used();
    this.events?.delivery(new Delivery(this.session, id, format, settled, bytes));
  }

  #used(): void {
    const link = this.link;
    link.credit--;
    link.delivery_count = (link.delivery_count + 1) >>> 0;
    if (link.credit < CREDIT / 2) link.flow(CREDIT - link.credit);
  }

  #tooLarge(id: number, settled: boolean): void {
    this.#used();
    const refusal = new AmqpFault(
      'amqp:link:message-size-exceeded',
      `The message is larger than the ${this.#maxMessageSize} bytes that the link allows.`,
    );
    if (!settled) this.session.settle(true, id, refusal);
  }

  protected leaveSession(): void {
    this.#partial = undefined;
    this.session.receiveOn(this.link.remote.handle ?? 0, undefined);
  }
}

class Delivery implements IncomingDelivery {
  readonly bytes: Buffer;
  readonly format: number;
  readonly settled: boolean;
  readonly #session: SessionTransport;
  readonly #id: number;

  constructor(session: SessionTransport, id: number, format: number, settled: boolean, bytes: Buffer) {
    this.#session = session;
    this.#id = id;
    this.format = format;
    this.settled = settled;
    this.bytes = bytes;
  }

  accept(): void {
    if (!this.settled) this.#session.settle(true, this.#id);
  }

  reject(fault: AmqpFault): void {
    if (!this.settled) this.#session.settle(true, this.#id, fault);
  }
}
