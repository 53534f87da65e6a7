import { describe, expect, it } from 'vitest';
import { type Action, ActionType, type OrchestratorState } from './actions.ts';
import {
  childCreated,
  type HistoryEvent,
  started,
  taskCompleted,
  taskFailed,
  taskScheduled,
  timerCreated,
  timerFired,
  turnCompleted,
  turnStarted,
} from './history.ts';
import { planTurn } from './plan.ts';

const T0 = Date.parse('2030-01-01T00:00:00.000Z');
const DAY = 86_400_000;

const begin = (at: number): HistoryEvent[] => [
  turnStarted(at),
  started(at, {
    instanceId: 'i',
    executionId: 'e',
    name: 'o',
    version: null,
    input: null,
    generation: 0,
    parent: null,
  }),
];
const turn = (at: number, ...events: HistoryEvent[]): HistoryEvent[] => [turnStarted(at), ...events];
const call = (name: string, input: unknown = 1): Action => ({
  actionType: ActionType.CallActivity,
  functionName: name,
  input,
});
const timer = (at: number, isCanceled = false): Action => ({
  actionType: ActionType.CreateTimer,
  fireAt: new Date(at),
  isCanceled,
});
const any = (...compoundActions: Action[]): Action => ({ actionType: ActionType.WhenAny, compoundActions });
const event = (name: string): Action =>
  ({
    actionType: ActionType.WaitForExternalEvent,
    externalEventName: name,
  }) as Action;
const asks = (...actions: Action[]): OrchestratorState => ({ isDone: false, actions: [actions] });
const failure = { reason: 'no', details: '{}' };

describe('what a turn schedules', () => {
  it('numbers new tasks after those of the history', () => {
    const history = [
      ...begin(T0),
      taskScheduled(T0, 0, 'a'),
      turnCompleted(T0),
      ...turn(T0 + 5, taskCompleted(T0 + 5, 0, '1')),
    ];
    const plan = planTurn(history, asks(call('a'), call('b', 'text')));
    expect(plan.schedule).toEqual([{ kind: 'activity', id: 1, name: 'b', input: 'text' }]);
    expect(plan.open.size).toBe(0);
  });

  it('numbers the parts of a Task.all depth first and waits for none of the events', () => {
    const all: Action = {
      actionType: ActionType.WhenAll,
      compoundActions: [call('a'), event('go'), any(timer(T0 + 1_000), call('b'))],
    };
    const plan = planTurn(begin(T0), asks(all, call('c')));
    expect(plan.schedule.map(({ kind, id }) => `${id} ${kind}`)).toEqual([
      '0 activity',
      '1 timer',
      '2 activity',
      '3 activity',
    ]);
  });

  it('knows a task again that a second Task.any waits for', () => {
    const deadline = timer(T0 + DAY);
    const history = [...begin(T0), timerCreated(T0, 0, T0 + DAY), turnCompleted(T0), ...turn(T0 + 1)];
    const plan = planTurn(history, asks(any(deadline, event('a')), any(deadline, event('b')), call('c')));
    expect(plan.schedule).toEqual([{ kind: 'activity', id: 1, name: 'c', input: '1' }]);
    expect([...plan.open]).toEqual([0]);
  });

  it('tells which timers were cancelled, and schedules none that was cancelled before it began', () => {
    const history = [...begin(T0), timerCreated(T0, 0, T0 + DAY), turnCompleted(T0), ...turn(T0 + 1)];
    const plan = planTurn(
      history,
      asks(any(timer(T0 + DAY, true), event('a')), any(timer(T0 + DAY, true), event('b'))),
    );
    expect([...plan.cancelled]).toEqual([0]);
    expect(plan.schedule).toEqual([]);
    expect(plan.open.size).toBe(0);
  });

  it('gives a failed attempt its timer, with backoff and cap, then the next attempt, then the last timer at once', () => {
    const action: Action = {
      ...call('flaky'),
      actionType: ActionType.CallActivityWithRetry,
      retryOptions: {
        firstRetryIntervalInMilliseconds: 100,
        maxNumberOfAttempts: 3,
        backoffCoefficient: 10,
        maxRetryIntervalInMilliseconds: 500,
      },
    };
    const first = [
      ...begin(T0),
      taskScheduled(T0, 0, 'flaky'),
      turnCompleted(T0),
      ...turn(T0 + 10, taskFailed(T0 + 10, 0, failure)),
    ];
    expect(planTurn(first, asks(action)).schedule).toEqual([{ kind: 'timer', id: 1, fireAt: T0 + 110 }]);
    const second = [
      ...first,
      timerCreated(T0 + 10, 1, T0 + 110),
      turnCompleted(T0 + 10),
      ...turn(T0 + 110, timerFired(T0 + 110, 1, '')),
    ];
    expect(planTurn(second, asks(action)).schedule).toEqual([
      { kind: 'activity', id: 2, name: 'flaky', input: '1' },
    ]);
    const third = [
      ...second,
      taskScheduled(T0 + 110, 2, 'flaky'),
      turnCompleted(T0 + 110),
      ...turn(T0 + 120, taskFailed(T0 + 120, 2, failure)),
    ];
    expect(planTurn(third, asks(action)).schedule).toEqual([{ kind: 'timer', id: 3, fireAt: T0 + 620 }]);
    const fourth = [
      ...third,
      timerCreated(T0 + 120, 3, T0 + 620),
      turnCompleted(T0 + 120),
      ...turn(T0 + 620, timerFired(T0 + 620, 3, '')),
    ];
    const last = [
      ...fourth,
      taskScheduled(T0 + 620, 4, 'flaky'),
      turnCompleted(T0 + 620),
      ...turn(T0 + 700, taskFailed(T0 + 700, 4, failure)),
    ];
    expect(planTurn(last, asks(action)).schedule).toEqual([{ kind: 'timer', id: 5, fireAt: T0 + 700 }]);
    const after = [
      ...last,
      timerCreated(T0 + 700, 5, T0 + 700),
      turnCompleted(T0 + 700),
      ...turn(T0 + 700, timerFired(T0 + 700, 5, '')),
    ];
    expect(planTurn(after, asks(action, call('next'))).schedule).toEqual([
      { kind: 'activity', id: 6, name: 'next', input: '1' },
    ]);
  });

  it('cuts a timer of more than six days into slices of three', () => {
    const action = timer(T0 + 8 * DAY);
    expect(planTurn(begin(T0), asks(action)).schedule).toEqual([
      { kind: 'timer', id: 0, fireAt: T0 + 3 * DAY },
    ]);
    const later = T0 + 3 * DAY;
    const history = [
      ...begin(T0),
      timerCreated(T0, 0, later),
      turnCompleted(T0),
      ...turn(later, timerFired(later, 0, '')),
    ];
    expect(planTurn(history, asks(action)).schedule).toEqual([
      { kind: 'timer', id: 1, fireAt: T0 + 8 * DAY },
    ]);
  });

  it('is the same for every replay of a finished history', () => {
    const history = [
      ...begin(T0),
      taskScheduled(T0, 0, 'a'),
      turnCompleted(T0),
      ...turn(T0 + 5, taskCompleted(T0 + 5, 0, '1')),
    ];
    const state = { ...asks(call('a')), isDone: true };
    const plans = [1, 2, 3].map(() => planTurn(history, state));
    expect(plans.map(({ schedule, mismatch }) => [schedule, mismatch])).toEqual([
      [[], undefined],
      [[], undefined],
      [[], undefined],
    ]);
  });
});

describe('changed code', () => {
  const history = [...begin(T0), taskScheduled(T0, 0, 'hello'), turnCompleted(T0), ...turn(T0 + 1)];

  it('is told by another name', () => {
    expect(planTurn(history, asks(call('square'))).mismatch?.message).toBe(
      "Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task with sequence number 0 named 'hello', but the current orchestration replay instead scheduled an activity task named 'square' with this sequence number.  Was a change made to the orchestrator code after this instance had already started running?",
    );
  });

  it('is told by another kind of task', () => {
    expect(planTurn(history, asks(timer(T0 + 5))).mismatch?.message).toContain(
      'instead produced a CreateTimerOrchestratorAction action with this sequence number.',
    );
  });

  it('is told by a task that is asked for no more', () => {
    expect(planTurn(history, asks()).mismatch?.message).toContain(
      "scheduled an activity task with sequence ID 0 and name 'hello' (version ''), but the current replay execution hasn't (yet?) scheduled this task.",
    );
    const child = [
      ...begin(T0),
      childCreated(T0, 0, { name: 'kid', version: '2', instanceId: 'k' }),
      ...turn(T0),
    ];
    expect(planTurn(child, asks()).mismatch?.message).toContain(
      "a sub-orchestration task with sequence ID 0 and name 'kid' (version '2')",
    );
  });

  it('is not seen in the case of a name', () => {
    expect(planTurn(history, asks(call('HELLO'))).mismatch).toBeUndefined();
  });
});
