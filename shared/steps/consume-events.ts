import { faultKind } from '../domain/faults.ts';
import { afterFailure, EVENT_BATCHES, type Failures, NO_FAILURES } from '../domain/retry-policy.ts';
import type { Quarantine, StoredEvent } from '../ports.ts';
import { errorFields, type Log } from '../telemetry.ts';
import { type Before, doneOrThrow, keepTrying, type Patience, reasonOf } from './keep-trying.ts';
import { type BadEvent, type EventBatch, type RawEvent, readEvents } from './read-events.ts';
import { trailFields } from './trail.ts';

interface Deps extends Patience {
  readonly quarantine: Quarantine;
}

type Take = (partition: string, events: readonly StoredEvent[]) => Promise<void>;

/** A batch leaves its last try to its events, each alone: of many, one is at fault, and only that one is put aside. */
const TOGETHER = {
  ...EVENT_BATCHES,
  most: { ...EVENT_BATCHES.most, permanent: EVENT_BATCHES.most.permanent - 1 },
};

/**
 * A consumer of the hub that loses nothing: what cannot be read, or never be taken in, goes to quarantine; faults
 * that pass are sat out. The hub is checkpointed even after a failure, so nothing else would bring an event back.
 */
export function consumeEvents(deps: Deps, step: string, take: Take) {
  return async (batch: EventBatch, log: Log): Promise<void> => {
    // All that is waited for in one invocation shares its budget.
    const begun: Before = { failures: NO_FAILURES, since: deps.clock.now() };
    const byPolicy = (policy: typeof EVENT_BATCHES, attempt: () => Promise<void>, before = begun) =>
      keepTrying(
        deps,
        policy,
        attempt,
        (error, waitMs) => log('warn', 'Events wait for a service', { step, waitMs, ...errorFields(error) }),
        before,
      );
    const quarantine = async ({ raw, trail, code, description }: BadEvent, failures: Failures) => {
      log('error', 'Event quarantined', { step, ...trailFields(trail), reason: code, description });
      const entry = {
        body: raw.body,
        source: batch.source,
        reason: code,
        description,
        attempts: batch.attempts - 1 + Math.max(1, failures.all),
        time: deps.clock.now(),
        messageId: `${batch.partition}/${raw.position}`,
        trail,
      };
      doneOrThrow(await byPolicy(EVENT_BATCHES, () => deps.quarantine.put(entry)));
    };

    const { good, bad } = readEvents(batch);
    await takeAll(good);
    // At the end: a batch that comes again after an outage would put them aside again.
    for (const one of bad) await quarantine(one, NO_FAILURES);

    async function takeAll(events: readonly StoredEvent[]): Promise<void> {
      const { since } = begun;
      if (events.length < 2) return takeEach(events, begun);
      const tried = await byPolicy(TOGETHER, () => take(batch.partition, events));
      if (tried.type === 'done') return;
      // A fault of all of them counts for each; one that was told of a single event says nothing of the others.
      const shared = faultKind(tried.error) === 'permanent';
      if (shared) {
        const next = afterFailure(EVENT_BATCHES, 'permanent', tried.failures, deps.clock.now() - since);
        if (next.type !== 'wait') throw tried.error;
        await deps.sleep(next.ms);
      }
      await takeEach(events, { failures: shared ? tried.failures : NO_FAILURES, since });
    }

    /** In their order: none is passed over before it is taken in or put aside. */
    async function takeEach(events: readonly StoredEvent[], before: Before): Promise<void> {
      for (const event of events) {
        const tried = await byPolicy(EVENT_BATCHES, () => take(batch.partition, [event]), before);
        if (tried.type === 'done') continue;
        const { reason, description } = reasonOf(tried.error);
        const raw = rawOf(event);
        await quarantine({ raw, trail: event.trail, code: reason, description }, tried.failures);
      }
    }

    function rawOf({ position, event }: StoredEvent): RawEvent {
      const raw = batch.events.find((one) => one.position === position);
      if (raw === undefined) throw new Error(`Event ${event.id} is not of this batch`);
      return raw;
    }
  };
}
