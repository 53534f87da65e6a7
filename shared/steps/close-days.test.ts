import { expect, it } from 'vitest';
import type { StoredEvent } from '../ports.ts';
import { anApp, TRAIL } from '../testing.ts';

const ORDER = 'order_riley_0sxe75cxfw2w07sytdkm25';

function stored(time: string): StoredEvent {
  const event = { id: `${ORDER}/1`, type: 'OrderShipped', orderId: ORDER, seq: 1, time, data: {} } as const;
  return { event, partition: '0', position: 0, enqueuedAt: Date.parse(time), trail: TRAIL };
}

it('closes every day that is over, once, and says so', async () => {
  // The app's clock stands at 2023-10-28T17:02:05Z.
  const { app, adapters, log, lines } = anApp();
  await app.closeDays(log);
  expect(lines).toEqual([]);
  await adapters.archive.append('0', [stored('2023-10-25T23:59:59.000Z')]);
  await app.closeDays(log);
  await app.closeDays(log);
  expect(lines).toEqual([
    {
      level: 'info',
      message: 'Roots of the archive written',
      fields: { step: 'close-days', days: '2023-10-25 2023-10-26 2023-10-27' },
    },
  ]);
});
