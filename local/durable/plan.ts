import {
  type Action,
  ActionType,
  activityInput,
  type HttpRequest,
  jsonOrNull,
  leaves,
  type OrchestratorState,
  type RetryOptions,
} from './actions.ts';
import { HTTP_ACTIVITY, type HttpAnswer, pollRequest } from './call-http.ts';
import { nonDeterministic } from './failures.ts';
import { EventType, type HistoryEvent, msOf } from './history.ts';

/** A task to be scheduled under the number that the library will know it by. */
export type Task =
  | { readonly kind: 'activity'; readonly id: number; readonly name: string; readonly input: string | null }
  | {
      readonly kind: 'child';
      readonly id: number;
      readonly name: string;
      readonly input: string | null;
      readonly instanceId: string | undefined;
      readonly version: string | undefined;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly fireAt: number }
  /** To an entity; a release is one message to each of the locked ones: `part` counts them. */
  | { readonly kind: 'message'; readonly id: number; readonly action: Action; readonly part: number };

export interface Plan {
  /** In the order of their numbers. */
  readonly schedule: readonly Task[];
  /** Tasks of the history that have not come back; cancelled timers are not among them. */
  readonly open: ReadonlySet<number>;
  /** Open timers that the orchestrator has cancelled. */
  readonly cancelled: ReadonlySet<number>;
  readonly continueAsNew: { readonly input: string | null } | undefined;
  /** History and actions disagree: the text, and the task that stands where the history has another. */
  readonly mismatch: { readonly message: string; readonly task: Task | undefined } | undefined;
}

/** One call of the app's code: a retried call is one leaf with several numbers. */
interface Leaf {
  readonly action: Action;
  attempt: number;
}

interface Numbered {
  readonly leaf: Leaf;
  readonly task: Task;
  /**
   * A timer that stands between two attempts or two requests of a callHttp that goes on asking, or a slice of a timer
   * too long for one piece.
   */
  readonly role: 'task' | 'retry-timer' | 'poll-timer' | 'slice';
  /** What callHttp asks when this poll timer has fired. */
  readonly poll?: HttpRequest;
}

const DAY_MS = 86_400_000;
/** As told to the library in the orchestrator's input: timers longer than this are cut into slices. */
const LONGEST_TIMER_MS = 6 * DAY_MS;
const TIMER_SLICE_MS = 3 * DAY_MS;
/** Between two requests of callHttp, when the answer names no time; told to the library as well. */
export const HTTP_POLL_MS = 30_000;

/**
 * Compares a history (whose last turn's arrivals are in it) with the actions that the orchestrator gave back for
 * it, and tells what is to be scheduled. Pure: the same history and actions give the same plan.
 *
 * The numbers follow the library's own counter: while a history is replayed, a failed attempt takes a number for its
 * timer and the fired timer one for the next attempt, before the code runs on and numbers its new tasks.
 */
export function planTurn(history: readonly HistoryEvent[], state: OrchestratorState, failed = false): Plan {
  const numbers = new Map<number, Numbered>();
  const inHistory = new Set<number>();
  const open = new Set<number>();
  const cancelled = new Set<number>();
  let continueAsNew: Plan['continueAsNew'];
  let next = 0;
  let now = 0;

  const source = leaves(state.actions);
  /** Gives the next leaf of the actions its number; false: there is none left. */
  const number = (): boolean => {
    for (;;) {
      const { value: action, done } = source.next();
      if (done === true) return false;
      if (action.actionType === ActionType.ContinueAsNew) {
        continueAsNew = { input: jsonOrNull(action.input) };
        continue;
      }
      const leaf = { action, attempt: 1 };
      const long =
        action.actionType === ActionType.CreateTimer && msOf(action.fireAt) - now > LONGEST_TIMER_MS;
      const parts = action.actionType === ActionType.ReleaseEntities ? lockedBy(numbers, next) : 1;
      for (let part = 0; part < parts; part++) {
        const id = next++;
        numbers.set(id, { leaf, task: taskOf(action, id, now, part), role: long ? 'slice' : 'task' });
      }
      return true;
    }
  };

  for (const event of history) {
    switch (event.EventType) {
      case EventType.OrchestratorStarted:
        now = msOf(event.Timestamp);
        break;
      case EventType.TaskCompleted:
      case EventType.SubOrchestrationCompleted: {
        const id = event.TaskScheduledId as number;
        open.delete(id);
        const entry = numbers.get(id);
        const again = entry === undefined ? undefined : pollOf(entry.leaf.action, event.Result);
        if (entry === undefined || again === undefined) break;
        // The library takes both numbers at once: the timer's and that of the request after it.
        const timer = next++;
        next += 1;
        const fireAt = now + again.waitMs;
        numbers.set(timer, {
          leaf: entry.leaf,
          task: { kind: 'timer', id: timer, fireAt },
          role: 'poll-timer',
          poll: again.request,
        });
        break;
      }
      case EventType.TaskFailed:
      case EventType.SubOrchestrationFailed: {
        const id = event.TaskScheduledId as number;
        open.delete(id);
        const entry = numbers.get(id);
        const retry = entry?.leaf.action.retryOptions;
        if (entry === undefined || retry === undefined) break;
        const timer = next++;
        const fireAt = now + retryDelay(retry, entry.leaf.attempt);
        numbers.set(timer, {
          leaf: entry.leaf,
          task: { kind: 'timer', id: timer, fireAt },
          role: 'retry-timer',
        });
        entry.leaf.attempt += 1;
        break;
      }
      case EventType.TimerFired: {
        const id = event.TimerId as number;
        open.delete(id);
        const entry = numbers.get(id);
        if (entry === undefined) break;
        const { leaf, role, poll } = entry;
        if (role === 'retry-timer') {
          const limit = leaf.action.retryOptions?.maxNumberOfAttempts ?? 1;
          if (leaf.attempt > limit) break;
          const again = next++;
          numbers.set(again, { leaf, task: taskOf(leaf.action, again, now), role: 'task' });
        } else if (role === 'poll-timer') {
          const input = JSON.stringify(poll);
          const task = { kind: 'activity', id: id + 1, name: HTTP_ACTIVITY, input } as const;
          numbers.set(id + 1, { leaf, task, role: 'task' });
        } else if (role === 'slice' && msOf(leaf.action.fireAt) > now) {
          const slice = next++;
          numbers.set(slice, { leaf, task: taskOf(leaf.action, slice, now), role: 'slice' });
        }
        break;
      }
      case EventType.TaskScheduled:
      case EventType.SubOrchestrationCreated:
      case EventType.TimerCreated:
      case EventType.EventSent: {
        const id = event.EventId;
        while (next <= id && number());
        const entry = numbers.get(id);
        const message = failed ? undefined : disagreement(event, entry);
        if (message !== undefined) {
          const mismatch = { message: nonDeterministic(message), task: entry?.task };
          return { schedule: [], open, cancelled, continueAsNew: undefined, mismatch };
        }
        inHistory.add(id);
        if (event.EventType !== EventType.EventSent) open.add(id);
        break;
      }
    }
  }
  while (number());

  const schedule: Task[] = [];
  for (const [id, { leaf, task, role }] of numbers) {
    const isCancelled =
      task.kind === 'timer' &&
      role !== 'retry-timer' &&
      role !== 'poll-timer' &&
      leaf.action.isCanceled === true;
    if (inHistory.has(id)) {
      if (isCancelled && open.delete(id)) cancelled.add(id);
    } else if (!isCancelled && (!failed || task.kind === 'message')) {
      schedule.push(task);
    }
  }
  schedule.sort((a, b) => a.id - b.id);
  return { schedule, open, cancelled, continueAsNew, mismatch: undefined };
}

function taskOf(action: Action, id: number, now: number, part = 0): Task {
  const name = action.functionName ?? '';
  switch (action.actionType) {
    case ActionType.CallActivity:
    case ActionType.CallActivityWithRetry:
      return { kind: 'activity', id, name, input: activityInput(action.input) };
    case ActionType.CallSubOrchestrator:
    case ActionType.CallSubOrchestratorWithRetry: {
      const { instanceId, version } = action;
      return { kind: 'child', id, name, input: jsonOrNull(action.input), instanceId, version };
    }
    case ActionType.CreateTimer: {
      const fireAt = msOf(action.fireAt);
      return { kind: 'timer', id, fireAt: fireAt - now > LONGEST_TIMER_MS ? now + TIMER_SLICE_MS : fireAt };
    }
    case ActionType.CallHttp:
      return { kind: 'activity', id, name: HTTP_ACTIVITY, input: JSON.stringify(action.httpRequest ?? {}) };
    default:
      return { kind: 'message', id, action, part };
  }
}

/** The timer after the last attempt fires at once: the library waits for it before it reports the failure. */
function retryDelay(options: RetryOptions, attempt: number): number {
  if (attempt >= options.maxNumberOfAttempts) return 0;
  const ms = options.firstRetryIntervalInMilliseconds * (options.backoffCoefficient ?? 1) ** (attempt - 1);
  return Math.min(ms, options.maxRetryIntervalInMilliseconds ?? Number.POSITIVE_INFINITY);
}

/** What a callHttp that was answered with 202 asks next, and when; undefined: it is answered. */
function pollOf(
  { actionType, httpRequest }: Action,
  result: unknown,
): { waitMs: number; request: HttpRequest } | undefined {
  if (actionType !== ActionType.CallHttp || httpRequest?.asynchronousPatternEnabled !== true)
    return undefined;
  const { statusCode, headers } = JSON.parse((result as string | null) ?? '{}') as Partial<HttpAnswer>;
  if (statusCode !== 202 || headers?.Location === undefined) return undefined;
  const seconds = Number(headers['Retry-After'] ?? Number.NaN);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : HTTP_POLL_MS;
  return { waitMs, request: pollRequest(httpRequest, headers.Location) };
}

/** Number of entities in the lock that is released. */
function lockedBy(numbers: ReadonlyMap<number, Numbered>, before: number): number {
  for (let id = before - 1; id >= 0; id--) {
    const action = numbers.get(id)?.leaf.action;
    if (action?.actionType === ActionType.LockEntities) return action.lockSet?.length ?? 1;
  }
  return 1;
}

/** What the library calls an action that stands where the history has another. */
const PRODUCED: Readonly<Record<Task['kind'], string>> = {
  activity: 'ScheduleTaskOrchestratorAction',
  child: 'CreateSubOrchestrationAction',
  timer: 'CreateTimerOrchestratorAction',
  message: 'SendEventOrchestratorAction',
};

function disagreement(event: HistoryEvent, entry: Numbered | undefined): string | undefined {
  const { EventId: id, Name: name, Version: version } = event;
  const task = entry?.task;
  const scheduledKind = KINDS[event.EventType] ?? 'message';
  const what = WHAT[scheduledKind];
  if (task === undefined) {
    const named = scheduledKind === 'timer' ? '' : ` and name '${name}' (version '${version ?? ''}')`;
    return (
      `A previous execution of this orchestration scheduled ${what} with sequence ID ${id}${named}, ` +
      "but the current replay execution hasn't (yet?) scheduled this task."
    );
  }
  const named = scheduledKind === 'timer' ? '' : ` named '${name}'`;
  const before =
    `A previous execution of this orchestration scheduled ${what} with sequence number ${id}${named}, ` +
    'but the current orchestration replay instead';
  if (task.kind !== scheduledKind) {
    return `${before} produced a ${PRODUCED[task.kind]} action with this sequence number.`;
  }
  if ((task.kind === 'activity' || task.kind === 'child') && !sameName(task.name, name)) {
    return `${before} scheduled ${what} named '${task.name}' with this sequence number. `;
  }
  return undefined;
}

const KINDS: Readonly<Record<number, Task['kind']>> = {
  [EventType.TaskScheduled]: 'activity',
  [EventType.SubOrchestrationCreated]: 'child',
  [EventType.TimerCreated]: 'timer',
  [EventType.EventSent]: 'message',
};

const WHAT: Readonly<Record<Task['kind'], string>> = {
  activity: 'an activity task',
  child: 'a sub-orchestration task',
  timer: 'a timer task',
  message: 'a message',
};

function sameName(a: string, b: unknown): boolean {
  return typeof b === 'string' && (a === b || a.toLowerCase() === b.toLowerCase());
}
