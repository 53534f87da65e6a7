import { expect, test } from 'vitest';
import { pointsFor } from './loyalty.ts';

test.each([
  [0, 0],
  [49, 0],
  [50, 1],
  [1250, 13],
  [999_99, 1000],
  [1299_00, 1299],
])('%d minor units bring %d points', (total, points) => {
  expect(pointsFor(total, 'EUR')).toBe(points);
});

test.each([
  [1500, 'JPY', 1500],
  [1500, 'KWD', 2],
])('%d minor units of %s bring %d points', (total, currency, points) => {
  expect(pointsFor(total, currency)).toBe(points);
});
