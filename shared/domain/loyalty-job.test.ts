import { expect, it } from 'vitest';
import { additions, type CompletedOrder } from './loyalty-job.ts';

const order = (customer: string, total: number, currency = 'USD'): CompletedOrder => ({
  ...{ orderId: 'order_1_0pgg9kr4m2x8v1q0z5t7wc', customer, total, currency },
  time: '2023-10-28T17:02:05.137Z',
});

it('adds the rounded total of each order, and one to the count', () => {
  expect(
    additions([order('1', 1_349), order('2', 5_600), order('1', 1_350), order('3', 700, 'JPY')]),
  ).toEqual(
    new Map([
      ['1', { points: 27, orderCount: 2 }],
      ['2', { points: 56, orderCount: 1 }],
      ['3', { points: 700, orderCount: 1 }],
    ]),
  );
});
