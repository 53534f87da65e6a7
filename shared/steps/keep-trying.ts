import { faultKind } from '../domain/faults.ts';
import { afterFailure, type Failures, NO_FAILURES, type RetryPolicy } from '../domain/retry-policy.ts';
import type { Clock } from '../ports.ts';
import { errorFields } from '../telemetry.ts';

export interface Patience {
  readonly clock: Clock;
  sleep(ms: number): Promise<void>;
}

/** What became of it; `failures` counts what was tried in vain, here and before. */
export type Tried<T> =
  | { readonly type: 'done'; readonly value: T }
  | { readonly type: 'hopeless'; readonly error: unknown; readonly failures: Failures };

/** What was tried before, and since when (epoch ms), when something is tried in another way. */
export interface Before {
  readonly failures: Failures;
  readonly since: number;
}

/**
 * Repeats `attempt` by the policy until it succeeds or is hopeless; rejects with what it threw last when it is to be
 * tried again later than this invocation can wait. An outage of minutes is sat out here, so that it costs a message one
 * or two deliveries and not all of them.
 */
export async function keepTrying<T>(
  { clock, sleep }: Patience,
  policy: RetryPolicy,
  attempt: () => Promise<T>,
  onFault: (error: unknown, waitMs: number) => void,
  before: Before = { failures: NO_FAILURES, since: clock.now() },
): Promise<Tried<T>> {
  let { failures } = before;
  for (;;) {
    let fault: unknown;
    try {
      return { type: 'done', value: await attempt() };
    } catch (error) {
      fault = error;
    }
    const kind = faultKind(fault);
    failures = {
      all: failures.all + 1,
      permanent: failures.permanent + (kind === 'permanent' ? 1 : 0),
    };
    const verdict = afterFailure(policy, kind, failures, clock.now() - before.since);
    switch (verdict.type) {
      case 'wait':
        onFault(fault, verdict.ms);
        await sleep(verdict.ms);
        break;
      case 'hopeless':
        return { type: 'hopeless', error: fault, failures };
      case 'redeliver':
        throw fault;
      default:
        verdict satisfies never;
    }
  }
}

/** What was done; throws what made it hopeless. */
export function doneOrThrow<T>(tried: Tried<T>): T {
  if (tried.type === 'hopeless') throw tried.error;
  return tried.value;
}

/** How a message is put aside for a fault: a stable code, and words. */
export function reasonOf(error: unknown): { reason: string; description: string } {
  const { error: description, code } = errorFields(error);
  return { reason: code ?? 'unexpected-fault', description };
}
