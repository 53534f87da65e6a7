import { expect, it } from 'vitest';
import { missingStock, stockLines } from './stock.ts';

it('counts duplicates', () => {
  expect(stockLines(['milk', 'bread', 'milk'])).toEqual([
    { sku: 'milk', quantity: 2 },
    { sku: 'bread', quantity: 1 },
  ]);
});

it('names what lacks', () => {
  const levels = new Map([
    ['milk', 10],
    ['bread', 0],
  ]);
  expect(
    missingStock(levels, [
      { sku: 'milk', quantity: 11 },
      { sku: 'bread', quantity: 1 },
      { sku: 'caviar', quantity: 1 },
    ]),
  ).toEqual(['milk', 'bread', 'caviar']);
  expect(missingStock(levels, [{ sku: 'milk', quantity: 10 }])).toEqual([]);
});
