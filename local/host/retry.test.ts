import { expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import type { RetryPolicy } from './contract.ts';
import { retryDelay, withRetry } from './retry.ts';

const exponential: RetryPolicy = {
  strategy: 'exponentialBackoff',
  maxRetryCount: 5,
  minimumInterval: 2_000,
  maximumInterval: 10_000,
};

test('exponential backoff starts at the minimum, doubles, spreads by 20 % and ends at the maximum', () => {
  expect([1, 2, 3, 4].map((retry) => retryDelay(exponential, retry, 0.5))).toEqual([
    2_000, 4_000, 8_000, 10_000,
  ]);
  expect(retryDelay(exponential, 2, 0)).toBe(3_600);
  expect(retryDelay(exponential, 2, 1)).toBe(4_400);
});

test('-1 retries for ever', async () => {
  const clock = new VirtualClock(0);
  let attempts = 0;
  const policy: RetryPolicy = { strategy: 'fixedDelay', maxRetryCount: -1, delayInterval: 1_000 };
  const result = withRetry(policy, clock, new AbortController().signal, async (context) => {
    attempts += 1;
    if (context?.retryCount === 50) return 'done';
    throw new Error('not yet');
  });
  await new Promise((resolve) => setImmediate(resolve));
  await clock.moveTo(1_000_000);
  expect(await result).toBe('done');
  expect(attempts).toBe(51);
});

test('a stop ends the waiting with the last failure', async () => {
  const stopping = new AbortController();
  const failing = withRetry(exponential, new VirtualClock(0), stopping.signal, async () => {
    throw new Error('failed');
  });
  await new Promise((resolve) => setImmediate(resolve));
  stopping.abort();
  await expect(failing).rejects.toThrow('failed');
});
