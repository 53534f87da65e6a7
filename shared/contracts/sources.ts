import type { Contracts } from './generated/types.ts';
import { CONSUMER_GROUPS, ORDER_EVENTS_HUB, ORDERS_QUEUE, QUARANTINE_QUEUE } from './names.ts';

/** Every queue of the app; each has a dead-letter queue. */
export const QUEUES = [ORDERS_QUEUE, QUARANTINE_QUEUE] as const;

/** Where messages come from, and go back to when they are replayed. */
export type Source = {
  /** As a quarantined message names it. */
  readonly name: string;
  /** What the body of a good message is. */
  readonly contract: keyof Contracts;
} & ({ readonly queue: string } | { readonly hub: string; readonly group: string });

export const SOURCES: readonly Source[] = [
  { name: queueSource(ORDERS_QUEUE), contract: 'QueuedOrder', queue: ORDERS_QUEUE },
  ...CONSUMER_GROUPS.map(
    (group): Source => ({
      name: hubSource(ORDER_EVENTS_HUB, group),
      contract: 'OrderEvent',
      hub: ORDER_EVENTS_HUB,
      group,
    }),
  ),
];

export function sourceNamed(name: string): Source | undefined {
  return SOURCES.find((source) => source.name === name);
}

export function queueSource(queue: string): string {
  return `queue:${queue}`;
}

function hubSource(hub: string, group: string): string {
  return `event-hub:${hub}/${group}`;
}
