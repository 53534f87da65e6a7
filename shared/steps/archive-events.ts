import type { Archive, Quarantine } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { consumeEvents } from './consume-events.ts';
import type { Patience } from './keep-trying.ts';

/** Keeps every event for ever. */
export function archiveEvents(
  deps: Patience & { readonly archive: Archive; readonly quarantine: Quarantine },
) {
  return consumeEvents(deps, 'archive', (partition, events) =>
    pointed('archive.append', () => deps.archive.append(partition, events)),
  );
}
