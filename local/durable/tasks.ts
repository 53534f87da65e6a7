import { randomUUID } from 'node:crypto';
import { type Action, ActionType, jsonOrNull } from './actions.ts';
import type { Child } from './executions.ts';
import {
  childCreated,
  EventType,
  eventSent,
  type HistoryEvent,
  iso,
  taskScheduled,
  timerCreated,
} from './history.ts';
import type { Instance } from './instance.ts';
import type { Task } from './plan.ts';

/** What an orchestrator tells an entity, as the text of EventSent carries it. */
export interface EntityMessage {
  /** null: a request for the lock. */
  readonly op?: string | null;
  readonly signal?: true;
  /** JSON text. */
  readonly input?: string;
  readonly id: string;
  readonly parent?: string;
  readonly parentExecution?: string;
  /** All entities to be locked, one after the other. */
  readonly lockset?: readonly EntityName[];
}

export interface EntityName {
  readonly name: string;
  readonly key: string;
}

export const entityId = ({ name, key }: EntityName): string => `@${name.toLowerCase()}@${key}`;

/** The event that tells of a newly scheduled task. */
export function taskEvent(
  now: number,
  instance: Instance,
  task: Task,
  childOf: (task: Task & { kind: 'child' }) => Child,
): HistoryEvent {
  switch (task.kind) {
    case 'activity':
      return taskScheduled(now, task.id, task.name);
    case 'timer':
      return timerCreated(now, task.id, task.fireAt);
    case 'child': {
      const { id: instanceId, version } = childOf(task);
      return childCreated(now, task.id, { name: task.name, version, instanceId });
    }
    case 'message':
      return eventSent(now, task.id, messageOf(now, instance, task));
    default:
      return task satisfies never;
  }
}

function messageOf(
  now: number,
  instance: Instance,
  { action, part }: Task & { kind: 'message' },
): { to: string; name: string; input: string } {
  const { id: parent, execution: parentExecution } = instance.row;
  const id = randomUUID();
  if (action.actionType === ActionType.LockEntities) {
    const lockset = action.lockSet ?? [];
    const input = JSON.stringify({ op: null, id, parent, parentExecution, lockset });
    return { to: entityId(lockset[0] ?? NOBODY), name: 'op', input };
  }
  if (action.actionType === ActionType.ReleaseEntities) {
    const lock = lastLock(instance.history);
    const input = JSON.stringify({ parent, id: lock?.id });
    return { to: entityId(lock?.lockset?.[part] ?? NOBODY), name: 'release', input };
  }
  const message: EntityMessage & { requestTime: string } = {
    op: action.operation ?? '',
    ...(action.actionType === ActionType.SignalEntity ? { signal: true } : {}),
    ...inputOf(action),
    id,
    parent,
    parentExecution,
    requestTime: iso(now),
  };
  return { to: action.instanceId ?? '', name: 'op', input: JSON.stringify(message) };
}

const NOBODY: EntityName = { name: '', key: '' };

function inputOf({ input }: Action): { input?: string } {
  const text = jsonOrNull(input ?? undefined);
  return text === null ? {} : { input: text };
}

/** The lock that an execution asked for last. */
export function lastLock(history: readonly HistoryEvent[]): EntityMessage | undefined {
  const sent = history.findLast(
    ({ EventType: type, Input: input }) =>
      type === EventType.EventSent && typeof input === 'string' && input.includes('"lockset":'),
  );
  return sent === undefined ? undefined : (JSON.parse(sent.Input as string) as EntityMessage);
}
