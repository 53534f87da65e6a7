/** A point per whole unit of money; half a unit counts as one. `total` in minor units. */
export function pointsFor(total: number): number {
  return Math.round(total / 100);
}
