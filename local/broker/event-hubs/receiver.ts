import type { OutgoingEvents, OutgoingLink } from '../amqp/entity.ts';
import { asFault } from '../amqp/fault.ts';
import { deliveryAnnotations, headerEnd } from './event.ts';
import type { PartitionLog } from './partition-log.ts';
import { nextSequence, type Segment } from './segment.ts';

/** After this much a receiver lets the others have a turn, bytes. */
const BYTES_PER_TURN = 512 * 1024;

export interface ReceiverOptions {
  /** The first event to send. */
  readonly sequence: number;
  /** The client wants to know the partition's newest event with every event. */
  readonly tellLast: boolean;
  readonly now: () => number;
  /** The receiver is no more. */
  readonly closed: () => void;
}

/**
 * Sends the events of a partition over one link: all that are there, then each as it comes, as far as the client's
 * credit goes. Events are sent settled: nothing is taken out of a log, so an outcome would tell nothing, and
 * a disposition per event would cost both sides.
 */
export function sendEvents(link: OutgoingLink, log: PartitionLog, options: ReceiverOptions): OutgoingEvents {
  let sequence = options.sequence;
  let segments: readonly Segment[] = [];
  let index = 0;
  let nextTurn: NodeJS.Immediate | undefined;

  const current = (): Segment | undefined => {
    let segment = segments[index];
    while (segment !== undefined && sequence >= nextSequence(segment)) segment = segments[++index];
    if (segment === undefined) {
      // Retention may have passed a receiver that was slow.
      segments = log.read(Math.max(sequence, log.beginSequence));
      index = 0;
      [segment] = segments;
    }
    if (segment !== undefined) sequence = Math.max(sequence, segment.firstSequence);
    return segment;
  };

  const pump = () => {
    if (nextTurn !== undefined) return;
    let left = BYTES_PER_TURN;
    try {
      for (let credit = link.credit; credit > 0; credit = link.credit) {
        const segment = current();
        if (segment === undefined) return;
        const from = sequence - segment.firstSequence;
        const last = options.tellLast ? lastEvent(log, options.now()) : undefined;
        for (const message of segment.messages.slice(from, from + credit)) {
          link.send(last ? withSection(message, last) : [message], { settled: true });
          sequence++;
          left -= message.length;
          if (left <= 0) {
            nextTurn = setImmediate(() => {
              nextTurn = undefined;
              pump();
            });
            return;
          }
        }
      }
    } catch (error) {
      stop();
      link.detach(asFault(error));
    }
  };
  const forget = log.onPublish(pump);
  const stop = () => {
    forget();
    clearImmediate(nextTurn);
    options.closed();
  };
  return { credit: pump, detached: stop };
}

function lastEvent(log: PartitionLog, now: number): Buffer {
  const { nextSequence, lastOffset, lastEnqueued } = log.end;
  return deliveryAnnotations({ sequence: nextSequence - 1, offset: lastOffset, enqueued: lastEnqueued }, now);
}

function withSection(message: Buffer, annotations: Buffer): Buffer[] {
  const end = headerEnd(message);
  return [message.subarray(0, end), annotations, message.subarray(end)];
}
