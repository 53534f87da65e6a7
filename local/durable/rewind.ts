import { EventType, generic, type HistoryEvent, msOf } from './history.ts';

/**
 * A failed history as it stands after a rewind: failures, what had been scheduled for them and the end have become
 * GenericEvents, which the orchestrator library passes over, so that the tasks are scheduled again under their old
 * numbers. Children that failed go on themselves: their creation stays. `isChild`: whether the instance that was to be
 * a child (its id, the number of its task) is one; the id of another's is tried again.
 */
export function rewound(
  events: readonly HistoryEvent[],
  isChild: (id: string, task: number) => boolean,
): { events: HistoryEvent[]; children: string[] } {
  const failed = new Set<number>();
  const failedChildren = new Set<number>();
  for (const event of events) {
    if (event.EventType === EventType.TaskFailed) failed.add(event.TaskScheduledId as number);
    if (event.EventType === EventType.SubOrchestrationFailed)
      failedChildren.add(event.TaskScheduledId as number);
  }
  const highest = Math.max(-1, ...events.map(({ EventId: id }) => id));
  const children: string[] = [];
  const kept: HistoryEvent[] = events.map((event) => {
    const { EventType: type, EventId: id, Timestamp: time } = event;
    const taken = () => generic(msOf(time), id, null);
    switch (type) {
      case EventType.TaskScheduled:
        return failed.has(id) ? taken() : event;
      case EventType.SubOrchestrationCreated:
        if (!failedChildren.has(id)) return event;
        if (!isChild(event.InstanceId as string, id)) return taken();
        children.push(event.InstanceId as string);
        return event;
      case EventType.TaskFailed:
      case EventType.SubOrchestrationFailed:
        return taken();
      case EventType.ExecutionCompleted:
        return generic(msOf(time), highest + 1, null);
      default:
        return event;
    }
  });
  return { events: kept, children };
}
