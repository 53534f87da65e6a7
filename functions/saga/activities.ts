import * as df from 'durable-functions';
import type { SagaActivity } from '../../shared/domain/saga.ts';
import type { Trail } from '../../shared/ports.ts';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';
import { ACTIVITY_NAMES } from './names.ts';

/** One activity for each step of the saga; they differ in nothing but the name of the step. */
export function registerSagaActivities(app: LazyApp): void {
  for (const name of Object.keys(ACTIVITY_NAMES) as SagaActivity['activity'][]) {
    df.app.activity(ACTIVITY_NAMES[name], {
      handler: async ({ input, trail }: { input: never; trail: Trail }, context) =>
        (await app()).activities[name](input, trail, logOf(context)),
    });
  }
}
