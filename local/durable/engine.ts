import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { HostServices, LoadedFunction, LogLevel } from '../host/contract.ts';
import { point } from '../points.ts';
import { jsonOrNull, type OrchestratorState, stateOf } from './actions.ts';
import {
  activityFailure,
  detailsOf,
  messageOf,
  orchestratorFailed,
  unknownActivity,
  unknownOrchestrator,
} from './failures.ts';
import { GroupCommit } from './group-commit.ts';
import {
  childCompleted,
  childCreated,
  childFailed,
  completed,
  EventType,
  eventRaised,
  type Failure,
  type HistoryEvent,
  iso,
  type ParentInstance,
  started,
  taskCompleted,
  taskFailed,
  taskScheduled,
  terminated,
  timerCreated,
  timerFired,
  turnCompleted,
  turnStarted,
} from './history.ts';
import { type Arrival, type Instance, isIdle, newInstance } from './instance.ts';
import { type Plan, planTurn, type Task } from './plan.ts';
import { RunQueue } from './run-queue.ts';
import { type DurableSettings, runsVersion } from './settings.ts';
import {
  type InstanceFilter,
  type InstanceRow,
  isOpen,
  STATUS_NAMES,
  Status,
  type Store,
  type TurnRecord,
} from './store.ts';

export interface EngineOptions {
  readonly store: Store;
  readonly settings: DurableSettings;
  readonly clock: Clock;
  readonly orchestrators: readonly LoadedFunction[];
  readonly activities: readonly LoadedFunction[];
  readonly invoke: HostServices['invoke'];
  readonly log: (level: LogLevel, message: string) => void;
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
export type Purged = { readonly deleted: number } | { readonly refused: Status };

type How = Pick<InstanceRow, 'execution' | 'parent'> & { readonly first: 0 | null };

/**
 * The orchestrations of one task hub. What an instance goes through is kept as a log of turns; an orchestrator is run
 * again from its beginning whenever something arrives for it, and what it then asks for more is scheduled. Nobody is
 * told of anything, and no activity is dispatched, before it is on disk.
 */
export class Engine {
  readonly #store: Store;
  readonly #settings: DurableSettings;
  readonly #clock: Clock;
  readonly #invoke: HostServices['invoke'];
  readonly #log: EngineOptions['log'];
  readonly #orchestrators: ReadonlyMap<string, LoadedFunction>;
  readonly #activities: ReadonlyMap<string, LoadedFunction>;
  readonly #maxIdle: number;
  readonly #commit: GroupCommit;
  readonly #turns: RunQueue;
  readonly #work: RunQueue;

  readonly #live = new Map<string, Instance>();
  #ready: Instance[] = [];
  /** Due at the next flush: */
  #removals: number[] = [];
  #changed = new Set<Instance>();
  #history: (() => void)[] = [];
  #unsaved: [Instance, Arrival][] = [];
  #takes: number[] = [];
  #watchers = new Map<string, Set<() => void>>();

  constructor(options: EngineOptions) {
    this.#store = options.store;
    this.#settings = options.settings;
    this.#clock = options.clock;
    this.#invoke = options.invoke;
    this.#log = options.log;
    this.#maxIdle = options.maxIdle ?? 2_000;
    this.#orchestrators = byName(options.orchestrators);
    this.#activities = byName(options.activities);
    this.#turns = new RunQueue(options.settings.maxOrchestrators);
    this.#work = new RunQueue(options.settings.maxActivities);
    this.#commit = new GroupCommit({
      work: () => this.#runReady(),
      write: () => this.#write(),
      fault: (error) => this.#fail(error),
    });
  }

  /** Takes up what the log says was going on when the last process ended. */
  recover(): void {
    for (const row of this.#store.open()) {
      this.#load(row);
      this.#evict();
    }
  }

  /** Starts nothing more, waits for what runs, writes it down. */
  async stop(): Promise<void> {
    await Promise.all([this.#work.close(), this.#turns.close()]);
    for (const { open } of this.#live.values()) {
      for (const task of open.values()) if (task.kind === 'timer') task.handle?.cancel();
    }
    await this.#commit.flushed();
  }

  // ---- what clients ask for

  async start(request: StartRequest): Promise<Started> {
    point('durable.start.before');
    const id = request.id ?? randomBytes(16).toString('hex');
    const created = this.#create(
      { ...request, id, version: request.version ?? this.#settings.defaultVersion ?? null },
      { execution: randomUUID(), parent: null, first: 0 },
    );
    if (created !== undefined) return { exists: created };
    await this.#commit.flushed();
    point('durable.start.after');
    return { started: id };
  }

  async raise(id: string, name: string, input: string): Promise<Answer> {
    return await this.#tell(id, () => eventRaised(this.#clock.now(), name, input));
  }

  async terminate(id: string, reason: string): Promise<Answer> {
    return await this.#tell(id, () => terminated(this.#clock.now(), reason));
  }

  /** Runs an instance that exists once more, with the same input; undefined: there is none. */
  async restart(id: string, underNewId: boolean): Promise<Started | undefined> {
    const row = this.status(id);
    if (row === undefined) return undefined;
    const { name, input, version } = row;
    return await this.start({ name, input, version: version ?? undefined, ...(underNewId ? {} : { id }) });
  }

  async purge(id: string): Promise<Purged | undefined> {
    await this.#commit.flushed();
    const row = this.status(id);
    if (row === undefined) return undefined;
    if (isOpen(row.status)) return { refused: row.status };
    this.#removals.push(row.key);
    await this.#commit.flushed();
    return { deleted: 1 };
  }

  /** Removes the ended ones among the instances; returns their number. */
  async purgeBy(filter: InstanceFilter): Promise<number> {
    const page = 1_000;
    let deleted = 0;
    for (let after = 0; ; ) {
      const rows = this.#store.list(filter, after, page);
      for (const { key, status } of rows) {
        if (isOpen(status)) continue;
        this.#removals.push(key);
        deleted += 1;
      }
      await this.#commit.flushed();
      after = rows.at(-1)?.key ?? after;
      if (rows.length < page) return deleted;
    }
  }

  /** As it is on disk. */
  status(id: string): InstanceRow | undefined {
    return this.#live.get(id)?.shown ?? this.#store.byId(id);
  }

  list(filter: InstanceFilter, after: number, limit: number): InstanceRow[] {
    return this.#store.list(filter, after, limit).map((row) => {
      if (!isOpen(row.status)) return row;
      const shown = this.#live.get(row.id)?.shown;
      return shown?.key === row.key ? shown : row;
    });
  }

  history(key: number): HistoryEvent[] {
    return this.#store.history(key).flatMap(({ events }) => events);
  }

  /** Runs `tell` once, when the instance has ended (not for one that has already); returns how to stop watching. */
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
    return this.#live.size;
  }

  // ---- instances

  /** Returns the status of an open instance that has the id already. */
  #create(
    request: { id: string; name: string; input: string | null; version: string | null },
    { execution, parent, first }: How,
  ): Status | undefined {
    const { id, name, input, version } = request;
    const present = this.#live.get(id)?.row ?? this.#store.byId(id);
    if (present !== undefined) {
      if (isOpen(present.status)) return present.status;
      this.#removals.push(present.key);
    }
    const now = this.#clock.now();
    const instance = newInstance({
      key: this.#store.newKey(),
      id,
      name,
      version,
      execution,
      generation: first === null ? null : present === undefined ? 0 : 1,
      parent,
      status: Status.Pending,
      created: now,
      updated: now,
      input,
      output: null,
      custom: null,
    });
    this.#live.set(id, instance);
    this.#changed.add(instance);
    this.#beginExecution(instance, now);
    this.#commit.arm();
    return undefined;
  }

  #beginExecution(instance: Instance, at: number): void {
    const { row } = instance;
    if (!runsVersion(row.version, this.#settings.defaultVersion)) {
      this.#log(
        'error',
        `Instance '${row.id}' of '${row.name}' has version '${row.version}', which is above this app's ` +
          `defaultVersion (${this.#settings.defaultVersion ?? 'none'}): it stays Pending for ever.`,
      );
      return;
    }
    const { id: instanceId, execution: executionId, name, version, input, generation, parent } = row;
    const event = started(at, { instanceId, executionId, name, version, input, generation, parent });
    // The row itself tells of the start: the event need not wait on disk.
    instance.inbox.unshift({ event, row: undefined, done: false });
    this.#enqueue(instance);
  }

  /** Reads an open instance back and takes up its timers and activities. */
  #load(row: InstanceRow): Instance {
    const instance = newInstance(row);
    this.#live.set(row.id, instance);
    const inputs = new Map<number, string>();
    let custom: string | null = row.custom;
    for (const record of this.#store.history(row.key)) {
      instance.turn += 1;
      this.#replayRecord(instance, record, inputs);
      custom = record.custom;
    }
    const waiting = this.#store.inbox(row.key);
    for (const { row: place, event } of waiting) {
      instance.inbox.push({ event, row: place, done: false });
      const id = taskOf(event);
      if (id !== undefined) instance.open.delete(id);
    }
    const last = instance.history.at(-1)?.Timestamp;
    instance.row.custom = custom;
    if (last !== undefined) instance.row.updated = Date.parse(last as string);
    instance.shown = { ...instance.row };
    if (instance.history.length === 0) this.#beginExecution(instance, row.created);
    for (const [id, task] of instance.open) {
      if (task.kind === 'timer') this.#arm(instance, id, task.fireAt);
      else if (task.kind === 'activity') {
        const name = instance.history.find((event) => event.EventId === id)?.Name as string;
        this.#dispatch(instance, { kind: 'activity', id, name, input: inputs.get(id) ?? null });
      }
    }
    if (instance.inbox.length > 0) this.#enqueue(instance);
    return instance;
  }

  #replayRecord({ history, open }: Instance, record: TurnRecord, inputs: Map<number, string>): void {
    for (const event of record.events) {
      event.IsPlayed = true;
      history.push(event);
      const { EventType: type, EventId: id } = event;
      if (type === EventType.TaskScheduled) open.set(id, { kind: 'activity' });
      else if (type === EventType.SubOrchestrationCreated) open.set(id, { kind: 'child' });
      else if (type === EventType.TimerCreated) {
        open.set(id, { kind: 'timer', fireAt: Date.parse(event.FireAt as string), handle: undefined });
      } else {
        const closed = taskOf(event);
        if (closed !== undefined) open.delete(closed);
      }
    }
    for (const id of record.cancelled ?? []) open.delete(id);
    for (const [id, input] of Object.entries(record.inputs ?? {})) inputs.set(Number(id), input);
  }

  #resident(id: string): Instance | undefined {
    const instance = this.#live.get(id);
    if (instance !== undefined) return instance;
    const row = this.#store.byId(id);
    return row !== undefined && isOpen(row.status) ? this.#load(row) : undefined;
  }

  /** Keeps memory bounded: the longest idle instances go, their timers stay armed. */
  #evict(): void {
    if (this.#live.size <= this.#maxIdle * 1.25) return;
    let surplus = this.#live.size - this.#maxIdle;
    for (const [id, instance] of this.#live) {
      if (surplus-- <= 0) return;
      if (!isIdle(instance) || instance.shown === undefined || this.#changed.has(instance)) continue;
      this.#live.delete(id);
    }
  }

  // ---- arrivals

  async #tell(id: string, makeEvent: () => HistoryEvent): Promise<Answer> {
    const instance = this.#resident(id);
    if (instance === undefined || instance.ended) {
      return instance === undefined && this.#store.byId(id) === undefined ? 'unknown' : 'ended';
    }
    this.#arrive(instance, makeEvent());
    await this.#commit.flushed();
    return 'accepted';
  }

  #arrive(instance: Instance, event: HistoryEvent): void {
    const arrival: Arrival = { event, row: undefined, done: false };
    instance.inbox.push(arrival);
    this.#unsaved.push([instance, arrival]);
    this.#enqueue(instance);
  }

  /** A task came back. Dropped when nobody waits for it any more: ended, continued as new, or come back already. */
  #bringBack(id: string, execution: string, task: number, event: HistoryEvent): void {
    const instance = this.#resident(id);
    if (instance === undefined || instance.ended || instance.row.execution !== execution) return;
    if (instance.open.delete(task)) this.#arrive(instance, event);
  }

  #enqueue(instance: Instance): void {
    if (instance.queued || instance.turning || instance.ended) return;
    instance.queued = true;
    this.#ready.push(instance);
    this.#commit.arm();
  }

  // ---- turns

  #runReady(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const instance of ready) this.#turns.add(() => this.#turn(instance));
  }

  async #turn(instance: Instance): Promise<void> {
    instance.queued = false;
    if (instance.ended) return;
    instance.turning = true;
    const arrivals = takeTogether(instance.inbox);
    const { history, row } = instance;
    const before = history.length;
    history.push(turnStarted(this.#clock.now()));
    for (const { event } of arrivals) history.push(event);
    point('durable.turn.before');
    const answer = await this.#ask(instance, before === 0);
    point('durable.turn.after');
    for (const arrival of arrivals) {
      arrival.done = true;
      if (arrival.row !== undefined) this.#takes.push(arrival.row);
    }
    if (row.status === Status.Pending) {
      row.status = Status.Running;
      instance.rowChanged = true;
    }
    this.#conclude(instance, before, answer, arrivals);
    for (let i = before; i < history.length; i++) {
      const event = history[i];
      if (event !== undefined) event.IsPlayed = true;
    }
    instance.turning = false;
    this.#commit.arm();
    if (instance.inbox.length > 0) this.#enqueue(instance);
  }

  /** Runs the orchestrator over its history. */
  async #ask({ row, history }: Instance, first: boolean): Promise<Asked> {
    const fn = this.#orchestrators.get(row.name.toLowerCase());
    if (fn === undefined) {
      return {
        crashed: unknownOrchestrator(
          row.name,
          [...this.#orchestrators.values()].map(({ name }) => name),
        ),
      };
    }
    const data = {
      history,
      // Parsed anew for every turn: the code may change what it was given.
      input: row.input === null ? null : (JSON.parse(row.input) as unknown),
      instanceId: row.id,
      isReplaying: !first,
      parentInstanceId: row.parent?.OrchestrationInstance.InstanceId ?? null,
      upperSchemaVersion: 1,
      upperSchemaVersionNew: 3,
      longRunningTimerIntervalDuration: '3.00:00:00',
      maximumShortTimerDuration: '6.00:00:00',
      defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
    };
    try {
      const { returnValue } = await this.#invoke(fn, { data, byReference: true });
      return { state: returnValue as OrchestratorState, threw: false };
    } catch (error) {
      const state = stateOf(error);
      return state === undefined ? { crashed: messageOf(error) } : { state, threw: true };
    }
  }

  /** Draws the conclusions of a turn: what is scheduled, whether the execution ends, what goes to disk. */
  #conclude(instance: Instance, before: number, answer: Asked, arrivals: readonly Arrival[]): void {
    const { row } = instance;
    const now = this.#clock.now();
    row.updated = now;
    this.#changed.add(instance);
    const killed = arrivals.find(({ event }) => event.EventType === EventType.ExecutionTerminated);
    if (killed !== undefined) {
      const reason = JSON.stringify(killed.event.Input);
      this.#end(instance, before, { status: Status.Terminated, output: reason });
      return;
    }
    if ('crashed' in answer) {
      const text = orchestratorFailed(row.name, answer.crashed);
      this.#end(instance, before, {
        status: Status.Failed,
        output: JSON.stringify(text),
        failure: failureOf(text),
      });
      return;
    }
    const { state, threw } = answer;
    row.custom = state.customStatus ? jsonOrNull(state.customStatus) : null;
    const plan = planTurn(instance.history, state, threw && state.error !== undefined);
    if (plan.mismatch !== undefined) {
      const { message, task } = plan.mismatch;
      if (task !== undefined) this.#note(instance, task, now);
      this.#log('error', `Instance '${row.id}' of '${row.name}': ${message}`);
      this.#end(instance, before, {
        status: Status.Failed,
        output: JSON.stringify(message),
        failure: failureOf(message),
      });
      return;
    }
    const scheduled = this.#schedule(instance, plan, now);
    const waits = plan.open.size > 0 || scheduled.some(({ kind }) => kind !== 'other');
    if (!waits && threw && state.error !== undefined) {
      const text = orchestratorFailed(row.name, state.error);
      this.#end(instance, before, {
        status: Status.Failed,
        output: JSON.stringify(text),
        failure: failureOf(text),
      });
      return;
    }
    if (!waits && state.isDone && plan.continueAsNew !== undefined) {
      this.#continueAsNew(instance, plan.continueAsNew.input);
      return;
    }
    if (!waits && state.isDone) {
      this.#end(instance, before, {
        status: Status.Completed,
        output: jsonOrNull(state.output ?? undefined),
      });
      return;
    }
    if (threw && state.error === undefined) {
      this.#log(
        'error',
        `Orchestrator '${row.name}' (instance '${row.id}') threw something without a message (a text, or an Error ` +
          'without one). The library reports no failure then, and the instance stays Running, as on Azure. ' +
          'Throw an Error with a message.',
      );
    }
    this.#record(instance, before, scheduled, plan.cancelled);
  }

  /** Writes the new tasks into the history and has them begin after the flush. */
  #schedule(instance: Instance, plan: Plan, now: number): Task[] {
    const { open } = instance;
    for (const id of plan.cancelled) {
      const task = open.get(id);
      if (task?.kind === 'timer') task.handle?.cancel();
      open.delete(id);
    }
    const scheduled = plan.schedule.filter((task) => this.#known(instance, task));
    for (const task of scheduled) {
      this.#note(instance, task, now);
      switch (task.kind) {
        case 'activity':
          open.set(task.id, { kind: 'activity' });
          this.#commit.after(() => this.#dispatch(instance, task));
          break;
        case 'timer': {
          open.set(task.id, { kind: 'timer', fireAt: task.fireAt, handle: undefined });
          this.#commit.after(() => this.#arm(instance, task.id, task.fireAt));
          break;
        }
        case 'child':
          open.set(task.id, { kind: 'child' });
          this.#startChild(instance, task);
          break;
        case 'other':
          break;
      }
    }
    return scheduled;
  }

  /** The real extension schedules nothing for a function that does not exist: the instance stays Running. */
  #known(instance: Instance, task: Task): boolean {
    const { id, name } = instance.row;
    const stays = `Instance '${id}' of '${name}' waits for it and stays Running for ever, as on Azure.`;
    if (task.kind === 'activity' && !this.#activities.has(task.name.toLowerCase())) {
      const known = [...this.#activities.values()].map((fn) => fn.name);
      this.#log('error', `${unknownActivity(task.name, known)} ${stays}`);
      return false;
    }
    if (task.kind === 'child' && !this.#orchestrators.has(task.name.toLowerCase())) {
      const known = [...this.#orchestrators.values()].map((fn) => fn.name);
      this.#log('error', `${unknownOrchestrator(task.name, known)} ${stays}`);
      return false;
    }
    return true;
  }

  #note({ history, row }: Instance, task: Task, now: number): void {
    switch (task.kind) {
      case 'activity':
        history.push(taskScheduled(now, task.id, task.name));
        return;
      case 'timer':
        history.push(timerCreated(now, task.id, task.fireAt));
        return;
      case 'child':
        history.push(
          childCreated(now, task.id, {
            name: task.name,
            version: task.version ?? this.#settings.defaultVersion ?? null,
            instanceId: task.instanceId ?? `${row.execution}:${task.id}`,
          }),
        );
        return;
      case 'other':
        return;
      default:
        task satisfies never;
    }
  }

  #startChild({ row }: Instance, task: Task & { kind: 'child' }): void {
    const parent: ParentInstance = {
      Name: row.name,
      OrchestrationInstance: { InstanceId: row.id, ExecutionId: row.execution },
      TaskScheduleId: task.id,
      Version: row.version,
    };
    const id = task.instanceId ?? `${row.execution}:${task.id}`;
    const version = task.version ?? this.#settings.defaultVersion ?? null;
    const present = this.#create(
      { id, name: task.name, input: task.input, version },
      { execution: randomBytes(16).toString('hex'), parent, first: null },
    );
    if (present === undefined) return;
    const reason = `An Orchestration instance with the status ${STATUS_NAMES[present]} already exists.`;
    const failed = childFailed(this.#clock.now(), task.id, failureOf(reason));
    this.#commit.after(() => this.#bringBack(row.id, row.execution, task.id, failed));
  }

  /** Writes down what the turn added: everything in the history from `before` on. */
  #record(
    instance: Instance,
    before: number,
    scheduled: readonly Task[] = [],
    cancelled: ReadonlySet<number> = new Set(),
  ): void {
    const { history, row } = instance;
    history.push(turnCompleted(this.#clock.now()));
    const inputs: Record<number, string> = {};
    for (const task of scheduled) {
      if (task.kind === 'activity' && task.input !== null) inputs[task.id] = task.input;
    }
    const record = JSON.stringify({
      events: before === 0 ? history : history.slice(before),
      inputs,
      cancelled: cancelled.size > 0 ? [...cancelled] : undefined,
      custom: row.custom,
    } satisfies TurnRecord);
    const { key } = row;
    const turn = instance.turn++;
    this.#history.push(() => this.#store.record(key, turn, record));
  }

  #end(
    instance: Instance,
    before: number,
    end: { status: Status; output: string | null; failure?: Failure },
  ): void {
    const { row, history, open } = instance;
    for (const task of open.values()) if (task.kind === 'timer') task.handle?.cancel();
    open.clear();
    const now = this.#clock.now();
    history.push(completed(now, STATUS_NAMES[end.status], end.output));
    this.#record(instance, before);
    row.status = end.status;
    row.output = end.output;
    instance.rowChanged = true;
    instance.ended = true;
    for (const { row: place } of instance.inbox) if (place !== undefined) this.#takes.push(place);
    instance.inbox.length = 0;
    this.#commit.after(() => {
      if (this.#live.get(row.id) === instance) this.#live.delete(row.id);
      for (const tell of this.#watchers.get(row.id) ?? []) tell();
    });
    const { parent } = row;
    if (parent === null) return;
    const { TaskScheduleId: task, OrchestrationInstance: up } = parent;
    const reason = `The sub-orchestration was terminated: ${end.output ?? ''}`;
    const event =
      end.status === Status.Completed
        ? childCompleted(now, task, end.output)
        : childFailed(now, task, end.failure ?? failureOf(reason));
    this.#bringBack(up.InstanceId, up.ExecutionId, task, event);
  }

  #continueAsNew(instance: Instance, input: string | null): void {
    const { row } = instance;
    row.execution = randomBytes(16).toString('hex');
    row.generation = null;
    row.input = input;
    instance.rowChanged = true;
    instance.history.length = 0;
    instance.turn = 0;
    const { key } = row;
    this.#history.push(() => this.#store.forgetHistory(key));
    this.#beginExecution(instance, this.#clock.now());
  }

  // ---- tasks

  #arm(instance: Instance, id: number, fireAt: number): void {
    const task = instance.open.get(id);
    if (task?.kind !== 'timer') return;
    const { id: instanceId, execution } = instance.row;
    task.handle = this.#clock.at(fireAt, () => {
      this.#bringBack(instanceId, execution, id, timerFired(this.#clock.now(), id, iso(fireAt)));
    });
  }

  #dispatch(instance: Instance, task: Task & { kind: 'activity' }): void {
    const { id, execution } = instance.row;
    const fn = this.#activities.get(task.name.toLowerCase());
    if (fn === undefined) {
      const known = [...this.#activities.values()].map(({ name }) => name);
      this.#log('error', `${unknownActivity(task.name, known)} Instance '${id}' waits for it.`);
      return;
    }
    this.#work.add(async () => {
      point('durable.activity.before');
      let event: HistoryEvent;
      try {
        const { returnValue } = await this.#invoke(fn, {
          data: task.input ?? undefined,
          triggerMetadata: { instanceId: id },
          byReference: true,
        });
        event = taskCompleted(this.#clock.now(), task.id, jsonOrNull(returnValue));
      } catch (error) {
        event = taskFailed(this.#clock.now(), task.id, activityFailure(task.name, error));
      }
      point('durable.activity.after');
      this.#bringBack(id, execution, task.id, event);
    });
  }

  // ---- disk

  /** Everything that is due, in one transaction. */
  #write(): boolean {
    // What was read in a turn that is over stands in the history; the rest waits on disk from now on.
    const unsaved = this.#unsaved.filter(([instance, { done }]) => !done && !instance.ended);
    this.#unsaved = [];
    const [removals, changed, history, takes] = [this.#removals, this.#changed, this.#history, this.#takes];
    if (removals.length + changed.size + history.length + takes.length + unsaved.length === 0) return false;
    this.#removals = [];
    this.#changed = new Set();
    this.#history = [];
    this.#takes = [];
    const store = this.#store;
    store.transaction(() => {
      for (const key of removals) store.remove(key);
      for (const instance of changed) {
        if (instance.shown === undefined) store.insert(instance.row);
        else if (instance.rowChanged) store.update(instance.row);
      }
      for (const write of history) write();
      for (const [instance, arrival] of unsaved) arrival.row = store.post(instance.row.key, arrival.event);
      for (const row of takes) store.take(row);
    });
    for (const instance of changed) {
      instance.rowChanged = false;
      instance.shown = { ...instance.row };
    }
    this.#evict();
    return true;
  }

  /** The log cannot be written: what is in memory is no longer true, so the process must not go on. */
  #fail(error: unknown): void {
    this.#log('critical', `The durable log cannot be written: ${messageOf(error)}`);
    throw error;
  }
}

type Asked = { readonly state: OrchestratorState; readonly threw: boolean } | { readonly crashed: string };

function byName(functions: readonly LoadedFunction[]): ReadonlyMap<string, LoadedFunction> {
  return new Map(functions.map((fn) => [fn.name.toLowerCase(), fn]));
}

/** Number of the task that an event brings back. */
function taskOf(event: HistoryEvent): number | undefined {
  return (event.TaskScheduledId ?? event.TimerId) as number | undefined;
}

function failureOf(reason: string): Failure {
  return { reason, details: detailsOf(new Error(reason)) };
}

/**
 * Failures and fired timers may take numbers for what follows them, before the code they wake takes numbers of its
 * own: each gets a turn to itself. Everything else that waits is read in one turn.
 */
function takeTogether(inbox: Arrival[]): Arrival[] {
  const end = inbox.findIndex(({ event }) => NUMBERING.has(event.EventType));
  if (end < 0) return inbox.splice(0);
  return inbox.splice(0, Math.max(end, 1));
}

const NUMBERING: ReadonlySet<number> = new Set([
  EventType.TaskFailed,
  EventType.SubOrchestrationFailed,
  EventType.TimerFired,
]);
