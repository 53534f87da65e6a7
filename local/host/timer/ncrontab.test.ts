import { expect, test } from 'vitest';
import { parseCron } from './ncrontab.ts';
import { occurrences, parseSchedule, parseTimeSpan } from './schedule.ts';

const NOON = Date.parse('2026-03-10T12:00:00Z'); // a Tuesday

function next(expression: string, count = 3, timeZone?: string, after = NOON): string[] {
  const schedule = parseSchedule(expression, timeZone);
  if (!schedule) throw new Error(`not understood: ${expression}`);
  return occurrences(schedule, after, count).map((time) => new Date(time).toISOString().replace('.000Z', ''));
}

test.each([
  ['*/20 * * * * *', ['2026-03-10T12:00:20', '2026-03-10T12:00:40', '2026-03-10T12:01:00']],
  ['0 */5 * * * *', ['2026-03-10T12:05:00', '2026-03-10T12:10:00', '2026-03-10T12:15:00']],
  ['*/30 * * * *', ['2026-03-10T12:30:00', '2026-03-10T13:00:00', '2026-03-10T13:30:00']],
  ['0 30 9 * * 1-5', ['2026-03-11T09:30:00', '2026-03-12T09:30:00', '2026-03-13T09:30:00']],
  ['0 0 9 * jan mon-fri', ['2027-01-01T09:00:00', '2027-01-04T09:00:00', '2027-01-05T09:00:00']],
  ['0 0 9 * january TUE', ['2027-01-05T09:00:00', '2027-01-12T09:00:00', '2027-01-19T09:00:00']],
  ['0 0 0 29 2 *', ['2028-02-29T00:00:00', '2032-02-29T00:00:00', '2036-02-29T00:00:00']],
  // Both the day of the month and the day of the week must match.
  ['0 0 0 13 * 5', ['2026-03-13T00:00:00', '2026-11-13T00:00:00', '2027-08-13T00:00:00']],
  ['0 0 0 1 1 *', ['2027-01-01T00:00:00', '2028-01-01T00:00:00', '2029-01-01T00:00:00']],
  ['15,45 59 23 31 12 *', ['2026-12-31T23:59:15', '2026-12-31T23:59:45', '2027-12-31T23:59:15']],
  ['0 0 22-2/2 * * *', ['2026-03-10T14:00:00', '2026-03-10T16:00:00', '2026-03-10T18:00:00']],
  ['0 5/20 12 * * *', ['2026-03-10T12:05:00', '2026-03-10T12:25:00', '2026-03-10T12:45:00']],
  ['00:00:02', ['2026-03-10T12:00:02', '2026-03-10T12:00:04', '2026-03-10T12:00:06']],
  ['1.12:00:00', ['2026-03-12T00:00:00', '2026-03-13T12:00:00', '2026-03-15T00:00:00']],
])('%s', (expression, expected) => {
  expect(next(expression)).toEqual(expected);
});

test('an occurrence is never the moment it is asked for', () => {
  expect(next('0 0 12 * * *', 1)).toEqual(['2026-03-11T12:00:00']);
  expect(next('0 0 12 * * *', 1, undefined, NOON - 1)).toEqual(['2026-03-10T12:00:00']);
});

test('a date that never comes has no occurrence', () => {
  expect(next('0 0 0 30 2 *')).toEqual([]);
});

test.each([
  'every day at noon',
  '0 0 0 1 1 * 2030',
  '99 * * * * *',
  '* * * *',
  '',
  '0 0 0 0 * *',
  '0 0 0 * 13 *',
  '0 0 0 * * 7',
  '0 0 0 * * x',
  '0 1,,2 * * * *',
  '0 1- * * * *',
  '0 */x * * * *',
  '-00:00:02',
  '00:00:00',
  '00:61:00',
])('%j is no schedule', (expression) => {
  expect(parseSchedule(expression)).toBeUndefined();
});

test.each([
  ['*/3 * * * * *', '0,3,6,9,12,15,18,21,24,27,30,33,36,39,42,45,48,51,54,57 * * * * *'],
  ['0 0 9 * jan mon-fri', '0 0 9 * 1 1-5'],
  ['* * * * *', '* * * * *'],
  ['0 0-59 * * * *', '0 * * * * *'],
])('%s is printed as %s', (expression, expected) => {
  expect(parseCron(expression)?.text).toBe(expected);
});

test('time spans are read as .NET reads them', () => {
  expect(parseTimeSpan('00:00:02')).toBe(2_000);
  expect(parseTimeSpan('01:30')).toBe(5_400_000);
  expect(parseTimeSpan('00:00:00.25')).toBe(250);
  expect(parseTimeSpan('2')).toBe(172_800_000);
  expect(parseTimeSpan('24:00:00')).toBe(24 * 86_400_000);
  expect(parseTimeSpan('12')).toBe(12 * 86_400_000);
  expect(parseTimeSpan('noon')).toBeUndefined();
});

test('a time zone moves the hour with summer time', () => {
  const berlin = (expression: string, after: string, count = 2) =>
    next(expression, count, 'Europe/Berlin', Date.parse(after));
  expect(berlin('0 0 9 * * *', '2026-03-28T00:00:00Z')).toEqual([
    '2026-03-28T08:00:00',
    '2026-03-29T07:00:00',
  ]);
  // 02:30 does not exist on 29 March: the clocks show 03:30 then.
  expect(berlin('0 30 2 * * *', '2026-03-28T12:00:00Z')).toEqual([
    '2026-03-29T01:30:00',
    '2026-03-30T00:30:00',
  ]);
  // 02:30 comes twice on 25 October, the timer once.
  expect(berlin('0 30 2 * * *', '2026-10-24T12:00:00Z')).toEqual([
    '2026-10-25T00:30:00',
    '2026-10-26T01:30:00',
  ]);
});
