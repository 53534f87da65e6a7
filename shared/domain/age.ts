const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `30m`, `2h`, `3d` in ms; undefined for anything else. */
export function ageMs(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,9})(s|m|h|d)$/.exec(text) ?? [];
  const ms = UNITS[unit];
  return amount === undefined || ms === undefined ? undefined : Number(amount) * ms;
}
