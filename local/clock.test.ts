import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

it('runs nothing before its time, also when a timer fires early or the time of day is set back', () => {
  const clock = systemClock();
  const ran: number[] = [];
  clock.at(Date.parse('2026-03-01T12:00:00.010Z'), () => ran.push(clock.now()));
  // Timers count on another clock than the one that tells the time.
  vi.setSystemTime(Date.parse('2026-03-01T11:59:59.999Z'));
  vi.advanceTimersByTime(10);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ran).toEqual([Date.parse('2026-03-01T12:00:00.010Z')]);
});

it('waits longer than a timer can, and not at all once it is cancelled', () => {
  const clock = systemClock();
  const ran: string[] = [];
  clock.at(Date.parse('2026-05-01T12:00:00.000Z'), () => ran.push('kept'));
  clock.at(Date.parse('2026-05-01T12:00:00.000Z'), () => ran.push('cancelled')).cancel();
  vi.setSystemTime(Date.parse('2026-03-01T12:00:00.000Z'));
  vi.advanceTimersByTime(60 * 24 * 60 * 60 * 1000);
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(24 * 60 * 60 * 1000);
  expect(ran).toEqual(['kept']);
});
