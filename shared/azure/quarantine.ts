import { gunzipSync, gzipSync } from 'node:zlib';
import { CORRELATION_ID_PROPERTY, QUARANTINE_QUEUE, TRACE_PARENT_PROPERTY } from '../contracts/names.ts';
import type { Quarantine, QuarantineEntry } from '../ports.ts';
import { countCall } from './calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from './connections.ts';
import { brokerFault } from './faults.ts';

// All properties of a message together must stay below 64 KB.
const LONGEST_DESCRIPTION = 4_000;

// A message takes 256 KB, properties and all; an event of a hub 1 MB.
const LARGEST_PLAIN_BODY = 200 * 1024;
const ENCODING_PROPERTY = 'encoding';
const GZIP = 'gzip';
// What a body may unfold to that somebody else wrote.
const MOST_UNFOLDED = 16 * 1024 * 1024;

/**
 * The body as it was put aside. An event that could not be would hold up its partition for ever; so one that is too
 * large for the queue lies there compressed.
 */
export function quarantinedBody(body: Uint8Array, properties: Readonly<Record<string, unknown>>): Uint8Array {
  if (properties[ENCODING_PROPERTY] !== GZIP) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MOST_UNFOLDED });
  } catch {
    // It says so, and is not: shown as it is.
    return body;
  }
}

/** A queue of its own, so that the tools for dead letters serve it as well. */
export function quarantine(connections: Connections): Quarantine {
  return {
    async put(entry: QuarantineEntry) {
      // Bytes: the SDK would put a string into quotes.
      const plain = Buffer.from(entry.body as Uint8Array);
      const large = plain.length > LARGEST_PLAIN_BODY;
      countCall('queue', QUARANTINE_QUEUE, 'send', 1);
      try {
        await connections.withSender(QUARANTINE_QUEUE, (sender) =>
          sender.sendMessages(
            {
              messageId: entry.messageId,
              body: large ? gzipSync(plain) : plain,
              applicationProperties: {
                reason: entry.reason,
                description: entry.description.slice(0, LONGEST_DESCRIPTION),
                attempts: entry.attempts,
                source: entry.source,
                time: new Date(entry.time).toISOString(),
                ...(large && { [ENCODING_PROPERTY]: GZIP }),
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
