/** An app that acknowledges before it has published: what the crash suites are there to catch. */
import { runApp } from './entry.ts';

const LATE_MS = 300;

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
