import { EventType, type HistoryEvent } from '../history.ts';
import { type InstanceRow, STATUS_NAMES } from '../store.ts';

export interface Shown {
  readonly input: boolean;
  /** JSON text of the history, when it was asked for. */
  readonly history?: string | undefined;
}

/** The status of an instance as JSON text. Input and output are JSON texts already and are not read again. */
export function statusText(row: InstanceRow, shown: Shown): string {
  const input = shown.input ? (row.input ?? 'null') : 'null';
  const history = shown.history === undefined ? '' : `,"historyEvents":${shown.history}`;
  return (
    `{"name":${JSON.stringify(row.name)},"instanceId":${JSON.stringify(row.id)},` +
    `"runtimeStatus":"${STATUS_NAMES[row.status]}","input":${input},"customStatus":${row.custom ?? 'null'},` +
    `"output":${row.output ?? 'null'},"createdTime":"${seconds(row.created)}",` +
    `"lastUpdatedTime":"${seconds(row.updated)}"${history}}`
  );
}

// The real extension tells whole seconds.
const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** A history that changed code has scheduled one number twice in: the real extension cannot show it. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
}

/**
 * The history as the management API shows it: without the marks of turns, what was scheduled merged into what came
 * back of it.
 */
export function shownHistory(events: readonly HistoryEvent[], withOutput: boolean): unknown[] {
  const scheduled = new Map<number, HistoryEvent>();
  const merged = new Set<HistoryEvent>();
  for (const event of events) {
    const { EventType: type, EventId: id } = event;
    if (type === EventType.TaskScheduled || type === EventType.SubOrchestrationCreated) {
      if (scheduled.has(id)) {
        const kind = type === EventType.TaskScheduled ? 'TaskScheduled' : 'SubOrchestrationInstanceCreated';
        throw new DuplicateKey(`An item with the same key has already been added. Key: ${kind}_${id}`);
      }
      scheduled.set(id, event);
    } else {
      const before = scheduled.get(event.TaskScheduledId as number);
      if (before !== undefined) merged.add(before);
    }
  }
  return events.flatMap((event) => {
    const name = NAMES[event.EventType];
    if (name === undefined || merged.has(event)) return [];
    return [{ EventType: name, ...fieldsOf(event, scheduled, withOutput) }];
  });
}

const NAMES: Readonly<Record<number, string>> = {
  [EventType.ExecutionStarted]: 'ExecutionStarted',
  [EventType.ExecutionCompleted]: 'ExecutionCompleted',
  [EventType.ExecutionTerminated]: 'ExecutionTerminated',
  [EventType.TaskScheduled]: 'TaskScheduled',
  [EventType.TaskCompleted]: 'TaskCompleted',
  [EventType.TaskFailed]: 'TaskFailed',
  [EventType.SubOrchestrationCreated]: 'SubOrchestrationInstanceCreated',
  [EventType.SubOrchestrationCompleted]: 'SubOrchestrationInstanceCompleted',
  [EventType.SubOrchestrationFailed]: 'SubOrchestrationInstanceFailed',
  [EventType.TimerCreated]: 'TimerCreated',
  [EventType.TimerFired]: 'TimerFired',
  [EventType.EventSent]: 'EventSent',
  [EventType.EventRaised]: 'EventRaised',
  [EventType.Generic]: 'GenericEvent',
  [EventType.ExecutionSuspended]: 'ExecutionSuspended',
  [EventType.ExecutionResumed]: 'ExecutionResumed',
};

function fieldsOf(
  event: HistoryEvent,
  scheduled: ReadonlyMap<number, HistoryEvent>,
  withOutput: boolean,
): Record<string, unknown> {
  const { EventType: type, EventId: _id, IsPlayed: _played, ...fields } = event;
  switch (type) {
    case EventType.ExecutionStarted: {
      const { OrchestrationInstance: _o, ParentInstance: _p, Name, Version: _v, Tags: _t, ...rest } = fields;
      return { ...rest, FunctionName: Name };
    }
    case EventType.ExecutionCompleted: {
      const { Result, ...rest } = fields;
      return withOutput ? { ...rest, Result: parsed(Result) } : rest;
    }
    case EventType.TaskCompleted:
    case EventType.TaskFailed:
    case EventType.SubOrchestrationCompleted:
    case EventType.SubOrchestrationFailed: {
      const { TaskScheduledId, Result, ...rest } = fields;
      const before = scheduled.get(TaskScheduledId as number);
      const result = withOutput && 'Result' in fields ? { Result: parsed(Result) } : {};
      const time = (before?.Timestamp as string | undefined)?.replace('Z', '+00:00');
      return { ...rest, ...result, ScheduledTime: time, FunctionName: before?.Name, Input: null };
    }
    case EventType.TimerFired: {
      const { TimerId: _timer, ...rest } = fields;
      return rest;
    }
    case EventType.TaskScheduled:
    case EventType.SubOrchestrationCreated: {
      const { Version: _version, ...rest } = fields;
      return rest;
    }
    default:
      return fields;
  }
}

const parsed = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : text);
