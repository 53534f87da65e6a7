import * as df from 'durable-functions';
import { describe, expect, it, vi } from 'vitest';
import { serviceAway, TransientFault } from '../../shared/domain/faults.ts';
import type { Outcome } from '../../shared/domain/saga.ts';
import { TRAIL } from '../../shared/testing.ts';
import { ACTIVITY_NAMES } from './names.ts';
import { registerOrderSaga } from './orchestrator.ts';

const START = Date.UTC(2023, 9, 28, 17, 2, 5);
const HOUR = 3_600_000;
const ORDER = {
  ...{ id: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc', customer: 'Riley', items: ['milk'] },
  ...{ total: 1_000, currency: 'USD', receivedAt: '2023-10-28T17:02:05.000Z' },
};

interface Call {
  readonly name: string;
  readonly retry?: df.RetryOptions;
}

/** Of a timer: the instant. */
type Asked = Call | Date;

/** Runs the saga as Durable does; `perform` does an activity or throws, at a time that timers and retries move. */
function run(perform: (name: string, now: number) => Outcome) {
  const registered = vi.spyOn(df.app, 'orchestration').mockImplementation(() => ({}) as never);
  registerOrderSaga();
  const [, orderSaga] = registered.mock.calls[0] ?? [];
  registered.mockRestore();
  let now = START;
  const context = {
    df: {
      getInput: () => ({ order: ORDER, trail: TRAIL }),
      setCustomStatus: () => undefined,
      get currentUtcDateTime() {
        return new Date(now);
      },
      callActivityWithRetry: (name: string, retry: df.RetryOptions): Asked => ({ name, retry }),
      callActivity: (name: string): Asked => ({ name }),
      createTimer: (at: Date): Asked => at,
    },
  };
  const done: string[] = [];
  let tries = 0;
  const saga = (orderSaga as unknown as (context: unknown) => Generator<Asked, unknown, unknown>)(context);
  let result: unknown;
  try {
    for (let step = saga.next(); ; ) {
      if (step.done === true) {
        result = step.value;
        break;
      }
      const asked = step.value as Asked;
      if (asked instanceof Date) {
        now = asked.getTime();
        step = saga.next();
        continue;
      }
      const performed = attempts(asked);
      if ('outcome' in performed) done.push(asked.name);
      step = 'outcome' in performed ? saga.next(performed.outcome) : saga.throw(performed.error);
    }
  } catch (error) {
    result = (error as Error).message;
  }
  return { done, result, tries, hours: (now - START) / HOUR };

  function attempts({ name, retry }: Call): { outcome: Outcome } | { error: unknown } {
    let wait = retry?.firstRetryIntervalInMilliseconds ?? 0;
    for (let left = retry?.maxNumberOfAttempts ?? 1; ; left--) {
      try {
        tries++;
        return { outcome: perform(name, now) };
      } catch (error) {
        if (left === 1) {
          // As Durable words it.
          return { error: new Error(`Activity function '${name}' failed:  ${(error as Error).message}`) };
        }
        now += wait;
        wait = Math.min(
          wait * (retry?.backoffCoefficient ?? 1),
          retry?.maxRetryIntervalInMilliseconds ?? wait,
        );
      }
    }
  }
}

it('tells the end of an order that did not end well also after an outage of hours', () => {
  const { done, result, hours } = run((name, now) => {
    switch (name) {
      case ACTIVITY_NAMES.reserve:
        return { type: 'out-of-stock', missing: ['milk'] };
      case ACTIVITY_NAMES.finish:
        if (now < START + 3 * HOUR) throw new Error('The hub is away');
        return { type: 'finished' };
      default:
        throw new Error(`${name} was not expected`);
    }
  });
  expect(done).toEqual(['saga-reserve', 'saga-finish']);
  expect(result).toMatchObject({ success: false, message: 'Inventory failed for order: Out of stock' });
  expect(hours).toBeLessThan(3.1);
});

it('says with its result when its last event was, as the event does', () => {
  const { result } = run((name) => {
    const outcome = GOOD[name];
    if (outcome === undefined) throw new Error(`${name} was not expected`);
    return outcome;
  });
  expect(result).toEqual({
    success: true,
    message: 'Order processed successfully',
    time: '2023-10-28T17:02:05.000Z',
  });
});

const GOOD: Readonly<Record<string, Outcome>> = {
  [ACTIVITY_NAMES.reserve]: { type: 'reserved' },
  [ACTIVITY_NAMES.charge]: { type: 'charged' },
  [ACTIVITY_NAMES.ship]: { type: 'shipped' },
  [ACTIVITY_NAMES.refund]: { type: 'undone' },
  [ACTIVITY_NAMES.release]: { type: 'undone' },
  [ACTIVITY_NAMES.finish]: { type: 'finished' },
};

/** All goes well but for one activity, which throws `fault` while it gives one. */
function runWith(activity: string, fault: (hours: number) => Error | undefined) {
  return run((name, now) => {
    const thrown = name === activity ? fault((now - START) / HOUR) : undefined;
    if (thrown !== undefined) throw thrown;
    const outcome = GOOD[name];
    if (outcome === undefined) throw new Error(`${name} was not expected`);
    return outcome;
  });
}

const AWAY = serviceAway(new TransientFault('ServerBusy', 'the store is busy'));
const BUG = new TypeError('rows is not iterable');
const UNDONE = ['saga-reserve', 'saga-refund', 'saga-release', 'saga-finish'];

describe('an order whose step', () => {
  it.each([ACTIVITY_NAMES.reserve, ACTIVITY_NAMES.charge])(
    'finds a service away for hours waits, and goes on within minutes of its return: %s',
    (activity) => {
      const { done, result, hours, tries } = runWith(activity, (at) => (at < 3 ? AWAY : undefined));
      expect(done).toEqual(['saga-reserve', 'saga-charge', 'saga-ship']);
      expect(result).toMatchObject({ success: true, message: 'Order processed successfully' });
      expect(hours).toBeGreaterThan(3);
      expect(hours).toBeLessThan(3.1);
      expect(tries).toBeLessThan(80);
    },
  );

  it('finds a service away for more than a day is undone', () => {
    const { done, result, hours, tries } = runWith(ACTIVITY_NAMES.charge, () => AWAY);
    expect(done).toEqual(UNDONE);
    expect(result).toBe("Activity function 'saga-charge' failed:  service-away: the store is busy");
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThan(24.1);
    expect(tries).toBeLessThan(350);
  });

  it('has a bug is undone in minutes', () => {
    const { done, result, hours, tries } = runWith(ACTIVITY_NAMES.charge, () => BUG);
    expect(done).toEqual(UNDONE);
    expect(result).toBe("Activity function 'saga-charge' failed:  rows is not iterable");
    expect(hours).toBeLessThan(0.1);
    expect(tries).toBe(12 + UNDONE.length);
  });

  it('has a bug that shows after an outage is undone in minutes, one that passes is not', () => {
    const { done, hours } = runWith(ACTIVITY_NAMES.charge, (at) => (at < 3 ? AWAY : BUG));
    expect(done).toEqual(UNDONE);
    expect(hours).toBeLessThan(3.2);
    let faults = 0;
    const passes = runWith(ACTIVITY_NAMES.charge, (at) => {
      if (at < 3) return faults++ % 2 === 0 ? BUG : AWAY;
      return undefined;
    });
    expect(passes.done).toEqual(['saga-reserve', 'saga-charge', 'saga-ship']);
  });

  it('fails for good once a service is back is undone at once', () => {
    const failure = { errorType: 'EntityTooLarge', message: 'service-away: no', stackTrace: '' };
    const { done, result } = run((name, now) => {
      if (name !== ACTIVITY_NAMES.charge) return GOOD[name] ?? { type: 'finished' };
      if (now < START + HOUR) throw AWAY;
      return { type: 'failed', failure };
    });
    expect(done).toEqual(['saga-reserve', 'saga-charge', 'saga-refund', 'saga-release', 'saga-finish']);
    expect(result).toBe('service-away: no');
  });
});
