import { app as functions } from '@azure/functions';
import type { LazyApp } from '../lazy-app.ts';
import { logOf } from '../log.ts';

// Ten past every hour: an app that slept through midnight writes the roots when it wakes.
const SCHEDULE = '0 10 * * * *';

export function registerCloseDays(app: LazyApp): void {
  functions.timer('close-days', {
    schedule: SCHEDULE,
    handler: async (_timer, context) => {
      await (await app()).closeDays(logOf(context));
    },
  });
}
