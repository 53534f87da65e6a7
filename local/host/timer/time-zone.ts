/** Wall time: epoch ms of the instant at which a clock in UTC would show what the local clock shows. */
export function toWallTime(instant: number, timeZone: string): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatter(timeZone).formatToParts(instant)) parts.set(type, Number(value));
  const part = (name: string) => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall + (((instant % 1000) + 1000) % 1000);
}

/**
 * The instant after `after` at which the local clock shows `wall`. An hour that the clocks skip is taken as the
 * hour after it; of an hour that they show twice, the first that is still to come.
 */
export function toInstant(wall: number, timeZone: string, after: number): number {
  // Offsets differ between the day before and the day after a change of the clocks only.
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((near) => toWallTime(near, timeZone) - near);
  const candidates = offsets.map((offset) => wall - offset);
  const shown = candidates.filter((instant) => toWallTime(instant, timeZone) === wall && instant > after);
  if (shown.length > 0) return Math.min(...shown);
  return candidates[0] ?? wall;
}

export function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, found);
  }
  return found;
}
