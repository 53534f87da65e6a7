import { parseCron } from './ncrontab.ts';
import { toInstant, toWallTime } from './time-zone.ts';

export interface Schedule {
  /** For the log: "Cron: '0 * * * * *'" or "Constant: 00:00:02". */
  readonly text: string;
  /** Whether the schedule follows the clock on the wall (cron) or counts time (TimeSpan). */
  readonly adjustForDST: boolean;
  /** Epoch ms of the first occurrence after `after`; undefined when there is none. */
  next(after: number): number | undefined;
}

/**
 * A timer trigger's schedule: NCRONTAB, or a .NET TimeSpan ("00:00:02", "1.12:00:00"). `timeZone`: IANA name in
 * which a cron expression is read (WEBSITE_TIME_ZONE); left out: UTC. Undefined when it is neither.
 */
export function parseSchedule(expression: string, timeZone?: string): Schedule | undefined {
  const cron = parseCron(expression);
  if (cron) {
    return {
      text: `Cron: '${cron.text}'`,
      adjustForDST: true,
      next(after) {
        if (timeZone === undefined) return cron.next(after);
        const wall = cron.next(toWallTime(after, timeZone));
        return wall === undefined ? undefined : toInstant(wall, timeZone, after);
      },
    };
  }
  const span = parseTimeSpan(expression);
  if (span === undefined || span <= 0) return undefined;
  return { text: `Constant: ${printTimeSpan(span)}`, adjustForDST: false, next: (after) => after + span };
}

/** The first `count` occurrences after `after`. */
export function occurrences(schedule: Schedule, after: number, count: number): number[] {
  const found: number[] = [];
  for (let next = schedule.next(after); next !== undefined && found.length < count; ) {
    found.push(next);
    next = schedule.next(next);
  }
  return found;
}

/** Milliseconds in a .NET TimeSpan: [d.]hh:mm[:ss[.fffffff]] or d. Undefined when it is none. */
export function parseTimeSpan(text: string): number | undefined {
  const found = /^\s*(?:(\d{1,8})\.)?(\d{1,8})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?)?\s*$/.exec(text);
  if (!found) return undefined;
  const [, dayText, firstText = '0', secondText, thirdText, fractionText = ''] = found;
  if (secondText === undefined) return dayText === undefined ? Number(firstText) * 86_400_000 : undefined;
  const fraction = Number(`0.${fractionText || '0'}`) * 1000;
  const parts = [Number(firstText), Number(secondText), Number(thirdText ?? 0)] as const;
  // .NET reads "24:00:00" as d:hh:mm, because 24 is no hour.
  const asDays = parts[0] > 23 && dayText === undefined && thirdText !== undefined && fractionText === '';
  const [days, hours, minutes, seconds] = asDays
    ? [parts[0], parts[1], parts[2], 0]
    : [Number(dayText ?? 0), ...parts];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 + fraction;
}

function printTimeSpan(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(ms / 86_400_000);
  const fraction = ms % 1000 === 0 ? '' : `.${String(Math.round((ms % 1000) * 10_000)).padStart(7, '0')}`;
  const time = `${two((ms / 3_600_000) % 24)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${fraction}`;
  return days === 0 ? time : `${days}.${time}`;
}
