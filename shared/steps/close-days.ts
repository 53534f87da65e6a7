import type { Archive, Clock } from '../ports.ts';
import type { Log } from '../telemetry.ts';

/** Gives every day that is over its root, also when nothing happens that would lead to it. */
export function closeDays({ archive, clock }: { readonly archive: Archive; readonly clock: Clock }) {
  return async (log: Log): Promise<void> => {
    const days = await archive.closeDays(new Date(clock.now()).toISOString().slice(0, 10));
    if (days.length > 0)
      log('info', 'Roots of the archive written', { step: 'close-days', days: days.join(' ') });
  };
}
