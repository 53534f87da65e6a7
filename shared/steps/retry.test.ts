import { describe, expect, it } from 'vitest';
import { RefusedFault, TerminalFault, TransientFault } from '../domain/faults.ts';
import type { OrderStore } from '../ports.ts';
import { aDelivery, anApp, TRAIL } from '../testing.ts';
import type { EventBatch } from './read-events.ts';

const ID = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';
const MESSAGE = JSON.stringify({
  id: ID,
  receivedAt: '2023-10-28T17:02:05.137Z',
  order: { customer: 'Riley', items: ['milk'], total: 10 },
});

/** An app whose store fails in turn; `at` are the seconds at which it was asked. */
function aStore(faults: (Error | undefined)[]) {
  const at: number[] = [];
  const world = anApp(({ orders, clock }) => {
    const begun = clock.now();
    const insert: OrderStore['insert'] = async (order, trail) => {
      const fault = faults[at.push((clock.now() - begun) / 1_000) - 1];
      if (fault !== undefined) throw fault;
      return orders.insert(order, trail);
    };
    return { orders: { ...orders, insert } };
  });
  return { ...world, at };
}

const away = new TransientFault('ServerBusy', 'the store is busy');
const refused = new RefusedFault('InvalidInput', 'write to table orders: One of the inputs is not valid.');

describe('an order whose store', () => {
  it('fails twice succeeds at the third try, after 2 s and 4 s', async () => {
    const { app, adapters, sagas, log, at } = aStore([away, away]);
    await app.processOrder(aDelivery(MESSAGE), sagas, log);
    expect(at).toEqual([0, 2, 6]);
    expect(sagas.started).toHaveLength(1);
    expect(adapters.quarantine.entries).toEqual([]);
  });

  it('refuses it is tried three times, and then put aside once, with all that is known', async () => {
    const { app, adapters, sagas, log, at } = aStore([refused, refused, refused]);
    await app.processOrder(aDelivery(MESSAGE), sagas, log);
    expect(at).toEqual([0, 2, 6]);
    expect(adapters.quarantine.entries).toEqual([
      {
        body: MESSAGE,
        source: 'queue:orders',
        reason: 'InvalidInput',
        description: 'write to table orders: One of the inputs is not valid.',
        attempts: 3,
        time: Date.UTC(2023, 9, 28, 17, 2, 11),
        messageId: 'message-1',
        trail: TRAIL,
      },
    ]);
    expect(sagas.started).toEqual([]);
  });

  it('has a bug is told from one that is away by the type of what it throws', async () => {
    const bug = new TypeError('rows is not iterable');
    const { app, adapters, sagas, log, at } = aStore([bug, bug, bug]);
    await app.processOrder(aDelivery(MESSAGE, { attempts: 2 }), sagas, log);
    expect(at).toEqual([0, 2, 6]);
    expect(adapters.quarantine.entries).toMatchObject([
      { reason: 'unexpected-fault', description: 'rows is not iterable', attempts: 4 },
    ]);
  });

  it('says that it never will is tried once', async () => {
    const { app, adapters, sagas, log, at } = aStore([new TerminalFault('EntityTooLarge', 'too large')]);
    await app.processOrder(aDelivery(MESSAGE), sagas, log);
    expect(at).toEqual([0]);
    expect(adapters.quarantine.entries).toMatchObject([{ reason: 'EntityTooLarge', attempts: 1 }]);
  });

  it('refuses it between failures of its own is not taken at its word too early', async () => {
    const { app, adapters, sagas, log, at } = aStore([away, refused, away, refused]);
    await app.processOrder(aDelivery(MESSAGE), sagas, log);
    expect(at).toEqual([0, 2, 6, 14, 24]);
    expect(sagas.started).toHaveLength(1);
    expect(adapters.quarantine.entries).toEqual([]);
  });
});

it('a malformed message is put aside without a wait, and the next good one is processed', async () => {
  const { app, adapters, sagas, log, elapsed } = anApp();
  await app.processOrder(aDelivery('{"id": ', { messageId: 'bad' }), sagas, log);
  await app.processOrder(aDelivery(MESSAGE), sagas, log);
  expect(elapsed()).toBe(0);
  expect(adapters.quarantine.entries).toMatchObject([
    { messageId: 'bad', reason: 'invalid-json', attempts: 1 },
  ]);
  expect(sagas.started).toHaveLength(1);
});

it('an order that was persisted before is what it was then, whatever its message says now', async () => {
  const { app, adapters, sagas, log } = anApp();
  await adapters.orders.insert(
    {
      ...{ id: ID, customer: 'Riley', items: ['milk', 'bread'], total: 2_000, currency: 'USD' },
      receivedAt: '2023-10-28T17:02:05.137Z',
    },
    TRAIL,
  );
  await app.processOrder(aDelivery(MESSAGE), sagas, log);
  expect(sagas.started).toMatchObject([{ input: { order: { items: ['milk', 'bread'], total: 2_000 } } }]);
  expect(adapters.events.published).toMatchObject([{ event: { data: { total: 2_000 } } }]);
});

describe('a batch of events', () => {
  const events = (...positions: number[]): EventBatch => ({
    source: 'event-hub:order-events/archive',
    partition: '2',
    attempts: 1,
    events: positions.map((position) => ({
      body: JSON.stringify({
        id: `${ID}/${position}`,
        type: 'OrderShipped',
        orderId: ID,
        seq: position,
        time: '2023-10-28T17:02:05.137Z',
        data: {},
      }),
      position,
      enqueuedAt: 0,
      traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      correlationId: 'till-7',
    })),
  });

  /** An app whose archive fails as `faultOf` says for the positions it is given; what it was given, and when. */
  function anArchive(faultOf: (positions: number[], seconds: number) => Error | undefined) {
    const asked: string[] = [];
    const world = anApp(({ archive, clock }) => {
      const begun = clock.now();
      return {
        archive: {
          ...archive,
          async append(partition, batch) {
            const positions = batch.map(({ position }) => position);
            const seconds = (clock.now() - begun) / 1_000;
            asked.push(`${seconds} s: ${positions.join(' ')}`);
            const fault = faultOf(positions, seconds);
            if (fault !== undefined) throw fault;
            return archive.append(partition, batch);
          },
        },
      };
    });
    return { ...world, asked };
  }

  it('of which one is refused is tried twice together, and then each alone, in their order', async () => {
    const { app, adapters, log, asked } = anArchive((positions) =>
      positions.includes(8) ? refused : undefined,
    );
    await app.archiveEvents(events(7, 8, 9), log);
    expect(asked).toEqual(['0 s: 7 8 9', '2 s: 7 8 9', '6 s: 7', '6 s: 8', '6 s: 9']);
    expect(adapters.archive.records.map(({ position }) => position)).toEqual([7, 9]);
    expect(adapters.quarantine.entries).toMatchObject([
      { reason: 'InvalidInput', messageId: '2/8', attempts: 3, source: 'event-hub:order-events/archive' },
    ]);
  });

  it('of one is tried three times', async () => {
    const { app, adapters, log, asked } = anArchive(() => refused);
    await app.archiveEvents(events(8), log);
    expect(asked).toEqual(['0 s: 8', '2 s: 8', '6 s: 8']);
    expect(adapters.quarantine.entries).toMatchObject([{ messageId: '2/8', attempts: 3 }]);
  });

  it('of which one can never be taken in is not waited for; one that is refused is, in its turn', async () => {
    const { app, adapters, log, asked } = anArchive((positions) => {
      if (positions.includes(7)) return new TerminalFault('EntityTooLarge', 'too large');
      return positions.includes(8) ? refused : undefined;
    });
    await app.archiveEvents(events(7, 8, 9), log);
    expect(asked).toEqual(['0 s: 7 8 9', '0 s: 7', '0 s: 8', '2 s: 8', '6 s: 8', '6 s: 9']);
    expect(adapters.quarantine.entries).toMatchObject([
      { messageId: '2/7', attempts: 1 },
      { messageId: '2/8', attempts: 3 },
    ]);
  });

  it('loses nothing to quarantine in an outage, even one that begins while they are tried alone', async () => {
    const { app, adapters, log } = anArchive((positions, seconds) => {
      if (seconds >= 6 && seconds < 180) return away;
      return positions.includes(8) ? refused : undefined;
    });
    await app.archiveEvents(events(7, 8, 9), log);
    expect(adapters.archive.records.map(({ position }) => position)).toEqual([7, 9]);
    expect(adapters.quarantine.entries).toMatchObject([{ messageId: '2/8' }]);

    const lasting = anArchive(() => away);
    await expect(lasting.app.archiveEvents(events(7, 8, 9), lasting.log)).rejects.toThrow('busy');
    expect(lasting.adapters.quarantine.entries).toEqual([]);
  });

  it('puts what it cannot read aside once, after the others: an outage does not bring it back', async () => {
    const { app, adapters, log } = anArchive((_positions, seconds) => (seconds < 800 ? away : undefined));
    const batch = events(7, 9);
    const [first, last] = batch.events;
    if (first === undefined || last === undefined) throw new Error('no events');
    const mixed = { ...batch, events: [first, { ...first, body: 'no json', position: 8 }, last] };
    await expect(app.archiveEvents(mixed, log)).rejects.toThrow('busy');
    expect(adapters.quarantine.entries).toEqual([]);
    for (let again = 0; again < 3; again++) await app.archiveEvents(mixed, log).catch(() => undefined);
    expect(adapters.quarantine.entries).toMatchObject([{ messageId: '2/8', reason: 'invalid-json' }]);
    expect(adapters.archive.records).toHaveLength(2);
  });
});
