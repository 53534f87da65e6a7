import { describe, expect, it } from 'vitest';
import { parse } from '../contracts/parse.ts';
import { TerminalFault, TransientFault } from '../domain/faults.ts';
import type { MemoryAdapters } from '../memory/index.ts';
import { anApp, TRAIL } from '../testing.ts';

const at = (seq: number) => ({ orderId: 'order_riley_1', seq, time: '2023-10-28T17:02:06.000Z' });
const published = ({ events }: MemoryAdapters) =>
  events.published.map(({ event }) => `${event.id} ${event.type}`);

describe('activities of the saga', () => {
  it('leave their events under the numbers they were given, at every repeat', async () => {
    const { app, adapters, log } = anApp();
    const { reserve, charge, ship } = app.activities;
    for (let repeat = 0; repeat < 2; repeat++) {
      expect(await reserve({ ...at(1), items: ['milk', 'milk'] }, TRAIL, log)).toEqual({ type: 'reserved' });
      expect(await charge({ ...at(2), amount: 500, currency: 'USD' }, TRAIL, log)).toEqual({
        type: 'charged',
      });
      expect(await ship({ ...at(3), customer: 'Riley', total: 500, currency: 'USD' }, TRAIL, log)).toEqual({
        type: 'shipped',
      });
    }
    const once = [
      'order_riley_1/1 InventoryReserved',
      'order_riley_1/2 PaymentCharged',
      'order_riley_1/3 OrderShipped',
      'order_riley_1/4 OrderCompleted',
    ];
    expect(published(adapters)).toEqual([...once, ...once]);
    expect((await adapters.inventory.levels()).milk).toBe(8);
  });

  it('refuse by an event', async () => {
    const { app, adapters, log } = anApp();
    const items = Array.from({ length: 11 }, () => 'milk');
    expect(await app.activities.reserve({ ...at(1), items }, TRAIL, log)).toEqual({
      type: 'out-of-stock',
      missing: ['milk'],
    });
    expect(await app.activities.charge({ ...at(2), amount: 1013, currency: 'USD' }, TRAIL, log)).toEqual({
      type: 'declined',
      reason: 'card_declined',
    });
    await adapters.shipping.setActive(false);
    expect(
      await app.activities.ship({ ...at(3), customer: 'Riley', total: 500, currency: 'USD' }, TRAIL, log),
    ).toEqual({
      type: 'shipping-unavailable',
      message:
        'HTTP status code: 503. The shipping service is currently deactivated for routine maintenance.',
    });
    expect(published(adapters)).toEqual([
      'order_riley_1/1 InventoryRejected',
      'order_riley_1/2 PaymentDeclined',
      'order_riley_1/3 ShippingFailed',
    ]);
  });

  it('undo what was done, and leave no event when there was nothing', async () => {
    const { app, adapters, log } = anApp();
    expect(await app.activities.refund({ ...at(1), customer: 'Riley' }, TRAIL, log)).toEqual({
      type: 'undone',
    });
    expect(await app.activities.release(at(2), TRAIL, log)).toEqual({ type: 'undone' });
    expect(published(adapters)).toEqual([]);
    expect(await app.activities.reserve({ ...at(3), items: ['milk'] }, TRAIL, log)).toMatchObject({
      type: 'out-of-stock',
    });
  });

  it('sit out short faults, give longer ones to Durable, and name the terminal', async () => {
    let failures = 3;
    const { app, log, lines } = anApp(({ events }) => ({
      events: {
        ...events,
        async publish(list, trail) {
          if (failures-- > 0) throw new TransientFault('broker', 'away');
          return events.publish(list, trail);
        },
      },
      inventory: {
        ...anApp().adapters.inventory,
        release: () => Promise.reject(new TerminalFault('KeyValueTooLarge', 'no')),
      },
    }));
    const finish = () =>
      app.activities.finish({ ...at(5), ending: { type: 'closed', message: 'over' } }, TRAIL, log);
    expect(await finish()).toEqual({ type: 'finished' });
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(3);
    failures = 100;
    await expect(finish()).rejects.toThrow('away');
    expect(await app.activities.release(at(6), TRAIL, log)).toMatchObject({
      type: 'failed',
      failure: { errorType: 'KeyValueTooLarge', message: 'no' },
    });
  });

  it('say of what they throw whether a service is away, also through Durable', async () => {
    const away = new TransientFault('ServerBusy', 'the store is busy');
    let fault: Error = away;
    const { app, adapters, log } = anApp(({ payments, shipping }) => ({
      payments: { ...payments, charge: () => Promise.reject(fault) },
      shipping: {
        ...shipping,
        isCancelled: (id) => (id === at(2).orderId ? Promise.reject(fault) : shipping.isCancelled(id)),
      },
    }));
    const charge = (orderId: string) =>
      app.activities.charge({ ...at(2), orderId, amount: 500, currency: 'USD' }, TRAIL, log);
    await expect(charge('order_riley_1')).rejects.toMatchObject({
      message: 'service-away: the store is busy',
      cause: away,
    });
    // Who waits for the payment service, and has cancelled meanwhile, waits no more.
    await expect(charge('order_riley_2')).rejects.toThrow('service-away: ');
    await adapters.shipping.cancel('order_riley_2');
    expect(await charge('order_riley_2')).toEqual({ type: 'cancelled' });
    fault = new TypeError('rows is not iterable');
    await expect(charge('order_riley_1')).rejects.toThrow(/^rows is not iterable$/);
  });

  it('leave events that everybody can read, however much the payment service says', async () => {
    const { app, adapters, log } = anApp(({ payments }) => ({
      payments: {
        ...payments,
        charge: async () => ({ type: 'declined', reason: 'no '.repeat(1_000) }),
        refund: () => Promise.reject(new TerminalFault('payment-answer', 'what? '.repeat(1_000))),
      },
    }));
    const orderId = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';
    const { charge, refund, finish } = app.activities;
    const declined = await charge({ ...at(2), orderId, amount: 500, currency: 'USD' }, TRAIL, log);
    expect(declined).toEqual({ type: 'declined', reason: `${'no '.repeat(66)}no` });
    const failed = await refund({ ...at(3), orderId, customer: 'Riley' }, TRAIL, log);
    if (failed.type !== 'failed') throw new Error(failed.type);
    await finish({ ...at(4), orderId, ending: failed }, TRAIL, log);
    expect(adapters.events.published.map(({ event }) => parse('OrderEvent', event).ok)).toEqual([true, true]);
  });
});
