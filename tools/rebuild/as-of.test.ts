import { expect, it } from 'vitest';
import { instant, orderQuery } from './as-of.ts';

it('takes an instant with its zone, or a date of the calendar', () => {
  expect(instant('2026-11-21')).toBe('2026-11-21T00:00:00.000Z');
  expect(instant('2026-11-21T10:00+01:00')).toBe('2026-11-21T09:00:00.000Z');
  expect(instant('2024-02-29T23:59:59.5Z')).toBe('2024-02-29T23:59:59.500Z');
  for (const value of ['2026-02-30', '2026-02-29T10:00:00Z', '2026-13-01', '2026-11-21T10:00', '5', '']) {
    expect(() => instant(value), value).toThrow('wants a time such as');
  }
});

it('reads a query as GET /orders does', () => {
  expect(orderQuery('')).toEqual({ limit: 50 });
  const query = { limit: 2, customer: 'C-7', status: 'RUNNING', from: 1_792_540_800_000 };
  expect(orderQuery('limit=2&customer=C-7&status=running&from=2026-10-21')).toEqual(query);
  expect(orderQuery('/orders?limit=2&customer=C-7&status=running&from=2026-10-21')).toEqual(query);
  expect(orderQuery('https://api.shop.example/orders?limit=2')).toEqual({ limit: 2 });
});

it('does not take a question mark in a word for the beginning of the query', () => {
  expect(orderQuery('customer=Riley&search=milk?')).toEqual({
    limit: 50,
    customer: 'Riley',
    search: 'milk?',
  });
});

it('names all that is wrong', () => {
  const wrong = 'limit=0&status=open&from=5&to=2026-02-30&colour=red&customer=a&customer=b';
  expect(() => orderQuery(wrong)).toThrow(
    '--query: colour is none of limit, continuationToken, customer, status, from, to, search; ' +
      'customer is given more than once; limit goes from 1 to 200; ' +
      'status is one of RUNNING, COMPLETED, FAILED; from is no date or instant: 5; ' +
      'to is no date or instant: 2026-02-30',
  );
});
