import * as df from 'durable-functions';

/** 2, 4, 8, … s: an activity is tried for some four minutes, on top of its own patience, before the saga gives up. */
export function stepRetry(): df.RetryOptions {
  const options = new df.RetryOptions(2_000, 8);
  options.backoffCoefficient = 2;
  return options;
}

/** For what must not be given up: tried for about a day, at the end every five minutes. */
export function undoRetry(): df.RetryOptions {
  const options = new df.RetryOptions(2_000, 290);
  options.backoffCoefficient = 2;
  options.maxRetryIntervalInMilliseconds = 5 * 60_000;
  return options;
}
