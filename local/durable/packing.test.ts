import { expect, it } from 'vitest';
import {
  completed,
  eventRaised,
  taskCompleted,
  taskFailed,
  taskScheduled,
  timerCreated,
  timerFired,
  turnCompleted,
  turnStarted,
} from './history.ts';
import { pack, unpack } from './packing.ts';

const T0 = Date.parse('2030-01-01T00:00:00.123Z');

it.each([
  turnStarted(T0),
  taskScheduled(T0, 3, 'charge'),
  taskCompleted(T0, 3, '{"ok":true}'),
  taskCompleted(T0, 4, null),
  taskFailed(T0, 5, { reason: 'no', details: '{}' }),
  timerCreated(T0, 6, T0 + 1),
  timerFired(T0, 6, '2030-01-01T00:00:00.124Z'),
  eventRaised(T0, 'go', '"now"'),
  completed(T0, 'Completed', '1'),
  turnCompleted(T0),
])('an event comes back from the log as it was: %o', (event) => {
  const text = JSON.stringify(pack(event));
  expect(unpack(JSON.parse(text))).toEqual(event);
  // The library puts a Date where the text was.
  const read = { ...event, Timestamp: new Date(event.Timestamp) };
  expect(JSON.stringify(pack(read))).toBe(text);
});
