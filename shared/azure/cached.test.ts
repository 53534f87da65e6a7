import { expect, it } from 'vitest';
import { cached } from './cached.ts';

function counted() {
  let now = Date.UTC(2026, 10, 21, 10);
  let asked = 0;
  const value = cached(async () => ++asked, 500, { now: () => now });
  return {
    value,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

it('asks again when the value is as old as it may be', async () => {
  const { value, wait } = counted();
  expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
  wait(499);
  expect(await value.get()).toBe(1);
  wait(1);
  expect(await value.get()).toBe(2);
});

it('asks again when the clock was put back, and not only when it is where it was', async () => {
  const { value, wait } = counted();
  expect(await value.get()).toBe(1);
  wait(-3_600_000);
  expect(await value.get()).toBe(2);
  expect(await value.get()).toBe(2);
});
