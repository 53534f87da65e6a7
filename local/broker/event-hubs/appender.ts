import type { Clock } from '../../clock.ts';
import { point } from '../../points.ts';
import type { Store } from '../store.ts';
import type { IncomingEvent } from './event.ts';
import type { PartitionLog } from './partition-log.ts';
import type { Segment } from './segment.ts';

/** Events that one client sent together; they are stored together or not at all. */
export interface Publication {
  readonly log: PartitionLog;
  readonly events: readonly IncomingEvent[];
  /** Called when they are on disk, or with the reason why they are not. */
  readonly done: (error?: unknown) => void;
}

/**
 * Takes what all clients publish to all hubs and writes what has gathered as one group: one row per partition, one
 * flush to disk. A lone event waits for nobody.
 */
export class Appender {
  readonly #store: Store;
  readonly #clock: Clock;
  #gathered: Publication[] = [];

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  publish(publication: Publication): void {
    if (this.#gathered.push(publication) === 1) this.#writeGroup();
  }

  #writeGroup(): void {
    const group: Publication[] = [];
    let appended = new Map<PartitionLog, Segment[]>();
    const take = () => {
      for (const publication of this.#gathered) group.push(publication);
      this.#gathered = [];
    };
    this.#store.enqueue(
      () => {
        take();
        point('event-hubs.append.before');
        // Sequence numbers are given here and count only once published, so a repeated or failed write leaves no gap.
        appended = this.#append(group);
        point('event-hubs.append.after');
      },
      (error) => {
        // A transaction that could not even begin has taken nobody yet.
        take();
        point('event-hubs.accept.before');
        for (const { done } of group) done(error);
        if (error !== undefined) return;
        point('event-hubs.deliver.before');
        for (const [log, segments] of appended) log.publish(segments);
      },
    );
  }

  #append(group: readonly Publication[]): Map<PartitionLog, Segment[]> {
    const byLog = new Map<PartitionLog, IncomingEvent[]>();
    for (const { log, events } of group) {
      let gathered = byLog.get(log);
      if (gathered === undefined) {
        gathered = [];
        byLog.set(log, gathered);
      }
      for (const event of events) gathered.push(event);
    }
    const now = this.#clock.now();
    const appended = new Map<PartitionLog, Segment[]>();
    for (const [log, events] of byLog) appended.set(log, log.append(events, now));
    return appended;
  }
}
