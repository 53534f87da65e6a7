import type { Failure } from './history.ts';

/** The text that the worker makes of whatever a function threw. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (typeof thrown === 'string') return thrown;
  return JSON.stringify(thrown) ?? String(thrown);
}

/** What stands in a failed task's Details, and after ` \n ` in the message that the orchestrator sees. */
export function detailsOf(thrown: unknown): string {
  const error = thrown instanceof Error ? thrown : undefined;
  return JSON.stringify({
    ClassName: error?.name ?? typeof thrown,
    Message: messageOf(thrown),
    StackTrace: error?.stack ?? null,
  });
}

// Two spaces before the message: as the real extension writes it.
export function activityFailure(name: string, thrown: unknown): Failure {
  return {
    reason: `Activity function '${name}' failed:  ${messageOf(thrown)}`,
    details: detailsOf(thrown),
  };
}

export const orchestratorFailed = (name: string, message: string): string =>
  `Orchestrator function '${name}' failed: ${message}`;

const CHANGED = 'Was a change made to the orchestrator code after this instance had already started running?';

export const nonDeterministic = (what: string): string =>
  `Non-Deterministic workflow detected: ${what} ${CHANGED}`;

/** A failure whose text is all there is to tell. */
export function failureOf(reason: string): Failure {
  return { reason, details: detailsOf(new Error(reason)) };
}
