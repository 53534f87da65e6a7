import type { DeliveryRow } from './delivery-journal.ts';
import type { Lock } from './shelf.ts';

export type MessageState = 'active' | 'deferred' | 'scheduled';

/** A message as the running broker knows it. Times in epoch ms. */
export class Message {
  readonly sequence: number;
  readonly timeToLive: number;
  enqueuedAt: number;
  /** Infinity for never. */
  expiresAt: number;
  /** For scheduled messages. */
  scheduledFor: number;
  state: MessageState;
  /** How often it was handed out so far. */
  deliveryCount: number;
  /** In memory while the broker's memory budget lasts; otherwise it is read when it is needed. */
  blob: Buffer | undefined;
  lock: Lock | undefined;
  /** The journal's row that knows of its last delivery. */
  delivery: DeliveryRow | undefined;
  /** Completed, expired, cancelled or moved: whoever still finds it passes it by. */
  gone = false;

  constructor(fields: {
    sequence: number;
    state: MessageState;
    timeToLive: number;
    enqueuedAt: number;
    scheduledFor: number;
    deliveryCount: number;
  }) {
    this.sequence = fields.sequence;
    this.state = fields.state;
    this.timeToLive = fields.timeToLive;
    this.enqueuedAt = fields.enqueuedAt;
    this.scheduledFor = fields.scheduledFor;
    this.deliveryCount = fields.deliveryCount;
    // A scheduled message's time begins when it is enqueued.
    this.expiresAt =
      fields.state === 'scheduled' ? Number.POSITIVE_INFINITY : fields.enqueuedAt + fields.timeToLive;
  }
}
