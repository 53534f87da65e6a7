import { expect, it } from 'vitest';
import { orderContent, parseOrderForm } from './order-form.ts';

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
