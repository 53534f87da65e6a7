import { point } from '../points.ts';
import { GroupCommit } from './group-commit.ts';
import { EventType, type HistoryEvent, taskOf } from './history.ts';
import { type Arrival, type Instance, isIdle, newInstance } from './instance.ts';
import {
  type InstanceFilter,
  type InstanceRow,
  isOpen,
  recordText,
  Status,
  type Store,
  type TurnRecord,
} from './store.ts';
import { Batch } from './writes.ts';

export interface LedgerOptions {
  readonly store: Store;
  /** Open instances kept in memory when they have nothing to do; the others are read back when needed. */
  readonly maxIdle: number;
  /** Lets an instance that has something in its inbox read it. */
  readonly run: (instance: Instance) => void;
  /** Takes up what was under way in an instance that was read back; `inputs`: of its activities, by number. */
  readonly revive: (instance: Instance, inputs: ReadonlyMap<number, string>) => void;
  /** An instance has ended, and that is on disk. */
  readonly ended: (id: string) => void;
  readonly fault: (error: unknown) => void;
}

/** The open instances in memory, and what of them is due on disk. */
export class Ledger {
  readonly #store: Store;
  readonly #options: LedgerOptions;
  readonly #commit: GroupCommit;
  readonly #live = new Map<string, Instance>();
  /** Flushes until memory is looked at again: going through many busy instances costs. */
  #evictIn = 0;
  #ready: Instance[] = [];
  /** Keys whose removal is due, or on its way to disk. */
  readonly #leaving = new Set<number>();
  /** Due at the next flush, in this order: */
  #removals: number[] = [];
  #changed = new Set<Instance>();
  #history: { readonly key: number; readonly write: (batch: Batch) => void }[] = [];
  #unsaved: [Instance, Arrival][] = [];
  #takes: number[] = [];

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.#store = options.store;
    this.#commit = new GroupCommit({
      work: () => this.#runReady(),
      write: () => this.#write(),
      fault: options.fault,
    });
  }

  /** Number of instances in memory. */
  get resident(): number {
    return this.#live.size;
  }

  /** Reads all open instances back, as after a start of the process; those with nothing to do leave memory again. */
  async recover(): Promise<void> {
    const page = 500;
    for (let after = 0; ; ) {
      const rows = this.#store.list({ statuses: OPEN }, after, page);
      for (const row of rows) if (!this.#live.has(row.id)) this.#load(row);
      this.#evictIn = 0;
      await this.flushed();
      after = rows.at(-1)?.key ?? after;
      if (rows.length < page) return;
    }
  }

  /** Runs `tell` once everything that is due now is on disk. */
  after(tell: () => void): void {
    this.#commit.after(tell);
  }

  flushed(): Promise<void> {
    return this.#commit.flushed();
  }

  // ---- reading

  /** As it is on disk. */
  status(id: string): InstanceRow | undefined {
    return this.#live.get(id)?.shown ?? this.#store.byId(id);
  }

  /** As it will be after the next flush. */
  coming(id: string): InstanceRow | undefined {
    const row = this.#live.get(id)?.row ?? this.#store.byId(id);
    return row !== undefined && this.#leaving.has(row.key) ? undefined : row;
  }

  list(filter: InstanceFilter, after: number, limit: number): InstanceRow[] {
    return this.#store.list(filter, after, limit).map((row) => {
      if (!isOpen(row.status)) return row;
      const shown = this.#live.get(row.id)?.shown;
      return shown?.key === row.key ? shown : row;
    });
  }

  /** An instance that has not ended. */
  find(id: string): Instance | undefined {
    const instance = this.#live.get(id);
    if (instance !== undefined) return instance.ended ? undefined : instance;
    const row = this.#store.byId(id);
    return row !== undefined && isOpen(row.status) ? this.#load(row) : undefined;
  }

  // ---- writing

  add(row: InstanceRow): Instance {
    const instance = newInstance(row);
    this.#live.set(row.id, instance);
    this.touch(instance);
    return instance;
  }

  /** The instance's row is to be written. */
  touch(instance: Instance): void {
    instance.rowChanged = true;
    this.seen(instance);
  }

  /** What is shown of the instance has changed; the row on disk may stay, the log tells the rest. */
  seen(instance: Instance): void {
    instance.rowBehind = true;
    this.#changed.add(instance);
    this.#commit.arm();
  }

  remove(key: number): void {
    this.#removals.push(key);
    this.#leaving.add(key);
    this.#commit.arm();
  }

  record(instance: Instance, record: TurnRecord): void {
    const { key } = instance.row;
    const turn = instance.turn++;
    const text = recordText(record);
    this.#history.push({ key, write: (batch) => batch.record(key, turn, text) });
    this.#commit.arm();
  }

  forgetHistory(instance: Instance): void {
    const { key } = instance.row;
    instance.history.length = 0;
    instance.turn = 0;
    this.#history.push({ key, write: (batch) => batch.forgetHistory(key) });
  }

  /** Puts an event into the inbox; on disk it waits there unless its turn is over by the next flush. */
  arrive(instance: Instance, event: HistoryEvent): void {
    const arrival: Arrival = { event, row: undefined, done: false };
    instance.inbox.push(arrival);
    this.#unsaved.push([instance, arrival]);
    this.enqueue(instance);
  }

  /** The first event of an execution: the row itself tells of it. */
  begin(instance: Instance, event: HistoryEvent): void {
    instance.inbox.unshift({ event, row: undefined, done: false });
    this.enqueue(instance);
  }

  /** A task came back. Dropped when nobody waits for it any more: ended, continued as new, or come back already. */
  bringBack(id: string, execution: string, task: number, event: HistoryEvent): void {
    const instance = this.find(id);
    if (instance === undefined || instance.row.execution !== execution) return;
    if (instance.open.delete(task)) this.arrive(instance, event);
  }

  /** The arrivals stand in the history, or nobody will read them. */
  taken(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) {
      arrival.done = true;
      if (arrival.row !== undefined) this.#takes.push(arrival.row);
    }
    if (arrivals.length > 0) this.#commit.arm();
  }

  enqueue(instance: Instance): void {
    if (instance.queued || instance.turning || instance.ended) return;
    instance.queued = true;
    this.#ready.push(instance);
    this.#commit.arm();
  }

  /** The instance has ended; it leaves memory once that is on disk. */
  end(instance: Instance): void {
    instance.ended = true;
    this.taken(instance.inbox.splice(0));
    this.touch(instance);
    this.after(() => {
      if (this.#live.get(instance.row.id) === instance) this.#live.delete(instance.row.id);
      this.#options.ended(instance.row.id);
    });
  }

  /** An ended instance goes on, with another history. */
  reopen(row: InstanceRow, events: readonly HistoryEvent[]): Instance {
    const instance = newInstance(row);
    instance.shown = row;
    instance.inserted = true;
    this.#live.set(row.id, instance);
    this.forgetHistory(instance);
    for (const event of events) {
      instance.history.push(event);
      follow(instance, event);
    }
    this.record(instance, { events, custom: row.custom });
    this.touch(instance);
    return instance;
  }

  // ---- within

  #runReady(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const instance of ready) this.#options.run(instance);
  }

  #load(row: InstanceRow): Instance {
    const instance = newInstance(row);
    this.#live.set(row.id, instance);
    const inputs = new Map<number, string>();
    for (const record of this.#store.history(row.key)) {
      instance.turn += 1;
      instance.row.custom = record.custom;
      for (const event of record.events) {
        event.IsPlayed = true;
        instance.history.push(event);
        follow(instance, event);
      }
      for (const id of record.cancelled ?? []) instance.open.delete(id);
      for (const [id, input] of Object.entries(record.inputs ?? {})) inputs.set(Number(id), input);
    }
    for (const { row: place, event } of this.#store.inbox(row.key)) {
      instance.inbox.push({ event, row: place, done: false });
      follow(instance, event);
    }
    const last = instance.history.at(-1)?.Timestamp;
    if (last !== undefined) instance.row.updated = Date.parse(last as string);
    instance.rowBehind = row.custom !== instance.row.custom || row.updated !== instance.row.updated;
    instance.shown = { ...instance.row };
    instance.inserted = true;
    this.#options.revive(instance, inputs);
    if (instance.inbox.length > 0) this.enqueue(instance);
    return instance;
  }

  /** Keeps memory bounded: of the idle instances the oldest leave it. Their timers stay armed. */
  #evict(batch: Batch): void {
    this.#evictIn -= 1;
    if (this.#live.size <= this.#options.maxIdle * 1.25 || this.#evictIn > 0) return;
    let surplus = this.#live.size - this.#options.maxIdle;
    for (const [id, instance] of this.#live) {
      if (surplus <= 0) break;
      surplus -= 1;
      if (!isIdle(instance)) continue;
      // Lists read the row.
      if (instance.rowBehind) batch.update(instance.row);
      this.#live.delete(id);
    }
    this.#evictIn = this.#live.size / 64;
  }

  /** Everything that is due, as one transaction. */
  #write(): Promise<void> | undefined {
    // Woken by a turn of this very round, after the round's work had begun: theirs is the next.
    if (this.#ready.length > 0) this.#commit.arm();
    // What was read in a turn that is over stands in the history; the rest waits on disk from now on.
    const unsaved = this.#unsaved.filter(([instance, { done }]) => !done && !instance.ended);
    const [removals, changed, history, takes] = [this.#removals, this.#changed, this.#history, this.#takes];
    this.#unsaved = [];
    this.#removals = [];
    this.#changed = new Set();
    this.#history = [];
    this.#takes = [];
    const batch = new Batch();
    const removed = new Set(removals);
    for (const key of removed) batch.remove(key);
    const kept = [...changed].filter(({ row }) => !removed.has(row.key));
    const rows = kept.map((instance) => {
      if (!instance.inserted || instance.rowChanged) {
        if (instance.inserted) batch.update(instance.row);
        else batch.insert(instance.row);
        instance.inserted = true;
        instance.rowChanged = false;
        instance.rowBehind = false;
      }
      instance.writing += 1;
      return { instance, row: { ...instance.row } };
    });
    for (const { key, write } of history) if (!removed.has(key)) write(batch);
    for (const [instance, arrival] of unsaved) {
      arrival.row = this.#store.newInboxRow();
      batch.post(arrival.row, instance.row.key, arrival.event);
    }
    for (const row of takes) batch.take(row);
    this.#evict(batch);
    if (batch.writes.length === 0 && rows.length === 0) return undefined;
    point('durable.commit.before');
    return this.#store.commit(batch).then(() => {
      for (const key of removed) this.#leaving.delete(key);
      for (const { instance, row } of rows) {
        instance.shown = row;
        instance.writing -= 1;
      }
    });
  }
}

const OPEN = [Status.Pending, Status.Running, Status.Suspended] as const;

/** Keeps the open tasks in step with an event that was read back. */
function follow({ open }: Instance, event: HistoryEvent): void {
  const { EventType: type, EventId: id } = event;
  if (type === EventType.TaskScheduled) open.set(id, { kind: 'activity' });
  else if (type === EventType.SubOrchestrationCreated) open.set(id, { kind: 'child' });
  else if (type === EventType.TimerCreated) {
    open.set(id, { kind: 'timer', fireAt: Date.parse(event.FireAt as string) });
  } else {
    const task = taskOf(event);
    if (task !== undefined) open.delete(task);
  }
}
