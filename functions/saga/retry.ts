import * as df from 'durable-functions';

/**
 * 2, 4, 8, 16, 30, 30, … s: an activity is tried for some four minutes, on top of its own patience. Then the saga gives
 * up, or goes on by itself where a service is away (orchestrator.ts). Sagas that run were promised exactly these tries.
 */
export function stepRetry(): df.RetryOptions {
  const options = new df.RetryOptions(2_000, 12);
  options.backoffCoefficient = 2;
  options.maxRetryIntervalInMilliseconds = 30_000;
  return options;
}

/** For what must not be given up: tried for about a day, at the end every five minutes. */
export function undoRetry(): df.RetryOptions {
  const options = new df.RetryOptions(2_000, 290);
  options.backoffCoefficient = 2;
  options.maxRetryIntervalInMilliseconds = 5 * 60_000;
  return options;
}
