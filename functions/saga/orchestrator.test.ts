import * as df from 'durable-functions';
import { expect, it, vi } from 'vitest';
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
  readonly retry: df.RetryOptions;
}

/** Runs the saga as Durable does; `perform` does an activity or throws, at a time that its retries move. */
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
      callActivityWithRetry: (name: string, retry: df.RetryOptions): Call => ({ name, retry }),
    },
  };
  const done: string[] = [];
  const saga = (orderSaga as unknown as (context: unknown) => Generator<Call, unknown, Outcome>)(context);
  let { value, done: isOver = false } = saga.next();
  while (!isOver) {
    const { name, retry } = value as Call;
    const performed = attempts(retry, () => perform(name, now));
    if ('outcome' in performed) done.push(name);
    ({ value, done: isOver = false } =
      'outcome' in performed ? saga.next(performed.outcome) : saga.throw(performed.error));
  }
  return { done, result: value, hours: (now - START) / HOUR };

  function attempts(
    retry: df.RetryOptions,
    attempt: () => Outcome,
  ): { outcome: Outcome } | { error: unknown } {
    let wait = retry.firstRetryIntervalInMilliseconds;
    for (let left = retry.maxNumberOfAttempts; ; left--) {
      try {
        return { outcome: attempt() };
      } catch (error) {
        if (left === 1) return { error };
        now += wait;
        wait = Math.min(wait * retry.backoffCoefficient, retry.maxRetryIntervalInMilliseconds);
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
  expect(result).toEqual({ success: false, message: 'Inventory failed for order: Out of stock' });
  expect(hours).toBeLessThan(3.1);
});
