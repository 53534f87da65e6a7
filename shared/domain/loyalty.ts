import { toMajor } from './money.ts';

/** A point per whole unit of money, whatever the currency; half a unit counts as one. `total` in minor units. */
export function pointsFor(total: number, currency: string): number {
  return Math.round(toMajor(total, currency));
}
