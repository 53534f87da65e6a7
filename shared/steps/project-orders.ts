import type { Quarantine, ReadModel } from '../ports.ts';
import { pointed } from '../telemetry.ts';
import { consumeEvents } from './consume-events.ts';
import type { Patience } from './keep-trying.ts';

/** Keeps the read model up to date; `onProjected` tells those who wait for news in this process. */
export function projectOrders(
  deps: Patience & {
    readonly readModel: ReadModel;
    readonly quarantine: Quarantine;
    onProjected(): void;
  },
) {
  return consumeEvents(deps, 'read-model', async (partition, events) => {
    await pointed('read-model.write', () => deps.readModel.project(partition, events));
    deps.onProjected();
  });
}
