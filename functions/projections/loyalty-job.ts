import { app as functions } from '@azure/functions';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';

/** At the times of the setting, a cron expression of six fields. Registered only where the setting is there. */
export function registerLoyaltyJob(app: LazyApp): void {
  functions.timer('run-loyalty-job', {
    schedule: '%LOYALTY_JOB_SCHEDULE%',
    handler: async (_timer, context) => {
      await (await app()).runLoyaltyJob?.(logOf(context));
    },
  });
}
