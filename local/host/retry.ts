import type { Clock } from '../clock.ts';
import type { RetryContext, RetryPolicy } from './contract.ts';

/**
 * Runs `attempt` under a function's retry policy: again and again until it succeeds, the policy is used up or
 * `signal` fires; then the last failure is thrown. Without a policy there is no retry context, and one attempt.
 */
export async function withRetry<T>(
  policy: RetryPolicy | undefined,
  clock: Clock,
  signal: AbortSignal,
  attempt: (context: RetryContext | undefined) => Promise<T>,
): Promise<T> {
  if (policy === undefined) return attempt(undefined);
  const { maxRetryCount } = policy;
  let context: RetryContext = { retryCount: 0, maxRetryCount };
  for (;;) {
    try {
      return await attempt(context);
    } catch (error) {
      const retryCount = context.retryCount + 1;
      // -1 stands for "for ever".
      if ((maxRetryCount >= 0 && retryCount > maxRetryCount) || signal.aborted) throw error;
      if (!(await wait(clock, retryDelay(policy, retryCount, Math.random()), signal))) throw error;
      context = { retryCount, maxRetryCount, exception: describe(error) };
    }
  }
}

/** Ms to wait before the retry with this number, from 1. `random`: 0 to 1, spreads exponential delays by ±20 %. */
export function retryDelay(policy: RetryPolicy, retryCount: number, random: number): number {
  if (policy.strategy === 'fixedDelay') return policy.delayInterval ?? 0;
  const { minimumInterval = 0, maximumInterval = Number.POSITIVE_INFINITY } = policy;
  // The first retry waits the minimum, as the real host's backoff does.
  const growth = (2 ** Math.min(retryCount - 1, 30) - 1) * minimumInterval * (0.8 + 0.4 * random);
  return Math.min(minimumInterval + growth, maximumInterval);
}

/** Waits; false when `signal` came first. */
function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = () => {
      timer.cancel();
      resolve(false);
    };
    const timer = clock.at(clock.now() + ms, () => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}

function describe(error: unknown): NonNullable<RetryContext['exception']> {
  if (!(error instanceof Error)) return { source: '', stackTrace: '', message: String(error) };
  return { source: '', stackTrace: error.stack ?? '', message: error.message };
}
