import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdapters } from '../../shared/azure/index.ts';
import { openWorkshop, type Workshop } from '../../shared/azure/rebuild/index.ts';
import { type Fact, orderEvents } from '../../shared/domain/events.ts';
import type { Adapters } from '../../shared/ports.ts';
import { rebuildLoyalty } from '../../shared/steps/rebuild-loyalty.ts';
import { configOf } from '../../tools/verify-stores.ts';
import { TRAIL } from '../ports/fixtures.ts';
import { eventually, Till } from './till.ts';

let till: Till;
let adapters: Adapters;
let workshop: Workshop;
let table: TableClient;

beforeAll(async () => {
  till = await Till.open();
  const config = configOf(till.platform);
  adapters = await createAdapters(config);
  workshop = openWorkshop(config);
  table = TableClient.fromConnectionString(till.platform.storage, 'loyalty', {
    allowInsecureConnection: true,
  });
});
afterAll(async () => {
  await workshop?.close();
  await adapters?.close();
  await till?.platform.stop();
});

const TIME = '2026-11-21T10:00:00.000Z';

/** As the saga would, had it a step for it. */
function publish(orderId: string, seq: number, fact: Fact): Promise<void> {
  return adapters.events.publish(orderEvents(orderId, seq, TIME, [fact]), TRAIL);
}

async function hasPoints(customer: string, points: number, orders: number): Promise<void> {
  await eventually(async () => {
    const { json } = await till.get(`/customers/${customer}/loyalty`);
    expect(json()).toEqual({ customer, points, orders });
  });
}

const RIGHT = { missing: 0, wrong: 0, unknown: 0, unbalanced: 0 };
const rebuild = (options: Parameters<ReturnType<typeof rebuildLoyalty>>[0]) =>
  rebuildLoyalty({ ...workshop })(options);

describe('points', () => {
  it('are the sum of what completed orders brought', async () => {
    await till.ended(await till.order('Riley', ['milk'], 12.5));
    await till.ended(await till.order('Riley', ['bread'], 3.49));
    await hasPoints('Riley', 16, 2);
  });

  it('go when the payment is given back, once, however often it is told', async () => {
    const id = await till.order('Casey', ['milk'], 20);
    await till.ended(await till.order('Casey', ['milk'], 7));
    await hasPoints('Casey', 27, 2);
    const refunded: Fact = { type: 'PaymentRefunded', data: { customer: 'Casey' } };
    for (let repeat = 0; repeat < 3; repeat++) await publish(id, 6, refunded);
    await hasPoints('Casey', 7, 1);
    const completed: Fact = {
      type: 'OrderCompleted',
      data: { message: 'again', customer: 'Casey', total: 2_000, currency: 'USD' },
    };
    await publish(id, 4, completed);
    await till.ended(await till.order('Casey', ['milk'], 1));
    await hasPoints('Casey', 8, 2);
  });

  it('do not come for an order that was cancelled, nor when its completion turns up late', async () => {
    const id = await till.order('Noa', ['iPhone'], 1_299);
    await till.waiting(id);
    expect((await till.send('DELETE', `/orders/${id}`)).status).toBe(202);
    await till.ended(id);
    await publish(id, 9, {
      type: 'OrderCompleted',
      data: { message: 'late', customer: 'Noa', total: 129_900, currency: 'USD' },
    });
    await till.ended(await till.order('Noa', ['bread'], 2));
    await hasPoints('Noa', 2, 1);
  });

  it('are rebuilt from the archive when the ledger is lost', async () => {
    await eventually(async () => expect(await rebuild({})).toMatchObject(RIGHT));
    await table.deleteTable();
    await hasPoints('Riley', 0, 0);
    const report = await rebuild({ repair: true });
    expect(report).toEqual({ ...RIGHT, orders: 7, missing: 7 });
    await hasPoints('Riley', 16, 2);
    await hasPoints('Casey', 8, 2);
    await hasPoints('Noa', 2, 1);
    // The app had balances in mind, with ETags of rows that are gone.
    await till.ended(await till.order('Riley', ['bread'], 1));
    await hasPoints('Riley', 17, 3);
    expect(await rebuild({})).toMatchObject(RIGHT);
  });

  it('are put right where somebody wrote into the ledger', async () => {
    const rows = table.listEntities<{ customer: string; points: number; orderId?: string }>();
    for await (const { partitionKey, rowKey, customer, orderId } of rows) {
      if (customer !== 'Riley') continue;
      const key = { partitionKey: String(partitionKey), rowKey: String(rowKey) };
      // A balance that is not the sum of its orders.
      if (orderId === undefined) await table.updateEntity({ ...key, points: 1_000 }, 'Merge');
    }
    expect(await rebuild({})).toMatchObject({ ...RIGHT, unbalanced: 1 });
    expect(await rebuild({ repair: true })).toMatchObject({ ...RIGHT, unbalanced: 1 });
    await hasPoints('Riley', 17, 3);
  });
});
