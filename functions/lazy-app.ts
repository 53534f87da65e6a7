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

// Together some four minutes, below the ten of an invocation.
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000];

/**
 * For triggers whose messages nobody waits for: sits out what keeps the app from starting, such as a vault that is away.
 * It costs a message one delivery then, and not all that it has within a second.
 */
export function patientApp(
  app: LazyApp,
  sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
): (log: Log) => Promise<App> {
  return async (log) => {
    for (const waitMs of WAITS_MS) {
      try {
        return await app();
      } catch (error) {
        log('warn', 'The app cannot start yet', { step: 'start', waitMs, ...errorFields(error) });
        await sleep(waitMs);
      }
    }
    return await app();
  };
}
