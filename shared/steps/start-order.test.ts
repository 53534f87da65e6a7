import { expect, it } from 'vitest';
import { anApp, TRAIL } from '../testing.ts';
import { startOrder } from './start-order.ts';

const ORDER = {
  ...{ id: 'order_riley_0pgg9kr4m2x8v1q0z5t7wc', customer: 'Riley', items: ['milk'] },
  receivedAt: '2023-10-28T17:02:05.000Z',
};

it.each([
  // 102409 / 100 * 100 is 102408.99999999999.
  [102_409, 'USD', 102_409, true],
  [102_408, 'USD', 102_409, false],
  [100_000, 'EUR', 100_000, true],
  [99_999, 'EUR', 100_000, false],
  [1_000, 'JPY', 100_000, true],
  [999, 'JPY', 100_000, false],
  [1_024_090, 'KWD', 102_409, true],
  [1_024_089, 'KWD', 102_409, false],
  [1, 'USD', 0, true],
])(
  'an order of %d minor units of %s waits from %d hundredths on: %s',
  async (total, currency, threshold, waits) => {
    const { adapters, sagas } = anApp();
    const approval = { threshold, timeoutMs: 86_400_000 };
    await startOrder({ ...adapters, approval }, { ...ORDER, total, currency }, TRAIL, sagas);
    expect(sagas.started.map(({ input }) => input.approval !== undefined)).toEqual([waits]);
  },
);
