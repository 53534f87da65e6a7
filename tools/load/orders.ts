/** Orders such as shops and tills post; the same for the same number. */

const CUSTOMERS = [
  ['Jörg', 'Müller'],
  ['Aiko', 'Sato'],
  ['Riley', 'Stone'],
  ['Zoë', 'García'],
  ['Søren', 'Łukasik'],
  ['Casey', "O'Neill"],
  ['Noa', 'Levi'],
  ['Ana', 'Conceição'],
] as const;
const CUSTOMER_COUNT = 400;

const GOODS = [
  { itemCode: 'milk', brand: 'Contoso', type: 'drink', size: '1 l', colour: 'white', price: 1.19 },
  { itemCode: 'bread', brand: 'Fabrikam', type: 'bakery', size: '500 g', colour: 'brown', price: 2.49 },
  { itemCode: 'apples', brand: 'Northwind', type: 'fruit', size: '1 kg', colour: 'red', price: 3.2 },
  { itemCode: 'oranges', brand: 'Northwind', type: 'fruit', size: '2 kg', colour: 'orange', price: 4.75 },
] as const;

/** What `count` orders take at most of each SKU. */
export function goodsFor(count: number): Record<string, number> {
  return Object.fromEntries(GOODS.map(({ itemCode }) => [itemCode, 3 * count]));
}

export function shortOrder(index: number): unknown {
  const [firstName, lastName] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
  const lines = linesOf(index);
  return {
    customer: `${firstName} ${lastName}`,
    items: lines.flatMap(({ itemCode, quantity }) => Array<string>(quantity).fill(itemCode)),
    total: totalOf(lines),
  };
}

export function richOrder(index: number): unknown {
  const [firstName, lastName] = CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0];
  const id = `C-${1_000 + (index % CUSTOMER_COUNT)}`;
  const lines = linesOf(index);
  return {
    customer: { id, firstName, lastName, email: `${id.toLowerCase()}@example.com` },
    shippingAddress: { line1: 'Hauptstraße 1', city: 'Köln', postalCode: '50667', country: 'DE' },
    currency: 'EUR',
    paymentMethod: 'card',
    lines,
    total: totalOf(lines),
  };
}

function linesOf(index: number) {
  const first = GOODS[index % GOODS.length] ?? GOODS[0];
  const second = GOODS[(index + 1 + (index % 2)) % GOODS.length] ?? GOODS[1];
  return [
    { ...first, quantity: 1 + (index % 2) },
    { ...second, quantity: 1 },
  ];
}

function totalOf(lines: readonly { price: number; quantity: number }[]): number {
  const cents = lines.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0);
  return cents / 100;
}
