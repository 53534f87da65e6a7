import {
  EventType,
  eventRaised,
  type HistoryEvent,
  iso,
  msOf,
  taskCompleted,
  taskScheduled,
  timerCreated,
  timerFired,
  turnCompleted,
  turnStarted,
} from './history.ts';

/** The events that make up nearly all of a log, without what is the same in each of their kind; others as they are. */
export type Packed =
  | readonly [type: number, at: number, id?: number | string, more?: string | number | null]
  | HistoryEvent;

export function pack(event: HistoryEvent): Packed {
  const { EventType: type, EventId: id, Timestamp } = event;
  const at = msOf(Timestamp);
  switch (type) {
    case EventType.OrchestratorStarted:
    case EventType.OrchestratorCompleted:
      return [type, at];
    case EventType.TaskScheduled:
      return [type, at, id, event.Name as string];
    case EventType.TaskCompleted:
      return [type, at, event.TaskScheduledId as number, event.Result as string | null];
    case EventType.TimerCreated:
      return [type, at, id, msOf(event.FireAt as string)];
    case EventType.TimerFired:
      return [type, at, event.TimerId as number, msOf(event.FireAt as string)];
    case EventType.EventRaised:
      return [type, at, event.Name as string, event.Input as string];
    default:
      return event;
  }
}

export function unpack(packed: Packed): HistoryEvent {
  if (!Array.isArray(packed)) return packed as HistoryEvent;
  const [type, at, id, more] = packed as [number, number, never, never];
  switch (type) {
    case EventType.OrchestratorStarted:
      return turnStarted(at);
    case EventType.OrchestratorCompleted:
      return turnCompleted(at);
    case EventType.TaskScheduled:
      return taskScheduled(at, id, more);
    case EventType.TaskCompleted:
      return taskCompleted(at, id, more);
    case EventType.TimerCreated:
      return timerCreated(at, id, more);
    case EventType.TimerFired:
      return timerFired(at, id, iso(more));
    case EventType.EventRaised:
      return eventRaised(at, id, more);
    default:
      throw new Error(`The log has an event of the unknown packed type ${type}.`);
  }
}
