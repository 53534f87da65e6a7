import type { App } from '../shared/app.ts';
import { errorFields, type Log } from '../shared/telemetry.ts';

/** The app: its connections open at the first call that needs them, so that loading registers triggers and no more. */
export type LazyApp = () => Promise<App>;

/** Remembers the app once it is there; a start that failed is tried again by the next caller. */
export function lazyApp(start: () => Promise<App>): LazyApp {
  let started: Promise<App> | undefined;
  return () => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
// However long each start takes to fail. What is left of an invocation's ten minutes is for its message.
const PATIENCE_MS = 4 * 60_000;

/**
 * For triggers whose messages nobody waits for: sits out what keeps the app from starting, such as a vault that is away.
 * It costs a message one delivery then, and not all that it has within a second.
 */
export function patientApp(
  app: LazyApp,
  sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  now = () => performance.now(),
): (log: Log) => Promise<App> {
  return async (log) => {
    const begun = now();
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        return await app();
      } catch (error) {
        if (now() - begun + waitMs > PATIENCE_MS) throw error;
        log('warn', 'The app cannot start yet', { step: 'start', waitMs, ...errorFields(error) });
        await sleep(waitMs);
      }
    }
  };
}
