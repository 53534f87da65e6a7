import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CORRELATION_ID_PROPERTY, QUARANTINE_QUEUE, TRACE_PARENT_PROPERTY } from '../contracts/names.ts';
import type { Quarantine, QuarantineEntry } from '../ports.ts';
import { countCall } from './calls.ts';
import { BROKER_DEADLINE_MS, type Connections } from './connections.ts';
import { brokerFault, isMissing, storageFault } from './faults.ts';

// All properties of a message together must stay below 64 KB.
const LONGEST_DESCRIPTION = 4_000;

// A message takes 256 KB, properties and all; an event of a hub 1 MB.
const LARGEST_BODY = 200 * 1024;
const ENCODING_PROPERTY = 'encoding';
const GZIP = 'gzip';
// What a body may unfold to that somebody else wrote.
const MOST_UNFOLDED = 16 * 1024 * 1024;

const BODIES_CONTAINER = 'quarantine';
const BLOB_PROPERTY = 'body-blob';
const BLOB_NAME = /^[0-9a-f]{64}$/;

type Properties = Readonly<Record<string, string>>;

/**
 * The body as it goes into the queue, and what says so. An event that could not be put aside would hold up its
 * partition for ever; so one that is too large for the queue lies there compressed, or beside it in a blob.
 */
async function packedBody(
  connections: Connections,
  plain: Buffer,
): Promise<{ body: Buffer; properties: Properties }> {
  if (plain.length <= LARGEST_BODY) return { body: plain, properties: {} };
  const compressed = gzipSync(plain);
  if (compressed.length <= LARGEST_BODY) {
    return { body: compressed, properties: { [ENCODING_PROPERTY]: GZIP } };
  }
  // Named by what is in it: a second attempt writes the same. It stays when its message goes: another may name it too.
  const name = createHash('sha256').update(plain).digest('hex');
  const container = (await connections.blobs()).getContainerClient(BODIES_CONTAINER);
  const upload = () => container.getBlockBlobClient(name).upload(plain, plain.length);
  countCall('blob', BODIES_CONTAINER, 'write', 1);
  try {
    await upload().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await container.createIfNotExists();
      await upload();
    });
  } catch (error) {
    throw storageFault('put the body of a message aside', error);
  }
  return { body: Buffer.alloc(0), properties: { [BLOB_PROPERTY]: name } };
}

/** The body as it was put aside. */
export async function quarantinedBody(
  connections: Connections,
  body: Uint8Array,
  properties: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  const blob = properties[BLOB_PROPERTY];
  if (typeof blob === 'string' && BLOB_NAME.test(blob)) {
    countCall('blob', BODIES_CONTAINER, 'read', 1);
    try {
      const container = (await connections.blobs()).getContainerClient(BODIES_CONTAINER);
      return await container.getBlobClient(blob).downloadToBuffer();
    } catch (error) {
      // Somebody deleted it: shown as it is, or nobody could ever take the message away.
      if (isMissing(error)) return body;
      throw storageFault('read the body of a message that was put aside', error);
    }
  }
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
      const { body, properties } = await packedBody(connections, plain);
      countCall('queue', QUARANTINE_QUEUE, 'send', 1);
      try {
        await connections.withSender(QUARANTINE_QUEUE, (sender) =>
          sender.sendMessages(
            {
              messageId: entry.messageId,
              body,
              applicationProperties: {
                reason: entry.reason,
                description: entry.description.slice(0, LONGEST_DESCRIPTION),
                attempts: entry.attempts,
                source: entry.source,
                time: new Date(entry.time).toISOString(),
                ...properties,
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
