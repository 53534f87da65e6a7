import { expect, it } from 'vitest';
import { orderEvents } from '../domain/events.ts';
import { evolveView, type OrderView } from '../domain/order-view.ts';
import { anApp, TRAIL } from '../testing.ts';
import { orderContent, parseOrderForm } from './order-form.ts';
import { startOrder } from './start-order.ts';

const LINES = [
  {
    itemCode: 'milk',
    brand: 'Contoso',
    type: 'drink',
    size: '1 l',
    colour: 'white',
    quantity: 2,
    price: 1.19,
  },
  {
    itemCode: 'bread',
    brand: 'Fabrikam',
    type: 'bakery',
    size: '500 g',
    colour: 'brown',
    quantity: 1,
    price: 2.49,
  },
];
const RICH = {
  customer: { id: 'C-1', firstName: 'Jörg', lastName: 'Müller', email: 'jm@example.com' },
  currency: 'EUR',
  paymentMethod: 'card',
  lines: LINES,
  total: 4.87,
};

function faultsOf(body: unknown) {
  const parsed = parseOrderForm(body);
  return parsed.ok ? [] : parsed.faults.map(({ pointer, text }) => `${pointer} ${text}`);
}

it('takes in the short form', () => {
  const parsed = parseOrderForm({ customer: 'Riley', items: ['milk'], total: 1299, note: 'ignored' });
  expect(parsed).toEqual({ ok: true, value: { order: { customer: 'Riley', items: ['milk'], total: 1299 } } });
  expect(parsed.ok && orderContent(parsed.value)).toEqual({
    ok: true,
    value: { customer: 'Riley', items: ['milk'], total: 129_900, currency: 'USD' },
  });
});

it('takes in the rich form: one SKU per piece, amounts in minor units', () => {
  const parsed = parseOrderForm(RICH);
  expect(parsed.ok && orderContent(parsed.value)).toEqual({
    ok: true,
    value: {
      customer: 'C-1',
      items: ['milk', 'milk', 'bread'],
      total: 487,
      currency: 'EUR',
      rich: {
        customer: { id: 'C-1', firstName: 'Jörg', lastName: 'Müller', email: 'jm@example.com' },
        paymentMethod: 'card',
        lines: [
          { ...LINES[0], price: 119 },
          { ...LINES[1], price: 249 },
        ],
      },
    },
  });
});

it.each([
  [{ ...RICH, total: 4.88 }, ['/total must be the sum of the lines, 4.87']],
  [{ ...RICH, lines: [] }, ['/lines must not be empty']],
  [
    { ...RICH, paymentMethod: 'gold' },
    ['/paymentMethod must be one of ["card","cash","gift-card","bank-transfer"]'],
  ],
  [
    { ...RICH, customer: { ...RICH.customer, firstName: 'J'.repeat(101) } },
    ['/customer/firstName must have at most 100 characters'],
  ],
  [
    { ...RICH, lines: [{ ...LINES[0], price: 1.234 }], total: 2.468 },
    ['/lines/0/price must have at most two decimals', '/total must have at most two decimals'],
  ],
  [
    {
      ...RICH,
      lines: [
        { ...LINES[0], quantity: 150 },
        { ...LINES[0], quantity: 51 },
      ],
      total: 239.19,
    },
    ['/lines must have at most 200 pieces in all'],
  ],
  [
    { customer: 'Riley', lines: LINES, total: 4.87 },
    ['/paymentMethod is missing', '/customer must be an object'],
  ],
  [{ customer: 'Riley', items: ['milk'], total: 10.5, currency: 'JPY' }, ['/total must have no decimals']],
])('names what is wrong: %j', (body, faults) => {
  expect(faultsOf(body).sort()).toEqual([...faults].sort());
});

it('does not look into lists without end: each entry would have a fault of its own', () => {
  const many = Array(201).fill(1);
  expect(faultsOf({ customer: 'Riley', items: many, total: 1 })).toEqual([
    '/items must have at most 100 entries',
  ]);
  expect(faultsOf({ lines: many, items: many })).toEqual([
    '/items must have at most 100 entries',
    '/lines must have at most 100 entries',
  ]);
  expect(faultsOf({ customer: 'Riley', items: Array(101).fill('milk') })).toEqual([
    '/total is missing',
    '/items must have at most 100 entries',
  ]);
});

it('takes in no more different items than can be reserved at once', () => {
  const items = Array.from({ length: 81 }, (_, number) => `sku-${number}`);
  const lines = items.map((itemCode) => ({ ...LINES[0], itemCode, quantity: 1, price: 1 }));
  expect(faultsOf({ customer: 'Riley', items, total: 1 })).toEqual([
    '/items must have at most 80 different items',
  ]);
  expect(faultsOf({ ...RICH, lines, total: 81 })).toEqual(['/lines must have at most 80 different items']);
  expect(faultsOf({ customer: 'Riley', items: items.slice(1), total: 1 })).toEqual([]);
  expect(faultsOf({ ...RICH, lines: lines.slice(1), total: 80 })).toEqual([]);
});

/** As many texts as an order can have, each as long as it may be. */
function fullOf(item: string, lines: number, rest = item) {
  const text = (length: number) => `${rest.repeat(length - 1)}x`;
  const [itemCode, name, size, colour] = [`${item.repeat(99)}x`, text(100), text(20), text(50)];
  const line = { itemCode, brand: name, type: name, size, colour, quantity: 1, price: 1 };
  return {
    customer: { id: text(64), firstName: name, lastName: name, email: 'jm@example.com' },
    paymentMethod: 'card',
    lines: [{ ...line, quantity: 201 - lines }, ...Array(lines - 1).fill(line)],
    total: 200,
  };
}

/** What the read side keeps of an order, as JSON. */
async function keptOf(body: unknown): Promise<string> {
  const form = parseOrderForm(body);
  const content = form.ok ? orderContent(form.value) : form;
  if (!content.ok) throw new Error(JSON.stringify(content.faults));
  const { adapters, sagas } = anApp();
  const id = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';
  const receivedAt = '2023-10-28T17:02:05.000Z';
  const order = { id, receivedAt, ...content.value };
  const approval = { threshold: 100_000, timeoutMs: 86_400_000 };
  await startOrder({ ...adapters, approval }, order, TRAIL, sagas);
  const { items } = order;
  const reserved = orderEvents(id, 1, receivedAt, [{ type: 'InventoryReserved', data: { items } }]);
  let view: OrderView | undefined;
  for (const event of [...adapters.events.published.map(({ event }) => event), ...reserved]) {
    view = evolveView(view, event);
  }
  return JSON.stringify(view);
}

it.each(['m', '\u{1f9c0}', '\\', '"'])('takes in all texts at their longest: %s', async (char) => {
  expect((await keptOf(fullOf(char, 100))).length).toBeLessThan(430_000);
});

it.each(['\u0001', '\ud800'])('refuses what would be too large to be kept: %j', (char) => {
  const written = ['/lines must have shorter texts, without control characters'];
  expect(faultsOf(fullOf(char, 100))).toEqual(written);
  // Of the 128 KB that POST /orders reads.
  expect(faultsOf(fullOf(char, 56))).toEqual(written);
});

it('takes in nothing that is too large to be kept', async () => {
  const chars = ['\u0001', '\ud800', '\\'];
  for (const item of chars)
    for (const rest of chars)
      for (let lines = 1; lines <= 100; lines += 9) {
        const body = fullOf(item, lines, rest);
        if (faultsOf(body).length > 0) continue;
        expect((await keptOf(body)).length, JSON.stringify([item, rest])).toBeLessThan(435_000);
      }
});
