import { TerminalFault } from '../domain/faults.ts';
import type { Quarantine, StoredEvent } from '../ports.ts';
import { errorFields, type Log } from '../telemetry.ts';
import { keepTrying, type Patience } from './keep-trying.ts';
import { type BadEvent, type EventBatch, readEvents } from './read-events.ts';
import { trailFields } from './trail.ts';

interface Deps extends Patience {
  readonly quarantine: Quarantine;
}

// Below the ten minutes of an invocation; the trigger's own retry policy takes the batch up again after it.
const BUDGET_MS = 5 * 60_000;

/**
 * A consumer of the hub that loses nothing: what cannot be read, or never be taken in, goes to quarantine; faults
 * that pass are sat out. The hub is checkpointed even after a failure, so nothing else would bring an event back.
 */
export function consumeEvents(
  deps: Deps,
  step: string,
  take: (partition: string, events: readonly StoredEvent[]) => Promise<void>,
) {
  return async (batch: EventBatch, log: Log): Promise<void> => {
    const patiently = (attempt: () => Promise<void>) =>
      keepTrying(deps, BUDGET_MS, attempt, (error, waitMs) =>
        log('warn', 'Events wait for a service', { step, waitMs, ...errorFields(error) }),
      );
    const quarantine = async ({ raw, trail, code, description }: BadEvent) => {
      log('error', 'Event quarantined', { step, ...trailFields(trail), reason: code, description });
      await patiently(() =>
        deps.quarantine.put({
          body: raw.body,
          source: batch.source,
          reason: code,
          description,
          attempts: batch.attempts,
          time: deps.clock.now(),
          messageId: `${batch.partition}/${raw.position}`,
          trail,
        }),
      );
    };

    const { good, bad } = readEvents(batch);
    for (const one of bad) await quarantine(one);
    if (good.length === 0) return;
    try {
      await patiently(() => take(batch.partition, good));
    } catch (error) {
      if (!(error instanceof TerminalFault)) throw error;
      await oneByOne(good);
    }

    /** One of them can never be taken in; the others are not to suffer for it. */
    async function oneByOne(events: readonly StoredEvent[]): Promise<void> {
      for (const event of events) {
        try {
          await patiently(() => take(batch.partition, [event]));
        } catch (error) {
          if (!(error instanceof TerminalFault)) throw error;
          const raw = batch.events.find(({ position }) => position === event.position);
          if (raw === undefined) throw error;
          await quarantine({ raw, trail: event.trail, code: error.code, description: error.message });
        }
      }
    }
  };
}
