/** History events as the orchestrator library reads them: PascalCase, integer EventType. */
export const EventType = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationCreated: 7,
  SubOrchestrationCompleted: 8,
  SubOrchestrationFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventSent: 14,
  EventRaised: 15,
  Generic: 17,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;

export interface HistoryEvent {
  readonly EventType: number;
  readonly EventId: number;
  IsPlayed: boolean;
  /** ISO text; the orchestrator library replaces it by a Date in place. */
  readonly Timestamp: string | Date;
  readonly [field: string]: unknown;
}

export interface ParentInstance {
  readonly Name: string;
  readonly OrchestrationInstance: { readonly InstanceId: string; readonly ExecutionId: string };
  readonly TaskScheduleId: number;
  readonly Version: string | null;
}

export interface Start {
  readonly instanceId: string;
  readonly executionId: string;
  readonly name: string;
  readonly version: string | null;
  /** JSON text. */
  readonly input: string | null;
  /** 0: started by a client, 1: started again under the same id, null: by a parent or by continueAsNew. */
  readonly generation: number | null;
  readonly parent: ParentInstance | null;
}

const arrived = <T extends object>(type: number, at: number, fields: T) => ({
  EventType: type,
  ...fields,
  EventId: -1,
  IsPlayed: false,
  Timestamp: iso(at),
});

const scheduled = <T extends object>(type: number, id: number, at: number, fields: T) => ({
  EventType: type,
  ...fields,
  EventId: id,
  IsPlayed: false,
  Timestamp: iso(at),
});

let lastMs = Number.NaN;
let lastText = '';

/** Many events carry the same millisecond. */
export function iso(ms: number): string {
  if (ms !== lastMs) {
    lastMs = ms;
    lastText = new Date(ms).toISOString();
  }
  return lastText;
}

export const started = (at: number, start: Start): HistoryEvent => ({
  OrchestrationInstance: { InstanceId: start.instanceId, ExecutionId: start.executionId },
  EventType: EventType.ExecutionStarted,
  ParentInstance: start.parent,
  Name: start.name,
  Version: start.version,
  Input: start.input,
  Tags: null,
  Correlation: null,
  ParentTraceContext: null,
  ScheduledStartTime: null,
  Generation: start.generation,
  GenerateNewTrace: false,
  EventId: -1,
  IsPlayed: false,
  Timestamp: iso(at),
});

export const completed = (at: number, status: string, result: string | null): HistoryEvent =>
  arrived(EventType.ExecutionCompleted, at, {
    OrchestrationStatus: status,
    Result: result,
    FailureDetails: null,
  });

export const terminated = (at: number, reason: string): HistoryEvent =>
  arrived(EventType.ExecutionTerminated, at, { Input: reason });

export const suspended = (at: number, reason: string): HistoryEvent =>
  arrived(EventType.ExecutionSuspended, at, { Reason: reason });

export const resumed = (at: number, reason: string): HistoryEvent =>
  arrived(EventType.ExecutionResumed, at, { Reason: reason });

export const generic = (at: number, id: number, data: string | null): HistoryEvent => ({
  Data: data,
  EventType: EventType.Generic,
  EventId: id,
  IsPlayed: false,
  Timestamp: iso(at),
});

export const turnStarted = (at: number): HistoryEvent => arrived(EventType.OrchestratorStarted, at, {});

export const turnCompleted = (at: number): HistoryEvent => arrived(EventType.OrchestratorCompleted, at, {});

export const taskScheduled = (at: number, id: number, name: string): HistoryEvent =>
  scheduled(EventType.TaskScheduled, id, at, {
    Name: name,
    Version: '',
    Input: null,
    ParentTraceContext: null,
    Tags: null,
  });

export const taskCompleted = (at: number, id: number, result: string | null): HistoryEvent =>
  arrived(EventType.TaskCompleted, at, { TaskScheduledId: id, Result: result });

export const taskFailed = (at: number, id: number, failure: Failure): HistoryEvent =>
  arrived(EventType.TaskFailed, at, {
    TaskScheduledId: id,
    Reason: failure.reason,
    Details: failure.details,
    FailureDetails: null,
  });

export interface Failure {
  readonly reason: string;
  readonly details: string;
}

export const childCreated = (
  at: number,
  id: number,
  child: { readonly name: string; readonly version: string | null; readonly instanceId: string },
): HistoryEvent =>
  scheduled(EventType.SubOrchestrationCreated, id, at, {
    Name: child.name,
    Version: child.version,
    InstanceId: child.instanceId,
    Input: null,
    ClientSpanId: null,
    Tags: null,
  });

export const childCompleted = (at: number, id: number, result: string | null): HistoryEvent =>
  arrived(EventType.SubOrchestrationCompleted, at, { TaskScheduledId: id, Result: result });

export const childFailed = (at: number, id: number, failure: Failure): HistoryEvent =>
  arrived(EventType.SubOrchestrationFailed, at, {
    TaskScheduledId: id,
    Reason: failure.reason,
    Details: failure.details,
    FailureDetails: null,
  });

export const timerCreated = (at: number, id: number, fireAt: number): HistoryEvent =>
  scheduled(EventType.TimerCreated, id, at, { FireAt: iso(fireAt) });

export const timerFired = (at: number, id: number, fireAt: string): HistoryEvent =>
  arrived(EventType.TimerFired, at, { TimerId: id, FireAt: fireAt });

export const eventSent = (
  at: number,
  id: number,
  message: { readonly to: string; readonly name: string; readonly input: string },
): HistoryEvent =>
  scheduled(EventType.EventSent, id, at, {
    InstanceId: message.to,
    Name: message.name,
    Input: message.input,
  });

export const eventRaised = (at: number, name: string, input: string): HistoryEvent =>
  arrived(EventType.EventRaised, at, { Name: name, Input: input, ParentTraceContext: null });

/** Number of the task that an event brings back. */
export function taskOf(event: HistoryEvent): number | undefined {
  return (event.TaskScheduledId ?? event.TimerId) as number | undefined;
}

export function msOf(time: string | Date | undefined): number {
  if (time === undefined) return Number.NaN;
  return typeof time === 'string' ? Date.parse(time) : time.getTime();
}
