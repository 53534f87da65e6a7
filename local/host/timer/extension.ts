import type { HostExtension, HostServices, LoadedFunction, RunningExtension } from '../contract.ts';
import { TimerListener } from './listener.ts';
import { parseSchedule } from './schedule.ts';
import { isTimeZone } from './time-zone.ts';

export const extension: HostExtension = { triggers: ['timerTrigger'], inputs: [], outputs: [], start };

async function start(
  services: HostServices,
  functions: readonly LoadedFunction[],
): Promise<RunningExtension> {
  const timeZone = services.settings.WEBSITE_TIME_ZONE || undefined;
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw Object.assign(new Error(`WEBSITE_TIME_ZONE: '${timeZone}' is no time zone (IANA name).`), {
      code: 'BAD_TIME_ZONE',
    });
  }
  const listeners = new Map<LoadedFunction, TimerListener>();
  for (const fn of functions) {
    if (fn.error !== undefined) continue;
    try {
      listeners.set(fn, new TimerListener(services, fn, scheduleOf(services, fn, timeZone)));
    } catch (error) {
      if (!(error instanceof BadSchedule)) throw error;
      fn.error = error.message;
    }
  }
  return {
    async listen() {
      for (const [fn, listener] of listeners) if (!fn.disabled) listener.listen();
    },
    async stop() {
      await Promise.all([...listeners.values()].map((listener) => listener.stop()));
    },
    // The input is ignored, as in the real host: the function gets an ordinary tick.
    async runByHand(fn) {
      await listeners.get(fn)?.runByHand();
    },
  };
}

class BadSchedule extends Error {
  readonly code = 'BAD_SCHEDULE';
}

function scheduleOf(services: HostServices, fn: LoadedFunction, timeZone: string | undefined) {
  const { schedule: written } = fn.trigger;
  const bad = (message: string, cause?: unknown) =>
    new BadSchedule(
      `Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.${fn.name}'. ${message}`,
      {
        cause,
      },
    );
  if (typeof written !== 'string' || written === '') {
    throw bad("System.Private.CoreLib: Value cannot be null. (Parameter 'type').");
  }
  let expression: string;
  try {
    expression = services.expand(written);
  } catch (error) {
    throw bad(`Microsoft.Azure.WebJobs.Host: '${written}' does not resolve to a value.`, error);
  }
  const schedule = parseSchedule(expression, timeZone);
  if (schedule) return schedule;
  throw bad(
    `Microsoft.Azure.WebJobs.Extensions: The schedule expression '${expression}' was not recognized as a valid cron expression or timespan string.`,
  );
}
