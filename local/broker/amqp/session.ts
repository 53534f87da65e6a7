import type { AmqpFault } from './fault.ts';
import { type DispositionFrame, type TransferFrame, writeAccepted, writeTransfers } from './frames.ts';
import type { Outbox } from './outbox.ts';
import { type Frame, frames, type RheaLink, type RheaSession, rejected } from './rhea.ts';

/** A delivery the client has not settled yet, or wants an answer to. */
export interface Unsettled {
  outcome(frame: DispositionFrame): void;
}

/** What takes the transfers of one handle. */
export interface TransferTarget {
  transfer(frame: TransferFrame): void;
}

export interface CreditTarget {
  creditChanged(): void;
}

// Every peer accepts frames of 512 bytes; without a limit of the client's ours keeps frames handy.
const LEAST_FRAME_LIMIT_BYTES = 512;
const FRAME_LIMIT_BYTES = 1024 * 1024;

const EMPTY_FRAME = Buffer.from('0000000802000000', 'hex');

/**
 * Moves the messages of one session: transfers in both directions, dispositions, and the session's windows.
 * Everything else of the session (begin, attach, flow, detach, end) stays with rhea.
 */
export class SessionTransport {
  readonly #session: RheaSession;
  readonly #outbox: Outbox;
  readonly #targets = new Map<number, TransferTarget>();
  readonly #creditTargets = new Set<CreditTarget>();
  readonly #unsettled = new Map<number, Unsettled>();
  readonly #maxFrameSize: number;
  /** Transfer frames the client's incoming window has no room for yet. */
  #held: Buffer[] = [];
  #nextDeliveryId = 0;
  #accepted: { asReceiver: boolean; first: number; last: number } | undefined;
  #flushScheduled = false;

  constructor(session: RheaSession, outbox: Outbox) {
    this.#session = session;
    this.#outbox = outbox;
    const limit = session.connection.max_frame_size ?? FRAME_LIMIT_BYTES;
    this.#maxFrameSize = Math.min(Math.max(limit, LEAST_FRAME_LIMIT_BYTES), FRAME_LIMIT_BYTES);
    keepLinksByHandle(session);
    const onFlow = session.on_flow;
    session.on_flow = (frame: Frame) => {
      onFlow.call(session, frame);
      this.#windowMoved();
    };
  }

  /** `handle`: the client's, as its transfers name it. */
  receiveOn(handle: number, target: TransferTarget | undefined): void {
    if (target) this.#targets.set(handle, target);
    else this.#targets.delete(handle);
  }

  addCreditTarget(target: CreditTarget): void {
    this.#creditTargets.add(target);
  }

  removeCreditTarget(target: CreditTarget): void {
    this.#creditTargets.delete(target);
  }

  onTransfer(frame: TransferFrame): void {
    const { incoming } = this.#session;
    incoming.next_transfer_id = (incoming.next_transfer_id + 1) >>> 0;
    // rhea tells the client a new window when half of it is used, in its next round.
    if (incoming.max_transfer_id - incoming.next_transfer_id < incoming.window / 2) {
      this.#session.connection._register();
    }
    // A link that was just refused still gets what the client had under way: that falls on the floor.
    this.#targets.get(frame.handle)?.transfer(frame);
  }

  onDisposition(frame: DispositionFrame): void {
    if (!frame.byReceiver) return;
    for (let id = frame.first; id <= frame.last; id++) this.#unsettled.get(id)?.outcome(frame);
  }

  /** Whether the client's session window lets frames through. */
  get open(): boolean {
    return this.#held.length === 0 && this.#session.outgoing.transfer_window() > 0;
  }

  send(
    link: RheaLink,
    tag: Buffer,
    settled: boolean,
    parts: readonly Buffer[],
    unsettled?: Unsettled,
  ): number {
    const deliveryId = this.#nextDeliveryId;
    this.#nextDeliveryId = (deliveryId + 1) >>> 0;
    if (unsettled) this.#unsettled.set(deliveryId, unsettled);
    const { channel } = this.#session.local;
    const { handle } = link.local;
    for (const frame of writeTransfers(
      channel,
      { handle, deliveryId, tag, settled },
      parts,
      this.#maxFrameSize,
    )) {
      if (this.open) this.#write(frame);
      else this.#held.push(frame);
    }
    link.credit--;
    link.delivery_count = (link.delivery_count + 1) >>> 0;
    return deliveryId;
  }

  forget(deliveryId: number): void {
    this.#unsettled.delete(deliveryId);
  }

  /** Settles a delivery of ours or of the client's; neighbours that are accepted in a row share a frame. */
  settle(asReceiver: boolean, deliveryId: number, fault?: AmqpFault): void {
    if (!asReceiver) this.#unsettled.delete(deliveryId);
    const run = this.#accepted;
    if (fault) {
      this.#flushAccepted();
      this.#outbox.flush();
      this.#session.output(
        frames.disposition({
          role: asReceiver,
          first: deliveryId,
          last: deliveryId,
          settled: true,
          state: rejected({ condition: fault.code, description: fault.message }),
        }),
      );
    } else if (run && run.asReceiver === asReceiver && run.last + 1 === deliveryId) {
      run.last = deliveryId;
    } else {
      this.#flushAccepted();
      this.#accepted = { asReceiver, first: deliveryId, last: deliveryId };
      if (!this.#flushScheduled) {
        this.#flushScheduled = true;
        process.nextTick(() => {
          this.#flushScheduled = false;
          this.#flushAccepted();
        });
      }
    }
  }

  /** Tells the client that all its credit is used up, which is how a drain is answered. */
  drained(link: RheaLink): void {
    const { incoming, outgoing } = this.#session;
    link.delivery_count = (link.delivery_count + link.credit) >>> 0;
    link.credit = 0;
    this.#flushAccepted();
    this.#outbox.flush();
    this.#session.output(
      frames.flow({
        next_incoming_id: incoming.next_transfer_id >>> 0,
        incoming_window: incoming.window,
        next_outgoing_id: outgoing.next_transfer_id >>> 0,
        outgoing_window: outgoing.window,
        handle: link.local.handle,
        delivery_count: link.delivery_count,
        link_credit: 0,
        drain: true,
      }),
    );
  }

  /**
   * Answers with an empty frame when there is nothing to say: the kernel's acknowledgement goes with it at once.
   * Alone it takes its time (40 ms), and until then a client with Nagle's algorithm holds back its next frame.
   */
  acknowledge(): void {
    this.#outbox.push(EMPTY_FRAME);
  }

  /** Sends what waits, so that a frame of rhea's (a detach) comes after it. */
  flush(): void {
    this.#flushAccepted();
    this.#outbox.flush();
  }

  #flushAccepted(): void {
    const run = this.#accepted;
    if (run === undefined) return;
    this.#accepted = undefined;
    this.#outbox.push(writeAccepted(this.#session.local.channel, run.asReceiver, run.first, run.last));
  }

  #write(frame: Buffer): void {
    const { outgoing } = this.#session;
    outgoing.next_transfer_id = (outgoing.next_transfer_id + 1) >>> 0;
    this.#outbox.push(frame);
  }

  #windowMoved(): void {
    let sent = 0;
    while (sent < this.#held.length && this.#session.outgoing.transfer_window() > 0) {
      this.#write(this.#held[sent++] as Buffer);
    }
    if (sent > 0) this.#held = this.#held.slice(sent);
    // Also with nothing held: links see no credit while the window is shut, and this flow may have opened it.
    if (this.open) for (const target of this.#creditTargets) target.creditChanged();
  }
}

/**
 * rhea keeps a session's links by name alone, but a client may have a sender and a receiver of one name, and may
 * attach a name again while the end of its last link is still under way. The server never attaches first, so every
 * attach is a new link here, kept by its handle.
 */
function keepLinksByHandle(session: RheaSession): void {
  session.on_attach = (frame: Frame) => {
    const { name, role, handle } = frame.performative as { name: string; role: boolean; handle: number };
    const link = role ? session.create_sender(name) : session.create_receiver(name);
    delete session.links[name];
    session.links[link.local.handle] = link;
    session.remote.handles[handle] = link;
    link.remote.handle = handle;
    link.remote.attach = frame.performative;
    link.on_attach(frame);
  };
  session.remove_link = (link: RheaLink) => {
    const { handle } = link.remote;
    if (handle !== undefined && session.remote.handles[handle] === link)
      delete session.remote.handles[handle];
    delete session.local.handles[link.local.handle];
    delete session.links[link.local.handle];
  };
}
