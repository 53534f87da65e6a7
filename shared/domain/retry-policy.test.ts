import { describe, expect, it } from 'vitest';
import {
  BrokerUnavailable,
  type FaultKind,
  faultKind,
  RefusedFault,
  TerminalFault,
  TransientFault,
} from './faults.ts';
import { afterFailure, EVENT_BATCHES, ORDER_MESSAGES, type RetryPolicy, SAGA_STEPS } from './retry-policy.ts';

describe('faults are told apart by their type', () => {
  it.each([
    [new TransientFault('storage', 'away'), 'transient'],
    [new BrokerUnavailable('away'), 'transient'],
    [new RefusedFault('InvalidInput', 'no'), 'permanent'],
    [new TypeError('undefined is not a function'), 'permanent'],
    ['thrown text', 'permanent'],
    [new TerminalFault('EntityTooLarge', 'too large'), 'terminal'],
  ] as const)('%s: %s', (error, kind) => {
    expect(faultKind(error)).toBe(kind);
  });
});

/** Plays tries that all fail in the same way: the instants of the tries in seconds, and how it ends. */
function played(policy: RetryPolicy, kind: FaultKind, mostTries = 100) {
  const at = [0];
  let now = 0;
  for (let all = 1; ; all++) {
    const verdict = afterFailure(policy, kind, { all, permanent: kind === 'permanent' ? all : 0 }, now);
    if (verdict.type !== 'wait' || all === mostTries) return { at, end: verdict.type };
    now += verdict.ms;
    at.push(now / 1_000);
  }
}

describe('a message', () => {
  it('whose store is away is tried at 0, 2, 6, 14, 24, … s, and delivered again after four minutes', () => {
    const { at, end } = played(ORDER_MESSAGES, 'transient');
    expect(at.slice(0, 6)).toEqual([0, 2, 6, 14, 24, 34]);
    expect([at.length, at.at(-1), end]).toEqual([26, 234, 'redeliver']);
    expect(played(EVENT_BATCHES, 'transient').at.at(-1)).toBe(234);
  });

  it('that is refused is tried three times', () => {
    expect(played(ORDER_MESSAGES, 'permanent')).toEqual({ at: [0, 2, 6], end: 'hopeless' });
  });

  it('that can never succeed is tried once', () => {
    expect(played(ORDER_MESSAGES, 'terminal')).toEqual({ at: [0], end: 'hopeless' });
  });

  it('is not given up for an outage before it was refused three times', () => {
    expect(afterFailure(ORDER_MESSAGES, 'permanent', { all: 20, permanent: 2 }, 100_000)).toEqual({
      ...{ type: 'wait', ms: 10_000 },
    });
    expect(afterFailure(ORDER_MESSAGES, 'permanent', { all: 30, permanent: 2 }, 235_000)).toEqual({
      type: 'redeliver',
    });
  });
});

it('a step of a saga sits out ten seconds, and is never hopeless but when nothing can cure it', () => {
  expect(played(SAGA_STEPS, 'transient')).toEqual({ at: [0, 0.2, 0.6, 1.4, 3, 6.2], end: 'redeliver' });
  expect(played(SAGA_STEPS, 'permanent').end).toBe('redeliver');
  expect(played(SAGA_STEPS, 'terminal').end).toBe('hopeless');
});
