import type { Trail } from '../ports.ts';
import { randomHex } from './random-bytes.ts';

const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const NO_TRACE = '0'.repeat(32);
const NO_SPAN = '0'.repeat(16);
const CORRELATION_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * The trail of what begins here: goes on with the caller's W3C traceparent and x-correlation-id where they are well
 * formed, and begins anew where not. The correlation id is the trace id unless the caller chose one.
 */
export function trailFrom(traceParent: unknown, correlationId: unknown): Trail {
  const match = typeof traceParent === 'string' ? TRACE_PARENT.exec(traceParent) : null;
  const [, given = NO_TRACE, span = NO_SPAN] = match ?? [];
  const traceId = given === NO_TRACE || span === NO_SPAN ? randomHex(16) : given;
  return {
    correlationId:
      typeof correlationId === 'string' && CORRELATION_ID.test(correlationId) ? correlationId : traceId,
    traceParent: `00-${traceId}-${randomHex(8)}-01`,
  };
}

function traceId(trail: Trail): string {
  return trail.traceParent.slice(3, 35);
}

/** The trail that a message or an event brought along, as it is; a new one for those that came without. */
export function trailOf(traceParent: unknown, correlationId: unknown): Trail {
  return typeof traceParent === 'string' &&
    typeof correlationId === 'string' &&
    TRACE_PARENT.test(traceParent)
    ? { traceParent, correlationId }
    : trailFrom(traceParent, correlationId);
}

/** The fields by which every log line of an order is found. */
export function trailFields(trail: Trail): { traceId: string; correlationId: string } {
  return { traceId: traceId(trail), correlationId: trail.correlationId };
}
