/**
 * NCRONTAB as the Functions host reads it (the NCrontab library): six fields, second first, or five, minute first.
 * Differences from Unix cron: day of month and day of week must both match, Sunday is 0 and never 7, a range the
 * wrong way round is turned, names may be cut short.
 */
export interface CronSchedule {
  /** The expression as the host prints it: lists for steps, numbers for names. */
  readonly text: string;
  /** The first match after `after`; undefined when there is none in the coming decades (30 February). */
  next(after: number): number | undefined;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const SECOND: Field = { name: 'second', min: 0, max: 59 };
const MINUTE: Field = { name: 'minute', min: 0, max: 59 };
const HOUR: Field = { name: 'hour', min: 0, max: 23 };
const DAY: Field = { name: 'day', min: 1, max: 31 };
const MONTH: Field = {
  name: 'month',
  min: 1,
  max: 12,
  names: [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
};
const DAY_OF_WEEK: Field = {
  name: 'day of week',
  min: 0,
  max: 6,
  names: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
};

const MS_PER_DAY = 86_400_000;
// Weekdays and leap years repeat after 28 years, but for a skipped leap day (1900, 2100): 40 years see every date.
const HORIZON_DAYS = 40 * 366;

/** The schedule that `expression` describes; undefined when it is none. Times are read and given as UTC. */
export function parseCron(expression: string): CronSchedule | undefined {
  const parts = expression.split(/[ \t]+/).filter((part) => part !== '');
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const fields = [SECOND, MINUTE, HOUR, DAY, MONTH, DAY_OF_WEEK].slice(6 - parts.length);
  const allowed: boolean[][] = [];
  for (const [index, field] of fields.entries()) {
    const values = parseField(parts[index] ?? '', field);
    if (values === undefined) return undefined;
    allowed.push(values);
  }
  const text = fields.map((field, index) => print(allowed[index] ?? [], field)).join(' ');
  if (parts.length === 5) allowed.unshift([true]);
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = allowed;
  return { text, next: (after) => nextMatch(after) };

  function nextMatch(after: number): number | undefined {
    // Matches lie on whole seconds.
    const start = Math.floor(after / 1000) * 1000 + 1000;
    let day = Math.floor(start / MS_PER_DAY);
    let second = (start - day * MS_PER_DAY) / 1000;
    for (const last = day + HORIZON_DAYS; day <= last; day++, second = 0) {
      const date = new Date(day * MS_PER_DAY);
      if (!months[date.getUTCMonth() + 1] || !days[date.getUTCDate()] || !weekdays[date.getUTCDay()])
        continue;
      const found = nextInDay(second);
      if (found !== undefined) return day * MS_PER_DAY + found * 1000;
    }
    return undefined;
  }

  function nextInDay(from: number): number | undefined {
    let [hour, minute, second] = [Math.floor(from / 3600), Math.floor(from / 60) % 60, from % 60];
    for (; hour < 24; hour++, minute = 0, second = 0) {
      if (!hours[hour]) continue;
      for (; minute < 60; minute++, second = 0) {
        if (!minutes[minute]) continue;
        for (; second < 60; second++) if (seconds[second]) return hour * 3600 + minute * 60 + second;
      }
    }
    return undefined;
  }
}

/** Which values the field allows, by value. */
function parseField(text: string, field: Field): boolean[] | undefined {
  const allowed: boolean[] = [];
  for (const item of text.split(',')) {
    const slash = item.indexOf('/');
    const base = slash > 0 ? item.slice(0, slash) : item;
    const step = slash > 0 ? wholeNumber(item.slice(slash + 1)) : 1;
    const range = parseRange(base, field, slash > 0);
    if (range === undefined || step === undefined) return undefined;
    for (let value = range[0]; value <= range[1]; value += Math.max(step, 1)) allowed[value] = true;
  }
  return allowed;
}

function parseRange(text: string, field: Field, stepped: boolean): [number, number] | undefined {
  if (text === '*') return [field.min, field.max];
  const dash = text.indexOf('-');
  const first = parseValue(dash > 0 ? text.slice(0, dash) : text, field);
  const last = dash > 0 ? parseValue(text.slice(dash + 1), field) : stepped ? field.max : first;
  if (first === undefined || last === undefined) return undefined;
  return first <= last ? [first, last] : [last, first];
}

function parseValue(text: string, field: Field): number | undefined {
  const number = wholeNumber(text);
  if (number !== undefined) return number >= field.min && number <= field.max ? number : undefined;
  if (text === '') return undefined;
  const index = field.names?.findIndex((name) => name.startsWith(text.toLowerCase())) ?? -1;
  return index < 0 ? undefined : index + field.min;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function print(allowed: readonly boolean[], field: Field): string {
  const runs: string[] = [];
  for (let value = field.min; value <= field.max; value++) {
    if (!allowed[value]) continue;
    const first = value;
    while (value < field.max && allowed[value + 1]) value++;
    if (first === field.min && value === field.max) return '*';
    runs.push(first === value ? `${first}` : `${first}-${value}`);
  }
  return runs.join(',');
}
