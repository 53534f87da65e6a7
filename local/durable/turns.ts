import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { HostServices } from '../host/contract.ts';
import { point } from '../points.ts';
import { jsonOrNull, type OrchestratorState, stateOf } from './actions.ts';
import type { Activities } from './activities.ts';
import type { Entities } from './entities.ts';
import type { Executions } from './executions.ts';
import { failureOf, messageOf, orchestratorFailed } from './failures.ts';
import type { Functions } from './functions.ts';
import { completed, EventType, type HistoryEvent, turnCompleted, turnStarted } from './history.ts';
import type { Arrival, Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { HTTP_POLL_MS, type Plan, planTurn, type Task } from './plan.ts';
import { RunQueue } from './run-queue.ts';
import { STATUS_NAMES, Status, type TurnRecord } from './store.ts';
import { taskEvent } from './tasks.ts';
import type { Timers } from './timers.ts';

export interface TurnsOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly invoke: HostServices['invoke'];
  readonly functions: Functions;
  readonly limit: number;
  readonly activities: Activities;
  readonly timers: Timers;
  readonly executions: Executions;
  readonly entities: Entities;
  readonly log: Log;
}

type Asked = { readonly state: OrchestratorState; readonly threw: boolean } | { readonly crashed: string };

interface End {
  readonly status: Status;
  /** JSON text. */
  readonly output: string | null;
}

/**
 * Runs orchestrators: once for whatever has arrived, from their beginning over the whole history; what they then ask
 * for more is scheduled.
 */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #queue: RunQueue;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#queue = new RunQueue(options.limit);
  }

  run(instance: Instance): void {
    this.#queue.add(() => this.#turn(instance));
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  async #turn(instance: Instance): Promise<void> {
    const { ledger, clock } = this.#options;
    instance.queued = false;
    if (instance.ended || !hasBegun(instance)) return;
    instance.turning = true;
    const arrivals = takeTogether(instance.inbox);
    const { history } = instance;
    const before = history.length;
    history.push(turnStarted(clock.now()));
    for (const { event } of arrivals) history.push(event);
    point('durable.turn.before');
    const asked = await this.#ask(instance, before === 0);
    point('durable.turn.after');
    ledger.taken(arrivals);
    this.#conclude(instance, before, asked, arrivals);
    for (let i = before; i < history.length; i++) {
      const event = history[i];
      if (event !== undefined) event.IsPlayed = true;
    }
    instance.turning = false;
    if (instance.inbox.length > 0) ledger.enqueue(instance);
  }

  async #ask({ row, history }: Instance, first: boolean): Promise<Asked> {
    const { functions, invoke } = this.#options;
    const fn = functions.get(row.name);
    if (fn === undefined) return { crashed: functions.unknown(row.name) };
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
      defaultHttpAsyncRequestSleepTimeMillseconds: HTTP_POLL_MS,
    };
    try {
      const { returnValue } = await invoke(fn, { data, byReference: true });
      const state = returnValue as OrchestratorState | null | undefined;
      if (!Array.isArray(state?.actions)) return { crashed: 'The function returned no orchestrator state.' };
      return { state: state as OrchestratorState, threw: false };
    } catch (error) {
      const state = stateOf(error);
      return state === undefined ? { crashed: messageOf(error) } : { state, threw: true };
    }
  }

  /** Draws the conclusions of a turn: what is scheduled, whether the execution ends, what goes to disk. */
  #conclude(instance: Instance, before: number, asked: Asked, arrivals: readonly Arrival[]): void {
    const { row } = instance;
    row.updated = this.#options.clock.now();
    this.#options.ledger.seen(instance);
    this.#follow(instance, arrivals);
    const killed = arrivals.find(({ event }) => event.EventType === EventType.ExecutionTerminated);
    if (killed !== undefined) {
      this.#end(instance, before, { status: Status.Terminated, output: jsonOrNull(killed.event.Input) });
      return;
    }
    if ('crashed' in asked && row.status !== Status.Suspended) {
      this.#failed(instance, before, orchestratorFailed(row.name, asked.crashed));
      return;
    }
    try {
      if ('state' in asked) row.custom = customOf(asked.state);
      if ('crashed' in asked || row.status === Status.Suspended) this.#record(instance, before);
      else this.#apply(instance, before, asked.state, asked.threw);
    } catch (error) {
      // What JSON cannot carry: the worker would have failed the invocation.
      this.#failed(instance, before, orchestratorFailed(row.name, messageOf(error)));
    }
  }

  #apply(instance: Instance, before: number, state: OrchestratorState, threw: boolean): void {
    const { log } = this.#options;
    const { row } = instance;
    const failed = threw && state.error !== undefined;
    const output = jsonOrNull(state.output ?? undefined);
    const plan = planTurn(instance.history, state, failed);
    if (plan.mismatch !== undefined) {
      const { message, task } = plan.mismatch;
      if (task !== undefined) instance.history.push(this.#eventOf(instance, task));
      log('error', `Instance '${row.id}' of '${row.name}': ${message}`);
      this.#failed(instance, before, message);
      return;
    }
    const scheduled = this.#schedule(instance, plan);
    const waits = plan.open.size > 0 || scheduled.some(({ kind }) => kind !== 'message');
    if (!waits && failed) {
      this.#failed(instance, before, orchestratorFailed(row.name, state.error ?? ''));
    } else if (!waits && state.isDone && plan.continueAsNew !== undefined) {
      this.#continueAsNew(instance, plan.continueAsNew.input);
    } else if (!waits && state.isDone) {
      this.#end(instance, before, { status: Status.Completed, output });
    } else {
      this.#record(instance, before, scheduled, plan.cancelled);
    }
    if (threw && !failed) {
      log(
        'error',
        `Orchestrator '${row.name}' (instance '${row.id}') threw something without a message (a text, or an Error ` +
          'without one). The library reports no failure then, and the instance stays Running, as on Azure. ' +
          'Throw an Error with a message.',
      );
    }
  }

  /** Status changes that arrivals make by themselves. */
  #follow(instance: Instance, arrivals: readonly Arrival[]): void {
    const { row } = instance;
    const before = row.status;
    if (row.status === Status.Pending) row.status = Status.Running;
    for (const { event } of arrivals) {
      if (event.EventType === EventType.ExecutionSuspended) {
        row.status = Status.Suspended;
        row.output = jsonOrNull(event.Reason);
      } else if (event.EventType === EventType.ExecutionResumed) {
        row.status = Status.Running;
        row.output = null;
      }
    }
    if (row.status !== before) this.#options.ledger.touch(instance);
  }

  /** Writes the new tasks into the history and has them begin once that is on disk. */
  #schedule(instance: Instance, plan: Plan): Task[] {
    const { ledger, activities, timers, executions, entities } = this.#options;
    for (const id of plan.cancelled) timers.cancel(instance, id);
    const scheduled = plan.schedule.filter((task) => this.#known(instance, task));
    for (const task of scheduled) {
      const event = this.#eventOf(instance, task);
      instance.history.push(event);
      switch (task.kind) {
        case 'activity':
          instance.open.set(task.id, { kind: 'activity' });
          ledger.after(() => activities.dispatch(instance, task));
          break;
        case 'timer':
          instance.open.set(task.id, { kind: 'timer', fireAt: task.fireAt });
          ledger.after(() => timers.arm(instance, task.id, task.fireAt));
          break;
        case 'child':
          instance.open.set(task.id, { kind: 'child' });
          executions.startChild(instance, task);
          break;
        case 'message':
          entities.deliver(event);
          break;
        default:
          task satisfies never;
      }
    }
    return scheduled;
  }

  #eventOf(instance: Instance, task: Task): HistoryEvent {
    const { clock, executions } = this.#options;
    return taskEvent(clock.now(), instance, task, (child) => executions.childOf(instance, child));
  }

  /** The real extension schedules nothing for a function that does not exist: the instance stays Running. */
  #known({ row }: Instance, task: Task): boolean {
    const { activities, functions, entities, log } = this.#options;
    let unknown: string | undefined;
    if (task.kind === 'activity' && !activities.exists(task.name)) unknown = activities.unknown(task.name);
    if (task.kind === 'child' && functions.get(task.name) === undefined)
      unknown = functions.unknown(task.name);
    if (task.kind === 'message') unknown = entities.unknownTarget(task.action);
    if (unknown === undefined) return true;
    log('error', `${unknown} Instance '${row.id}' of '${row.name}' waits for it for ever, as on Azure.`);
    return false;
  }

  /** Writes down what the turn added: everything in the history from `before` on. */
  #record(
    instance: Instance,
    before: number,
    scheduled: readonly Task[] = [],
    cancelled: ReadonlySet<number> = new Set(),
  ): void {
    const { ledger, clock } = this.#options;
    const { history, row } = instance;
    history.push(turnCompleted(clock.now()));
    let inputs: Record<number, string> | undefined;
    for (const task of scheduled) {
      if (task.kind !== 'activity' || task.input === null) continue;
      inputs ??= {};
      inputs[task.id] = task.input;
    }
    const record: TurnRecord = {
      events: before === 0 ? history : history.slice(before),
      inputs,
      cancelled: cancelled.size > 0 ? [...cancelled] : undefined,
      custom: row.custom,
    };
    ledger.record(instance, record);
  }

  #failed(instance: Instance, before: number, text: string): void {
    this.#end(instance, before, { status: Status.Failed, output: JSON.stringify(text) }, text);
  }

  #end(instance: Instance, before: number, { status, output }: End, failure?: string): void {
    const { ledger, timers, executions, entities, clock } = this.#options;
    const { row, history, open } = instance;
    entities.release(instance);
    timers.cancelAll(instance);
    open.clear();
    history.push(completed(clock.now(), STATUS_NAMES[status], output));
    this.#record(instance, before);
    row.status = status;
    row.output = output;
    ledger.end(instance);
    executions.tellParent(row, failure === undefined ? undefined : failureOf(failure));
  }

  #continueAsNew(instance: Instance, input: string | null): void {
    const { ledger, executions, entities } = this.#options;
    const { row } = instance;
    entities.release(instance);
    row.execution = randomBytes(16).toString('hex');
    row.generation = null;
    row.input = input;
    ledger.forgetHistory(instance);
    ledger.touch(instance);
    executions.begin(instance);
  }
}

/** An instance of a version that is not run never starts: what it is told waits, but for the order to end. */
function hasBegun({ history, inbox }: Instance): boolean {
  if (history.length > 0) return true;
  return inbox.some(
    ({ event: { EventType: type } }) =>
      type === EventType.ExecutionStarted || type === EventType.ExecutionTerminated,
  );
}

function customOf({ customStatus }: OrchestratorState): string | null {
  // As recorded: 0, '', false and null all show as null.
  return customStatus ? jsonOrNull(customStatus) : null;
}

/**
 * Events after which the library takes a number for what follows them, before the code they wake takes numbers of its
 * own: each gets a turn to itself. Everything else that waits is read in one turn.
 */
function takeTogether(inbox: Arrival[]): Arrival[] {
  const end = inbox.findIndex(({ event }) => takesNumber(event));
  return end < 0 ? inbox.splice(0) : inbox.splice(0, Math.max(end, 1));
}

function takesNumber({ EventType: type, Result: result }: HistoryEvent): boolean {
  switch (type) {
    case EventType.TaskFailed:
    case EventType.SubOrchestrationFailed:
    case EventType.TimerFired:
      return true;
    case EventType.TaskCompleted:
      // callHttp that goes on asking
      return typeof result === 'string' && result.startsWith('{"statusCode":202');
    default:
      return false;
  }
}
