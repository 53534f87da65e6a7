/** An app that acknowledges before it has published: what the crash suites are there to catch. */
import { runApp } from './entry.ts';

// Time enough to be killed in between.
const LATE_MS = 60_000;

runApp((adapters) => ({
  ...adapters,
  events: {
    async publish(events, trail) {
      setTimeout(() => {
        adapters.events.publish(events, trail).catch((error: unknown) => console.error(error));
      }, LATE_MS);
    },
  },
}));
