import { createHmac, randomBytes } from 'node:crypto';
import { newOrderId } from '../../shared/domain/order-id.ts';
import type { Trail } from '../../shared/ports.ts';

export const TRAIL: Trail = {
  correlationId: 'till-7/42',
  traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

/** A new id, accepted at `time` (2026-11-21T10:00:00Z when left out). */
export function anOrderId(customer = 'Riley', time = Date.UTC(2026, 10, 21, 10)): string {
  const mac = (text: string) => createHmac('sha256', 'a key for tests alone').update(text).digest();
  return newOrderId(customer, time, randomBytes(7), mac);
}
