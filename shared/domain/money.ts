/**
 * An amount as it stands in JSON (a decimal number of major units) in minor units; undefined when it has more than
 * two decimals. 19.99 * 100 is 1998.9999999999998: the nearest integer is taken, and must lead back to the amount.
 */
export function toMinor(amount: number): number | undefined {
  const minor = Math.round(amount * 100);
  return Number.isSafeInteger(minor) && minor / 100 === amount ? minor : undefined;
}

export function toMajor(minor: number): number {
  return minor / 100;
}

/** As Python prints a float, which the notifications do: 1299.0, 10.0, 999.99, 0.5. */
export function floatText(minor: number): string {
  const text = String(toMajor(minor));
  return text.includes('.') ? text : `${text}.0`;
}
