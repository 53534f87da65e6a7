import { type IncomingEvent, largestSize, writeEvent } from './event.ts';

/**
 * Events of one partition that were written together: one row in the database, one buffer in memory. Each record is
 * the message's length (32 bits) and the message; an event's offset is the place of its record in the partition.
 */
export interface Segment {
  readonly firstSequence: number;
  readonly firstOffset: number;
  /** Ms since 1970; the same for all events of the segment. */
  readonly enqueued: number;
  readonly bytes: Buffer;
  /** The encoded events, as receivers get them. */
  readonly messages: readonly Buffer[];
}

/** What stands before the next segment of a partition. */
export interface LogEnd {
  readonly nextSequence: number;
  readonly nextOffset: number;
  /** Of the last event; -1 before the first. */
  readonly lastOffset: number;
  /** Ms since 1970. */
  readonly lastEnqueued: number;
}

/** A partition that never had an event. Its time is the one Azure tells: 0001-01-01. */
export const EMPTY: LogEnd = {
  nextSequence: 0,
  nextOffset: 0,
  lastOffset: -1,
  lastEnqueued: -62_135_596_800_000,
};

/** A segment is closed beyond this, so that no reader has to load much at once. Bytes. */
const LARGE = 256 * 1024;
const LENGTH_SIZE = 4;

/** The events behind `end`, in their order, as segments. */
export function writeSegments(end: LogEnd, events: readonly IncomingEvent[], now: number): Segment[] {
  // Clocks may be set back, the log's times do not go back.
  const enqueued = Math.max(now, end.lastEnqueued);
  const segments: Segment[] = [];
  let sequence = end.nextSequence;
  let offset = end.nextOffset;
  for (let from = 0; from < events.length; ) {
    let to = from;
    let size = 0;
    while (to < events.length && size < LARGE) {
      const event = events[to++];
      if (event) size += LENGTH_SIZE + largestSize(event);
    }
    const segment = writeSegment(events.slice(from, to), size, { sequence, offset, enqueued });
    segments.push(segment);
    sequence += segment.messages.length;
    offset += segment.bytes.length;
    from = to;
  }
  return segments;
}

function writeSegment(
  events: readonly IncomingEvent[],
  size: number,
  first: { sequence: number; offset: number; enqueued: number },
): Segment {
  const target = Buffer.allocUnsafeSlow(size);
  const messages: Buffer[] = [];
  let at = 0;
  for (const event of events) {
    const start = at + LENGTH_SIZE;
    const end = writeEvent(target, start, event, {
      sequence: first.sequence + messages.length,
      offset: first.offset + at,
      enqueued: first.enqueued,
    });
    target.writeUInt32BE(end - start, at);
    messages.push(target.subarray(start, end));
    at = end;
  }
  return {
    firstSequence: first.sequence,
    firstOffset: first.offset,
    enqueued: first.enqueued,
    bytes: target.subarray(0, at),
    messages,
  };
}

/** A segment as it comes back from disk. */
export function readSegment(row: Omit<Segment, 'messages'>): Segment {
  const { bytes } = row;
  const messages: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + LENGTH_SIZE;
    at = start + bytes.readUInt32BE(at);
    messages.push(bytes.subarray(start, at));
  }
  return { ...row, messages };
}

export function nextSequence(segment: Segment): number {
  return segment.firstSequence + segment.messages.length;
}

/** The log's end when `segment` is its last. */
export function endOf(segment: Segment): LogEnd {
  return {
    nextSequence: nextSequence(segment),
    nextOffset: segment.firstOffset + segment.bytes.length,
    lastOffset: lastOffset(segment),
    lastEnqueued: segment.enqueued,
  };
}

/** The sequence number of the first event at or, with `inclusive` false, behind the offset. */
export function sequenceAtOffset(segment: Segment, offset: number, inclusive: boolean): number {
  let at = segment.firstOffset;
  let sequence = segment.firstSequence;
  for (const message of segment.messages) {
    if (inclusive ? at >= offset : at > offset) break;
    at += LENGTH_SIZE + message.length;
    sequence++;
  }
  return sequence;
}

function lastOffset(segment: Segment): number {
  const last = segment.messages.at(-1);
  return segment.firstOffset + segment.bytes.length - (last === undefined ? 0 : last.length + LENGTH_SIZE);
}
