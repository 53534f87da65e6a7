import type { OrderEvent } from '../domain/events.ts';
import { orderIdParts } from '../domain/order-id.ts';
import type { StoredEvent, Trail } from '../ports.ts';
import { type ReadResult, readJson } from './read-json.ts';
import { trailOf } from './trail.ts';

/** Events of one partition of the hub, as they came. */
export interface EventBatch {
  /** `event-hub:<hub>/<group>` */
  readonly source: string;
  readonly partition: string;
  /** Ascending positions. */
  readonly events: readonly RawEvent[];
  /** Tries of this batch, this one included. */
  readonly attempts: number;
}

export interface RawEvent {
  /** Untouched. */
  readonly body: string | Uint8Array;
  readonly position: number;
  /** Epoch ms. */
  readonly enqueuedAt: number;
  readonly traceParent: unknown;
  readonly correlationId: unknown;
}

export interface BadEvent {
  readonly raw: RawEvent;
  readonly trail: Trail;
  readonly code: string;
  readonly description: string;
}

export function readEvents(batch: EventBatch): { good: StoredEvent[]; bad: BadEvent[] } {
  const good: StoredEvent[] = [];
  const bad: BadEvent[] = [];
  for (const raw of batch.events) {
    const trail = trailOf(raw.traceParent, raw.correlationId);
    const read = readOrderEvent(raw.body);
    if (!read.ok) {
      bad.push({ raw, trail, code: read.code, description: read.description });
    } else {
      const { position, enqueuedAt } = raw;
      // The contract and the domain's event are the same thing in JSON.
      good.push({ event: read.value, partition: batch.partition, position, enqueuedAt, trail });
    }
  }
  return { good, bad };
}

/** The event in a message of the hub, or why there is none in it. */
export function readOrderEvent(body: string | Uint8Array): ReadResult<OrderEvent> {
  const read = readJson('OrderEvent', body);
  if (read.ok && orderIdParts(read.value.orderId) === undefined) {
    return { ok: false, code: 'invalid-message', description: '/orderId is no order id' };
  }
  return read;
}
