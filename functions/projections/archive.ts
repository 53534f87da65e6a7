import { ARCHIVE_GROUP } from '../../shared/contracts/names.ts';
import type { LazyApp } from '../lazy-app.ts';
import { eventConsumer } from './event-consumer.ts';

export function registerArchive(app: LazyApp): void {
  eventConsumer(app, 'archive-events', ARCHIVE_GROUP, ({ archiveEvents }) => archiveEvents);
}
