import { READ_MODEL_GROUP } from '../../shared/contracts/names.ts';
import type { LazyApp } from '../lazy-app.ts';
import { eventConsumer } from './event-consumer.ts';

export function registerReadModel(app: LazyApp): void {
  eventConsumer(app, 'project-orders', READ_MODEL_GROUP, ({ projectOrders }) => projectOrders);
}
