import { AmqpFault } from '../amqp/fault.ts';
import type { IncomingEvent } from './event.ts';
import type { LogStore, StoredPartition } from './log-store.ts';
import type { StartPosition } from './position.ts';
import {
  endOf,
  type LogEnd,
  nextSequence,
  type Segment,
  sequenceAtOffset,
  writeSegments,
} from './segment.ts';

// The receiver takes one segment after the other; more at once would only be held for nothing.
const TAIL_AT_ONCE = 64;

/** One partition: an append-only log. */
export class PartitionLog {
  readonly id: number;
  readonly created: number;
  readonly #store: LogStore;
  readonly #tailLimit: number;
  #begin: number;
  #end: LogEnd;
  /** Newest last, without gaps, up to the end. */
  #tail: Segment[] = [];
  #tailBytes = 0;
  /** Who waits at the end of the log. */
  readonly #waiting = new Set<() => void>();

  /**
   * `tailLimit`: so many bytes of the newest events stay in memory, so that receivers who keep up never touch
   * the disk.
   */
  constructor(store: LogStore, stored: StoredPartition, tailLimit: number) {
    this.#store = store;
    this.#tailLimit = tailLimit;
    this.id = stored.id;
    this.created = stored.created;
    this.#begin = stored.beginSequence;
    this.#end = stored.end;
  }

  /** The sequence number of the first event that is kept; that of the next one when there is none. */
  get beginSequence(): number {
    return this.#begin;
  }

  get end(): LogEnd {
    return this.#end;
  }

  get isEmpty(): boolean {
    return this.#begin === this.#end.nextSequence;
  }

  /** Stores the events behind the last one; nobody sees them before publish. Inside a transaction of the store. */
  append(events: readonly IncomingEvent[], now: number): Segment[] {
    const segments = writeSegments(this.#end, events, now);
    for (const segment of segments) this.#store.append(this.id, segment);
    return segments;
  }

  /** Shows appended segments to the receivers, once they are on disk. */
  publish(segments: readonly Segment[]): void {
    for (const segment of segments) {
      this.#tail.push(segment);
      this.#tailBytes += segment.bytes.length;
      this.#end = endOf(segment);
    }
    this.#trim();
    for (const wake of this.#waiting) wake();
  }

  /** `wake` is called whenever there are new events; returns the way to stop that. */
  onPublish(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }

  /** Segments from the one that holds this event on; [] at the end of the log. */
  read(sequence: number): readonly Segment[] {
    if (sequence >= this.#end.nextSequence) return [];
    const oldest = this.#tail[0];
    if (oldest === undefined || sequence < oldest.firstSequence) return this.#store.read(this.id, sequence);
    let low = 0;
    for (let high = this.#tail.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if ((this.#tail[middle]?.firstSequence ?? Number.POSITIVE_INFINITY) <= sequence) low = middle;
      else high = middle - 1;
    }
    return this.#tail.slice(low, low + TAIL_AT_ONCE);
  }

  /** The sequence number at which a receiver begins. */
  locate(position: StartPosition): number {
    switch (position.at) {
      case 'start':
        return this.#begin;
      case 'end':
        return this.#end.nextSequence;
      case 'sequence-number': {
        const last = this.#end.nextSequence - 1;
        if (position.value > last) throw beyond('sequence number', position.value, last);
        return Math.max(this.#begin, position.inclusive ? position.value : position.value + 1);
      }
      case 'offset': {
        if (position.value > this.#end.lastOffset)
          throw beyond('offset', position.value, this.#end.lastOffset);
        const segment = this.#lastBefore((candidate) => candidate.firstOffset <= position.value);
        return segment ? sequenceAtOffset(segment, position.value, position.inclusive) : this.#begin;
      }
      case 'enqueued-time': {
        const segment = this.#lastBefore(({ enqueued }) =>
          position.inclusive ? enqueued < position.value : enqueued <= position.value,
        );
        return segment ? nextSequence(segment) : this.#begin;
      }
      default:
        return position satisfies never;
    }
  }

  /** When the oldest segment was enqueued; undefined for an empty log. */
  oldestEnqueued(): number | undefined {
    return this.isEmpty ? undefined : this.#store.oldest(this.id)?.enqueued;
  }

  /** Where to cut so that at most `limit` segments go, all of them enqueued by `cutoff`; undefined for nothing. */
  cutBefore(cutoff: number, limit: number): number | undefined {
    if (this.isEmpty) return undefined;
    const { expired, kept } = this.#store.expired(this.id, cutoff, limit);
    if (expired === 0) return undefined;
    return kept ?? this.#end.nextSequence;
  }

  /** Forgets all events before this sequence number. Inside a transaction of the store. */
  remove(before: number): void {
    this.#store.remove(this.id, before, this.#end);
  }

  /** Follows `remove`, once that is on disk. */
  removed(before: number): void {
    this.#begin = Math.max(this.#begin, before);
    let gone = 0;
    for (const segment of this.#tail) {
      if (segment.firstSequence >= this.#begin) break;
      this.#tailBytes -= segment.bytes.length;
      gone++;
    }
    this.#tail.splice(0, gone);
  }

  #trim(): void {
    if (this.#tailBytes <= this.#tailLimit) return;
    let gone = 0;
    // To half the size, so that the array is not moved for every segment.
    for (const segment of this.#tail) {
      if (this.#tailBytes <= this.#tailLimit / 2 || gone === this.#tail.length - 1) break;
      this.#tailBytes -= segment.bytes.length;
      gone++;
    }
    this.#tail.splice(0, gone);
  }

  /** The last segment for which `isBefore` holds; it holds up to one point of the log and then no more. */
  #lastBefore(isBefore: (segment: Segment) => boolean): Segment | undefined {
    let found: Segment | undefined;
    let low = this.#begin;
    let high = this.#end.nextSequence - 1;
    while (low <= high) {
      const segment = this.#store.segmentAt(this.id, Math.floor((low + high) / 2));
      if (segment === undefined) break;
      if (isBefore(segment)) {
        found = segment;
        low = nextSequence(segment);
      } else {
        high = segment.firstSequence - 1;
      }
    }
    return found;
  }
}

function beyond(what: string, supplied: number, last: number): AmqpFault {
  return new AmqpFault(
    'com.microsoft:argument-error',
    `The supplied ${what} '${supplied}' is invalid. The last ${what} in the system is '${last}'`,
  );
}
