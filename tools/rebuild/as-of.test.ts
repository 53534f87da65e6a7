import { expect, it } from 'vitest';
import { instant, orderQuery } from './as-of.ts';

const NOW = Date.UTC(2027, 0, 1);

it('takes an instant with its zone, or a date of the calendar', () => {
  expect(instant('2026-11-21', NOW)).toBe('2026-11-21T00:00:00.000Z');
  expect(instant('2026-11-21T10:00+01:00', NOW)).toBe('2026-11-21T09:00:00.000Z');
  expect(instant('2024-02-29T23:59:59.5Z', NOW)).toBe('2024-02-29T23:59:59.500Z');
  for (const value of ['2026-02-30', '2026-02-29T10:00:00Z', '2026-13-01', '2026-11-21T10:00', '5', '']) {
    expect(() => instant(value, NOW), value).toThrow('wants a time such as');
  }
});

it('takes no moment that is to come: what was kept of it would soon be wrong', () => {
  expect(instant('2027-01-01', NOW)).toBe('2027-01-01T00:00:00.000Z');
  expect(() => instant('2027-01-01T00:00:01Z', NOW)).toThrow('wants a time that has been');
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
