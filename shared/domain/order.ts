/** An accepted order. Its id, customer, items and total never change. */
export interface Order {
  readonly id: string;
  /** Whom it belongs to: the customer's name (short form) or id (rich form). */
  readonly customer: string;
  /** One entry per piece. */
  readonly items: readonly string[];
  /** Minor units of the currency. */
  readonly total: number;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 8601 instant at which the intake accepted it. */
  readonly receivedAt: string;
  /** Of orders that came in the rich form. */
  readonly rich?: RichOrder;
}

/** What the rich form tells beyond the short one. */
export interface RichOrder {
  readonly customer: Customer;
  readonly billingAddress?: Address;
  readonly shippingAddress?: Address;
  readonly paymentMethod: string;
  readonly lines: readonly OrderLine[];
}

interface Customer {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region?: string;
  readonly postalCode: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

export interface OrderLine {
  readonly itemCode: string;
  readonly brand: string;
  readonly type: string;
  readonly size: string;
  readonly colour: string;
  readonly quantity: number;
  /** Of one piece, in minor units of the order's currency. */
  readonly price: number;
}

/** More pieces than a till scans; they are listed one by one in events and notifications. */
export const MOST_PIECES = 200;

/** One SKU per piece. */
export function itemsOf(lines: readonly Pick<OrderLine, 'itemCode' | 'quantity'>[]): string[] {
  return lines.flatMap(({ itemCode, quantity }) => Array<string>(quantity).fill(itemCode));
}

export function fullNameOf({ firstName, lastName }: Customer): string {
  return `${firstName} ${lastName}`;
}

export function longDescriptionOf({ itemCode, brand, type, colour }: OrderLine): string {
  return `${itemCode} ${brand} ${type} ${colour}`;
}
