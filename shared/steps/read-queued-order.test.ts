import { expect, it } from 'vitest';
import { readQueuedOrder } from './read-queued-order.ts';

it('says why a message holds no order, in as many words as a problem takes', () => {
  const line = {
    ...{ itemCode: 'milk', brand: 'Contoso', type: 'drink', size: '1 l', colour: 'white' },
    ...{ quantity: 1, price: 0.001 },
  };
  const body = {
    id: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc',
    receivedAt: '2023-10-28T17:02:05.137Z',
    richOrder: {
      customer: { id: 'C-1', firstName: 'Jörg', lastName: 'Müller', email: 'jm@example.com' },
      paymentMethod: 'card',
      lines: Array(100).fill(line),
      total: 0.1,
    },
  };
  const read = readQueuedOrder(JSON.stringify(body));
  expect(read).toMatchObject({ ok: false, code: 'invalid-message' });
  const description = read.ok ? '' : read.description;
  expect(description).toMatch(/^\/richOrder\/lines\/0\/price must have at most two decimals; /);
  expect(description.length).toBe(2_000);
});

it.each([
  ['{"email": riley@example.com}', "Unexpected token 'r': it is no JSON"],
  [
    '{"id": "order_1", "email": "riley@example.com"; "total": 1}',
    /^Expected ',' or '}' after property value/,
  ],
  ['{"customer": {"email": "r@x.de"}, "items": [riley@x.de]}', "Unexpected token 'r'"],
  ['riley@example.com', "Unexpected token 'r'"],
  ['', 'Unexpected end of JSON input'],
])('tells no log what stands in a message that is no JSON: %s', (body, description) => {
  const read = readQueuedOrder(body);
  expect(read).toMatchObject({ ok: false, code: 'invalid-json' });
  const told = read.ok ? '' : read.description;
  expect(told).toMatch(description);
  expect(told).not.toMatch(/iley|example|x\.de/);
});
