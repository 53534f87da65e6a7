import type { LazyApp } from '../../lazy-app.ts';
import { registerEditDeadLetter } from './edit.ts';
import { registerRepairHistory } from './history.ts';
import { registerListDeadLetters } from './list.ts';
import { registerShowDeadLetter } from './show.ts';
import { registerPurgeDeadLetters, registerReplayDeadLetters } from './work-on-many.ts';
import { registerPurgeDeadLetter, registerReplayDeadLetter } from './work-on-one.ts';

/** What `npm run dlq` does, over HTTP. */
export function registerDeadLetters(app: LazyApp): void {
  registerListDeadLetters(app);
  registerShowDeadLetter(app);
  registerReplayDeadLetter(app);
  registerReplayDeadLetters(app);
  registerEditDeadLetter(app);
  registerPurgeDeadLetter(app);
  registerPurgeDeadLetters(app);
  registerRepairHistory(app);
}
