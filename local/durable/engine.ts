import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { HostServices, LoadedFunction } from '../host/contract.ts';
import { point } from '../points.ts';
import { Activities } from './activities.ts';
import { Entities, isEntity } from './entities.ts';
import { Executions } from './executions.ts';
import { messageOf } from './failures.ts';
import { Functions } from './functions.ts';
import {
  EventType,
  eventRaised,
  generic,
  type HistoryEvent,
  resumed,
  suspended,
  terminated,
} from './history.ts';
import type { Instance } from './instance.ts';
import { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { rewound } from './rewind.ts';
import type { DurableSettings } from './settings.ts';
import { type InstanceFilter, type InstanceRow, isOpen, Status, type Store } from './store.ts';
import { Timers } from './timers.ts';
import { Turns } from './turns.ts';

export interface EngineOptions {
  readonly store: Store;
  readonly settings: DurableSettings;
  readonly clock: Clock;
  readonly orchestrators: readonly LoadedFunction[];
  readonly activities: readonly LoadedFunction[];
  readonly entities?: readonly LoadedFunction[];
  readonly invoke: HostServices['invoke'];
  readonly log: Log;
  /** Open instances kept in memory when they have nothing to do; the others are read back when needed. */
  readonly maxIdle?: number;
}

export interface StartRequest {
  readonly name: string;
  readonly id?: string | undefined;
  /** JSON text. */
  readonly input: string | null;
  readonly version?: string | undefined;
}

export type Answer = 'accepted' | 'ended' | 'unknown';
export type Started = { readonly started: string } | { readonly exists: Status };
export type Refusable<Done> = Done | { readonly refused: Status };

/**
 * One task hub: what clients may ask of it. What an instance goes through is kept as a log of turns. Nobody is told of
 * anything, and no activity is dispatched, before it is on disk.
 */
export class Engine {
  readonly #store: Store;
  readonly #settings: DurableSettings;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #executions: Executions;
  readonly #activities: Activities;
  readonly #timers: Timers;
  readonly #turns: Turns;
  readonly entities: Entities;
  readonly #watchers = new Map<string, Set<() => void>>();

  constructor(options: EngineOptions) {
    const { store, settings, clock, invoke, log } = options;
    this.#store = store;
    this.#settings = settings;
    this.#clock = clock;
    const newKey = () => store.newKey();
    const ledger = new Ledger({
      store,
      maxIdle: options.maxIdle ?? 2_000,
      run: (instance) => (isEntity(instance.row) ? this.entities : this.#turns).run(instance),
      revive: (instance, inputs) => this.#revive(instance, inputs),
      ended: (id) => this.#tellEnd(id),
      fault: (error) => {
        // What is in memory is no longer true: the process must not go on.
        log('critical', `The durable log cannot be written: ${messageOf(error)}`);
        throw error;
      },
    });
    this.#ledger = ledger;
    this.#executions = new Executions({ ledger, newKey, clock, settings, log });
    this.#activities = new Activities({
      ledger,
      clock,
      invoke,
      functions: new Functions('activity', options.activities),
      limit: settings.maxActivities,
    });
    this.#timers = new Timers(clock, ledger);
    this.entities = new Entities({
      ledger,
      newKey,
      clock,
      invoke,
      functions: new Functions('entity', options.entities ?? []),
      limit: settings.maxEntities,
      log,
    });
    this.#turns = new Turns({
      ledger,
      clock,
      invoke,
      functions: new Functions('orchestrator', options.orchestrators),
      limit: settings.maxOrchestrators,
      activities: this.#activities,
      timers: this.#timers,
      executions: this.#executions,
      entities: this.entities,
      log,
    });
  }

  /** Takes up what the log says was going on when the last process ended. */
  async recover(): Promise<void> {
    await this.#ledger.recover();
  }

  /** Starts nothing more, waits for what runs, writes it down. */
  async stop(): Promise<void> {
    await Promise.all([this.#activities.close(), this.#turns.close(), this.entities.close()]);
    this.#timers.close();
    await this.#ledger.flushed();
  }

  async start(request: StartRequest): Promise<Started> {
    point('durable.start.before');
    const { name, input } = request;
    const id = request.id ?? randomBytes(16).toString('hex');
    const version = request.version ?? this.#settings.defaultVersion ?? null;
    const exists = this.#executions.create({
      id,
      name,
      input,
      version,
      execution: randomUUID(),
      parent: null,
    });
    await this.#ledger.flushed();
    if (exists !== undefined) return { exists };
    point('durable.start.after');
    return { started: id };
  }

  async raise(id: string, name: string, input: string): Promise<Answer> {
    return await this.#tell(id, () => eventRaised(this.#clock.now(), name, input));
  }

  /** Without a reason the last one counts that was given for anything. */
  async terminate(id: string, reason: string | undefined): Promise<Answer> {
    return await this.#tell(id, ({ history }) =>
      terminated(this.#clock.now(), reason ?? lastReason(history) ?? ''),
    );
  }

  async suspend(id: string, reason: string): Promise<Refusable<Answer>> {
    if (this.status(id)?.status === Status.Suspended) return { refused: Status.Suspended };
    return await this.#tell(id, () => suspended(this.#clock.now(), reason));
  }

  async resume(id: string, reason: string): Promise<Refusable<Answer>> {
    const status = this.status(id)?.status;
    if (status === Status.Running || status === Status.Pending) return { refused: status };
    return await this.#tell(id, () => resumed(this.#clock.now(), reason));
  }

  /** Takes back the failures of a failed instance, and those of its children, and lets it go on. */
  async rewind(id: string, reason: string): Promise<Refusable<Answer>> {
    await this.#ledger.flushed();
    const row = this.status(id);
    const coming = this.#ledger.coming(id);
    if (row === undefined || coming === undefined) return 'unknown';
    // Another may take its place at this very moment.
    if (row.status !== Status.Failed || coming.key !== row.key) return { refused: coming.status };
    this.#rewind(row, reason);
    await this.#ledger.flushed();
    return 'accepted';
  }

  async purge(id: string): Promise<Refusable<{ readonly deleted: number }> | undefined> {
    await this.#ledger.flushed();
    const row = this.status(id);
    if (row === undefined) return undefined;
    if (isOpen(row.status)) return { refused: row.status };
    this.#ledger.remove(row.key);
    await this.#ledger.flushed();
    return { deleted: 1 };
  }

  /** Removes the ended ones among the instances; returns their number. */
  async purgeBy(filter: InstanceFilter): Promise<number> {
    const page = 1_000;
    let deleted = 0;
    for (let after = 0; ; ) {
      const rows = this.#store.list(filter, after, page);
      for (const { key, id, status } of rows) {
        // One that was rewound is shown as failed until that is on disk.
        if (isOpen(status) || this.#ledger.find(id)?.row.key === key) continue;
        this.#ledger.remove(key);
        deleted += 1;
      }
      await this.#ledger.flushed();
      after = rows.at(-1)?.key ?? after;
      if (rows.length < page) return deleted;
    }
  }

  /** As it is on disk. */
  status(id: string): InstanceRow | undefined {
    return this.#ledger.status(id);
  }

  list(filter: InstanceFilter, after: number, limit: number): InstanceRow[] {
    return this.#ledger.list(filter, after, limit);
  }

  history(key: number): HistoryEvent[] {
    return this.#store.history(key).flatMap(({ events }) => events);
  }

  /** Runs `tell` when the instance ends (not for one that has already); returns how to stop watching. */
  watchEnd(id: string, tell: () => void): () => void {
    const watchers = this.#watchers.get(id) ?? new Set();
    this.#watchers.set(id, watchers.add(tell));
    return () => {
      watchers.delete(tell);
      if (watchers.size === 0) this.#watchers.delete(id);
    };
  }

  /** Number of instances in memory. */
  get resident(): number {
    return this.#ledger.resident;
  }

  async #tell(id: string, event: (instance: Instance) => HistoryEvent): Promise<Answer> {
    const instance = this.#ledger.find(id);
    if (instance === undefined && this.#ledger.coming(id) === undefined) return 'unknown';
    // Entities hear their own messages only; whatever else they are told is dropped.
    if (instance !== undefined && !isEntity(instance.row)) this.#ledger.arrive(instance, event(instance));
    await this.#ledger.flushed();
    return instance === undefined ? 'ended' : 'accepted';
  }

  #revive(instance: Instance, inputs: ReadonlyMap<number, string>): void {
    const { row, history, open } = instance;
    if (isEntity(row)) return;
    if (history.length === 0) this.#executions.begin(instance);
    for (const [id, task] of open) {
      if (task.kind === 'timer') this.#timers.arm(instance, id, task.fireAt);
      if (task.kind !== 'activity') continue;
      const scheduled = history.find(
        (event) => event.EventType === EventType.TaskScheduled && event.EventId === id,
      );
      this.#activities.dispatch(instance, {
        id,
        name: scheduled?.Name as string,
        input: inputs.get(id) ?? null,
      });
    }
  }

  #rewind(row: InstanceRow, reason: string): void {
    const { events, children } = rewound(this.history(row.key), (id, task) => {
      const { parent = null, status } = this.#ledger.coming(id) ?? {};
      const { InstanceId, ExecutionId } = parent?.OrchestrationInstance ?? {};
      const isOwn = InstanceId === row.id && ExecutionId === row.execution && parent?.TaskScheduleId === task;
      return isOwn && status !== Status.Terminated;
    });
    const instance = this.#ledger.reopen({ ...row, status: Status.Running, output: null }, events);
    this.#ledger.arrive(instance, generic(this.#clock.now(), -1, reason));
    for (const id of children) {
      const child = this.#ledger.coming(id);
      if (child?.status === Status.Failed) this.#rewind(child, reason);
      // It was rewound by itself, and has ended while nobody waited for it.
      else if (child?.status === Status.Completed) this.#executions.tellParent(child);
    }
  }

  #tellEnd(id: string): void {
    for (const tell of this.#watchers.get(id) ?? []) tell();
  }
}

function lastReason(history: readonly HistoryEvent[]): string | undefined {
  const event = history.findLast(
    ({ EventType: type }) => type === EventType.ExecutionSuspended || type === EventType.ExecutionResumed,
  );
  return event?.Reason as string | undefined;
}
