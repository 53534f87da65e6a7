import { type Fact, orderEvents } from '../domain/events.ts';
import type { EventPublisher, Trail } from '../ports.ts';
import { type PointName, pointed } from '../telemetry.ts';

export interface Publishing {
  readonly events: EventPublisher;
}

/** Publishes what a step of the saga brought about, under the numbers that the saga gave it. */
export function publish(
  { events }: Publishing,
  point: PointName,
  { orderId, seq, time }: { readonly orderId: string; readonly seq: number; readonly time: string },
  trail: Trail,
  ...facts: readonly Fact[]
): Promise<void> {
  return pointed(point, () => events.publish(orderEvents(orderId, seq, time, facts), trail));
}
