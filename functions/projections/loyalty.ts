import { LOYALTY_GROUP } from '../../shared/contracts/names.ts';
import type { LazyApp } from '../lazy-app.ts';
import { eventConsumer } from './event-consumer.ts';

export function registerLoyalty(app: LazyApp): void {
  eventConsumer(app, 'credit-points', LOYALTY_GROUP, ({ creditPoints }) => creditPoints);
}
