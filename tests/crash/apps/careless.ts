/** An app that acknowledges before it has published: what the crash suites are there to catch. */
import { runApp } from './entry.ts';

// Blows fall by the second: some fall in between.
const LATE_MS = 1_500;

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
