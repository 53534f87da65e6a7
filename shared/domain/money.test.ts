import { expect, it } from 'vitest';
import { floatText, toMinor } from './money.ts';

it.each([
  [19.99, 1999],
  [1299.0, 129_900],
  [0.07, 7],
  [9_999_999.99, 999_999_999],
  [1.005, undefined],
  [10.000000001, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])('%d is %s minor units', (amount, minor) => {
  expect(toMinor(amount, 'USD')).toBe(minor);
});

it.each([
  [129_900, '1299.0'],
  [1000, '10.0'],
  [99_999, '999.99'],
  [50, '0.5'],
])('%d is printed %s', (minor, text) => {
  expect(floatText(minor, 'EUR')).toBe(text);
});

it.each([
  [480, 'JPY', 480],
  [480.5, 'JPY', undefined],
  [1.234, 'KWD', 1234],
  [1.2345, 'KWD', undefined],
  [2.5, 'CHF', 250],
])('%d %s is %s minor units', (amount, currency, minor) => {
  expect(toMinor(amount, currency)).toBe(minor);
});
