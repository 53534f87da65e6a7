import { channel } from 'node:diagnostics_channel';

/**
 * Named points of an order's way ("charge.effect.before"), published on the diagnostics channel
 * `tillstream.app.point` as the name; the crash tests listen, and kill the process there.
 */
const points = channel('tillstream.app.point');

/** Runs one effect, publish or acknowledgement between its two points. */
export async function pointed<T>(name: PointName | RebuildPointName, run: () => Promise<T>): Promise<T> {
  if (!points.hasSubscribers) return run();
  points.publish(`${name}.before`);
  const result = await run();
  points.publish(`${name}.after`);
  return result;
}

export type PointName =
  | 'intake.enqueue'
  | 'intake.enqueue-batch'
  | 'process.insert'
  | 'process.publish'
  | 'process.start'
  | 'reserve.effect'
  | 'reserve.publish'
  | 'approval.publish'
  | 'decision.publish'
  | 'charge.effect'
  | 'charge.publish'
  | 'ship.effect'
  | 'ship.publish'
  | 'refund.effect'
  | 'refund.publish'
  | 'release.effect'
  | 'release.publish'
  | 'finish.publish'
  | 'cancel.claim'
  | 'cancel.raise'
  | 'archive.append'
  | 'loyalty.credit'
  | 'loyalty.reverse'
  | 'read-model.write'
  | 'read-model.index'
  | 'repair.record'
  | 'repair.send'
  | 'repair.remove';

/** Of `npm run rebuild`, in a process of its own. */
type RebuildPointName = 'rebuild.replay' | 'rebuild.catch-up' | 'rebuild.seal' | 'rebuild.promote';

type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface LogFields {
  readonly step: string;
  readonly orderId?: string | undefined;
  readonly traceId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly [field: string]: unknown;
}

/** Writes one structured line. */
export type Log = (level: LogLevel, message: string, fields: LogFields) => void;

/** An exception as fields of a log line. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const { code } = error as { code?: unknown };
  return { error: error.message, ...(typeof code === 'string' ? { code } : {}) };
}
