import type { InvocationContext } from '@azure/functions';
import type { Log } from '../shared/telemetry.ts';

/** Structured lines of one invocation: one JSON object a line. */
export function logOf(context: Pick<InvocationContext, 'debug' | 'info' | 'warn' | 'error'>): Log {
  return (level, message, fields) => context[level](JSON.stringify({ message, ...fields }));
}
