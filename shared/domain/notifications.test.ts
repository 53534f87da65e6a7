import { describe, expect, it } from 'vitest';
import { type Fact, orderEvents } from './events.ts';
import { notificationText } from './notifications.ts';

function text(fact: Fact): string | undefined {
  const [event] = orderEvents('order_riley_1', 3, '2023-10-28T17:02:05.137Z', [fact]);
  return event && notificationText(event);
}

const received = (items: string[], total: number): Fact => ({
  type: 'OrderReceived',
  data: { customer: 'Riley', items, total, currency: 'USD' },
});

describe('notifications', () => {
  it.each<[Fact, string | undefined]>([
    [
      received(['milk', 'bread', 'iPhone'], 129_900),
      "Received order for Riley: ['milk', 'bread', 'iPhone']. Total = 1299.0",
    ],
    [received(["baker's"], 99_999), 'Received order for Riley: ["baker\'s"]. Total = 999.99'],
    [received(['a\\b\n'], 50), "Received order for Riley: ['a\\\\b\\n']. Total = 0.5"],
    [
      { type: 'InventoryReserved', data: { items: ['milk', 'milk'] } },
      "Reserved inventory for order: ['milk', 'milk']",
    ],
    [{ type: 'InventoryRejected', data: { missing: ['milk'] } }, 'Inventory failed for order: Out of stock'],
    [
      { type: 'ApprovalRequested', data: { threshold: 100_000, deadline: '2023-10-29T17:02:05.137Z' } },
      'Waiting for approval since order >= 1000.0. Deadline = 2023-10-29 17:02:05.',
    ],
    [{ type: 'OrderApproved', data: { approver: 'Chris' } }, 'Order was approved by Chris.'],
    [{ type: 'OrderRejected', data: { approver: 'Chris' } }, 'Order was rejected by Chris.'],
    [{ type: 'ApprovalExpired', data: {} }, 'Approval deadline expired.'],
    [
      { type: 'PaymentCharged', data: { amount: 129_900, currency: 'USD' } },
      'Payment was processed successfully',
    ],
    [
      { type: 'PaymentDeclined', data: { reason: 'card_declined' } },
      'Payment failed for order: card_declined',
    ],
    [{ type: 'OrderShipped', data: {} }, 'Order submitted for shipping'],
    [
      { type: 'ShippingFailed', data: { message: 'HTTP status code: 503' } },
      'Error submitting order for shipping: HTTP status code: 503',
    ],
    [{ type: 'PaymentRefunded', data: {} }, 'Payment refunded'],
    [{ type: 'InventoryReleased', data: {} }, undefined],
    [
      {
        type: 'OrderCompleted',
        data: { message: 'Order processed successfully', customer: 'Riley', total: 1000, currency: 'USD' },
      },
      undefined,
    ],
  ])('%o', (fact, expected) => {
    expect(text(fact)).toBe(expected);
  });
});
