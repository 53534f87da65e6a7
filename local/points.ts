import { channel } from 'node:diagnostics_channel';

/**
 * Named points of the local platform's own work ("durable.commit.before", "service-bus.settle.after"), published
 * on the diagnostics channel `tillstream.local.point` as the name. Costs next to nothing while nobody listens;
 * the crash tests listen, and kill the process there.
 */
const points = channel('tillstream.local.point');

export function point(name: string): void {
  if (points.hasSubscribers) points.publish(name);
}
