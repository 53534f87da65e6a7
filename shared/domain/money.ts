/** Of orders that name none. */
export const DEFAULT_CURRENCY = 'USD';

/** Currencies whose smallest unit is not a hundredth (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, KWD: 3, TND: 3 };
const USUAL_DECIMALS = 2;

export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? USUAL_DECIMALS;
}

/**
 * An amount as it stands in JSON (a decimal number of major units) in minor units; undefined when it has more decimals
 * than the currency. 19.99 * 100 is 1998.9999999999998: the nearest integer is taken, and must lead back to the amount.
 */
export function toMinor(amount: number, currency: string): number | undefined {
  const scale = 10 ** decimalsOf(currency);
  const minor = Math.round(amount * scale);
  return Number.isSafeInteger(minor) && minor / scale === amount ? minor : undefined;
}

export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** decimalsOf(currency);
}

/** Whether so many minor units are so many hundredths of a unit, or more. In whole numbers: 1024.09 * 100 is too little. */
export function isAtLeast(minor: number, currency: string, hundredths: number): boolean {
  return minor * 100 >= hundredths * 10 ** decimalsOf(currency);
}

/** As Python prints a float, which the notifications do: 1299.0, 10.0, 999.99, 0.5. */
export function floatText(minor: number, currency: string): string {
  const text = String(toMajor(minor, currency));
  return text.includes('.') ? text : `${text}.0`;
}
