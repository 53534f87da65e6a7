import { CORRELATION_ID_PROPERTY, QUARANTINE_QUEUE, TRACE_PARENT_PROPERTY } from '../contracts/names.ts';
import type { Quarantine, QuarantineEntry } from '../ports.ts';
import { countCall } from './calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from './connections.ts';
import { brokerFault } from './faults.ts';

// All properties of a message together must stay below 64 KB.
const LONGEST_DESCRIPTION = 4_000;

/** A queue of its own, so that the tools for dead letters serve it as well. */
export function quarantine(connections: Connections): Quarantine {
  return {
    async put(entry: QuarantineEntry) {
      countCall('queue', QUARANTINE_QUEUE, 'send', 1);
      try {
        await connections.withSender(QUARANTINE_QUEUE, (sender) =>
          sender.sendMessages(
            {
              messageId: entry.messageId,
              // Bytes: the SDK would put a string into quotes.
              body: Buffer.from(entry.body as Uint8Array),
              applicationProperties: {
                reason: entry.reason,
                description: entry.description.slice(0, LONGEST_DESCRIPTION),
                attempts: entry.attempts,
                source: entry.source,
                time: new Date(entry.time).toISOString(),
                ...(entry.trail && {
                  [TRACE_PARENT_PROPERTY]: entry.trail.traceParent,
                  [CORRELATION_ID_PROPERTY]: entry.trail.correlationId,
                }),
              },
            },
            { abortSignal: AbortSignal.timeout(BROKER_DEADLINE_MS) },
          ),
        );
      } catch (error) {
        throw brokerFault(`send to queue ${QUARANTINE_QUEUE}`, error);
      }
    },
  };
}
