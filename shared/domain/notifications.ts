import type { OrderEvent } from './events.ts';
import { DEFAULT_CURRENCY, floatText } from './money.ts';

/** What the notifications page says about an event; undefined for events that concern nobody but the machine. */
export function notificationText(event: OrderEvent): string | undefined {
  switch (event.type) {
    case 'OrderReceived': {
      const { customer, customerFullName = customer, items, total, currency } = event.data;
      return `Received order for ${customerFullName}: ${listText(items)}. Total = ${floatText(total, currency)}`;
    }
    case 'InventoryReserved':
      return `Reserved inventory for order: ${listText(event.data.items)}`;
    case 'InventoryRejected':
      return 'Inventory failed for order: Out of stock';
    case 'ApprovalRequested': {
      const { threshold, deadline } = event.data;
      const amount = floatText(threshold, DEFAULT_CURRENCY);
      return `Waiting for approval since order >= ${amount}. Deadline = ${instantText(deadline)}.`;
    }
    case 'OrderApproved':
      return `Order was approved by ${event.data.approver}.`;
    case 'OrderRejected':
      return `Order was rejected by ${event.data.approver}.`;
    case 'ApprovalExpired':
      return 'Approval deadline expired.';
    case 'OrderCancelled':
      return 'Order was cancelled.';
    case 'PaymentCharged':
      return 'Payment was processed successfully';
    case 'PaymentDeclined':
      return `Payment failed for order: ${event.data.reason}`;
    case 'OrderShipped':
      return 'Order submitted for shipping';
    case 'ShippingFailed':
      return `Error submitting order for shipping: ${event.data.message}`;
    case 'PaymentRefunded':
      return 'Payment refunded';
    case 'InventoryReleased':
    case 'OrderCompleted':
    case 'OrderClosed':
    case 'OrderFailed':
      return undefined;
    default:
      return event satisfies never;
  }
}

/** A list as Python prints it: ['milk', 'bread']. */
function listText(items: readonly string[]): string {
  return `[${items.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = '';
  for (const char of text) inside += char === quote ? `\\${char}` : escaped(char);
  return quote + inside + quote;
}

function escaped(char: string): string {
  switch (char) {
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default: {
      const code = char.codePointAt(0) ?? 0;
      const control = code < 0x20 || (code >= 0x7f && code < 0xa1);
      return control ? `\\x${code.toString(16).padStart(2, '0')}` : char;
    }
  }
}

/** 2023-10-29T17:02:05.137Z → 2023-10-29 17:02:05 */
function instantText(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
