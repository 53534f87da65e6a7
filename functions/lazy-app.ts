import type { App } from '../shared/app.ts';

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
