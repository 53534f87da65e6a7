import { type Contracts, type Fault, type Parsed, parse } from '../contracts/parse.ts';
import { DEFAULT_CURRENCY, decimalsOf, toMajor, toMinor } from '../domain/money.ts';
import { itemsOf, longDescriptionOf, MOST_PIECES, type Order, type RichOrder } from '../domain/order.ts';
import { MOST_SKUS, stockLines } from '../domain/stock.ts';

/** The body of an order in the form in which it came. */
export type OrderForm =
  | { readonly order: Contracts['PlaceOrder'] }
  | { readonly richOrder: Contracts['PlaceRichOrder'] };

/** Everything about an order but what the intake gives it. */
export type OrderContent = Omit<Order, 'id' | 'receivedAt'>;

/** A body as it was posted, or everything that is wrong with it. The form keeps what the contracts name, no more. */
export function parseOrderForm(body: unknown): Parsed<OrderForm> {
  const endless = endlessLists(body);
  if (endless.length > 0) return { ok: false, faults: endless };
  if (!isRich(body)) {
    const parsed = parse('PlaceOrder', body);
    if (!parsed.ok) return parsed;
    const { customer, items, total, currency } = parsed.value;
    return checked({ order: { customer, items, total, ...optional('currency', currency) } });
  }
  const parsed = parse('PlaceRichOrder', body);
  if (!parsed.ok) return parsed;
  const { customer, billingAddress, shippingAddress, currency, paymentMethod, lines, total } = parsed.value;
  const { id, firstName, lastName, email } = customer;
  return checked({
    richOrder: {
      customer: { id, firstName, lastName, email },
      ...optional('billingAddress', billingAddress && addressOf(billingAddress)),
      ...optional('shippingAddress', shippingAddress && addressOf(shippingAddress)),
      ...optional('currency', currency),
      paymentMethod,
      lines: lines.map((line) => ({
        itemCode: line.itemCode,
        brand: line.brand,
        type: line.type,
        size: line.size,
        colour: line.colour,
        quantity: line.quantity,
        price: line.price,
      })) as typeof lines,
      total,
    },
  });
}

/** Whom the order belongs to. */
export function customerOf(form: OrderForm): string {
  return 'order' in form ? form.order.customer : form.richOrder.customer.id;
}

/** Amounts in minor units; or what no schema can say of them. */
export function orderContent(form: OrderForm): Parsed<OrderContent> {
  return 'order' in form ? shortContent(form.order) : richContent(form.richOrder);
}

// Twice what an order may have. A batch has room for two million entries, and each can be at fault.
const MOST_ENTRIES = 200;

/** Lists that are not worth looking into: every entry with a fault of its own would cost memory and time. */
function endlessLists(body: unknown): Fault[] {
  const { items, lines } = (body ?? {}) as { readonly items?: unknown; readonly lines?: unknown };
  return Object.entries({ items, lines }).flatMap(([name, list]) =>
    Array.isArray(list) && list.length > MOST_ENTRIES
      ? [{ pointer: `/${name}`, text: 'must have at most 100 entries', keyword: 'maxItems' }]
      : [],
  );
}

function isRich(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { customer } = body as { customer?: unknown };
  return 'lines' in body || (typeof customer === 'object' && customer !== null);
}

function checked(form: OrderForm): Parsed<OrderForm> {
  const content = orderContent(form);
  if (!content.ok) return content;
  const fault = tooManySkus('order' in form ? '/items' : '/lines', content.value.items);
  return fault === undefined ? { ok: true, value: form } : { ok: false, faults: [fault] };
}

/** Of a list of items, one per piece. */
export function tooManySkus(pointer: string, items: readonly string[]): Fault | undefined {
  return stockLines(items).length <= MOST_SKUS
    ? undefined
    : { pointer, text: `must have at most ${MOST_SKUS} different items`, keyword: 'skus' };
}

function shortContent({
  customer,
  items,
  total: amount,
  currency = DEFAULT_CURRENCY,
}: Contracts['PlaceOrder']): Parsed<OrderContent> {
  const total = toMinor(amount, currency);
  if (total === undefined) return { ok: false, faults: [tooManyDecimals('/total', currency)] };
  return { ok: true, value: { customer, items, total, currency } };
}

function richContent(body: Contracts['PlaceRichOrder']): Parsed<OrderContent> {
  const { customer, billingAddress, shippingAddress, paymentMethod, currency = DEFAULT_CURRENCY } = body;
  const faults: Fault[] = [];
  const minor = (pointer: string, amount: number): number => {
    const value = toMinor(amount, currency);
    if (value === undefined) faults.push(tooManyDecimals(pointer, currency));
    return value ?? 0;
  };
  const lines = body.lines.map((line, index) => ({
    ...line,
    price: minor(`/lines/${index}/price`, line.price),
  }));
  const total = minor('/total', body.total);
  const sum = lines.reduce((before, { price, quantity }) => before + price * quantity, 0);
  if (faults.length === 0 && sum !== total) {
    const text = `must be the sum of the lines, ${toMajor(sum, currency).toFixed(decimalsOf(currency))}`;
    faults.push({ pointer: '/total', text, keyword: 'sum' });
  }
  const pieces = lines.reduce((before, { quantity }) => before + quantity, 0);
  if (pieces > MOST_PIECES) {
    faults.push({
      pointer: '/lines',
      text: `must have at most ${MOST_PIECES} pieces in all`,
      keyword: 'pieces',
    });
  }
  if (faults.length === 0 && writtenLength(lines) > MOST_WRITTEN) {
    const text = 'must have shorter texts, without control characters';
    faults.push({ pointer: '/lines', text, keyword: 'written' });
  }
  if (faults.length > 0) return { ok: false, faults };
  const rich: RichOrder = {
    customer,
    ...optional('billingAddress', billingAddress),
    ...optional('shippingAddress', shippingAddress),
    paymentMethod,
    lines,
  };
  return { ok: true, value: { customer: customer.id, items: itemsOf(lines), total, currency, rich } };
}

/**
 * Characters of JSON: the lines, their descriptions, and the items three times, two of them in words. A row of the read
 * model holds all that and little else, in 450,000 characters. The longest texts stay below this; only what JSON writes
 * with six characters each, and nobody means, does not.
 */
const MOST_WRITTEN = 330_000;

function writtenLength(lines: RichOrder['lines']): number {
  const described = JSON.stringify([lines, lines.map(longDescriptionOf)]).length;
  return described + 3 * JSON.stringify(itemsOf(lines)).length;
}

function addressOf({
  line1,
  line2,
  city,
  region,
  postalCode,
  country,
}: Contracts['Address']): Contracts['Address'] {
  return {
    line1,
    ...optional('line2', line2),
    city,
    ...optional('region', region),
    postalCode,
    country,
  };
}

function tooManyDecimals(pointer: string, currency: string): Fault {
  const most = ['no decimals', 'at most one decimal', 'at most two decimals', 'at most three decimals'];
  return { pointer, text: `must have ${most[decimalsOf(currency)]}`, keyword: 'decimals' };
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: NonNullable<Value> } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: NonNullable<Value> };
}
