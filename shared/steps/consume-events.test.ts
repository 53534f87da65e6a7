import { describe, expect, it } from 'vitest';
import { TerminalFault, TransientFault } from '../domain/faults.ts';
import { anApp } from '../testing.ts';
import type { EventBatch, RawEvent } from './read-events.ts';

const ID = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';

function raw(position: number, body: string): RawEvent {
  return {
    body,
    position,
    enqueuedAt: 0,
    traceParent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    correlationId: 'till-7',
  };
}

function received(customer: string): string {
  return JSON.stringify({
    id: `${ID}/0`,
    type: 'OrderReceived',
    orderId: ID,
    seq: 0,
    time: '2023-10-28T17:02:05.137Z',
    data: { customer, items: ['milk'], total: 1000, currency: 'USD' },
  });
}

function batch(...events: RawEvent[]): EventBatch {
  return { source: 'event-hub:order-events/read-model', partition: '2', events, attempts: 1 };
}

describe('a consumer of events', () => {
  it('takes in what it can read and quarantines the rest', async () => {
    const { app, adapters, log } = anApp();
    await app.projectOrders(batch(raw(4, 'no json'), raw(5, received('Riley')), raw(6, '{}')), log);
    expect(await adapters.readModel.find(ID)).toMatchObject({ customer: 'Riley', status: 'RUNNING' });
    expect(adapters.quarantine.entries).toMatchObject([
      {
        body: 'no json',
        reason: 'invalid-json',
        source: 'event-hub:order-events/read-model',
        messageId: '2/4',
        trail: { correlationId: 'till-7' },
      },
      { body: '{}', reason: 'invalid-message', messageId: '2/6' },
    ]);
  });

  it('finds the one that can never be taken in', async () => {
    const { app, adapters, log } = anApp(({ archive }) => ({
      archive: {
        ...archive,
        async append(partition, events) {
          const poison = events.some(({ position }) => position === 8);
          if (poison) throw new TerminalFault('PropertyValueTooLarge', 'too large');
          return archive.append(partition, events);
        },
      },
    }));
    const other = received('Riley').replace('/0"', '/1"').replace('"seq":0', '"seq":1');
    await app.archiveEvents(batch(raw(7, received('Riley')), raw(8, received('Long')), raw(9, other)), log);
    expect(adapters.archive.records.map(({ position }) => position)).toEqual([7, 9]);
    expect(adapters.quarantine.entries).toMatchObject([
      { body: received('Long'), reason: 'PropertyValueTooLarge', messageId: '2/8' },
    ]);
  });

  it('waits for a store that is away, and fails rather than skip', async () => {
    let failures = 4;
    const { app, adapters, log } = anApp(({ readModel }) => ({
      readModel: {
        ...readModel,
        async project(partition, events) {
          if (failures-- > 0) throw new TransientFault('storage', 'away');
          return readModel.project(partition, events);
        },
      },
    }));
    await app.projectOrders(batch(raw(4, received('Riley'))), log);
    expect(await adapters.readModel.counts()).toEqual({ RUNNING: 1, COMPLETED: 0, FAILED: 0 });
    failures = 1_000_000;
    await expect(app.projectOrders(batch(raw(5, received('Riley'))), log)).rejects.toThrow('away');
    expect(adapters.quarantine.entries).toEqual([]);
  });
});

it('a consumer that waits for its store and then for the quarantine waits four minutes in all', async () => {
  const { app, log, elapsed } = anApp(({ archive, quarantine }) => ({
    archive: {
      ...archive,
      async append() {
        if (elapsed() < 200_000) throw new TransientFault('storage', 'away');
        throw new TerminalFault('PropertyValueTooLarge', 'too large');
      },
    },
    quarantine: {
      ...quarantine,
      async put() {
        throw new TransientFault('broker', 'away as well');
      },
    },
  }));
  const events = batch(raw(7, received('Riley')), raw(8, 'no json'));
  await expect(app.archiveEvents(events, log)).rejects.toThrow('away as well');
  expect(elapsed() / 1_000).toBe(238);
});

describe('those who watch notifications', () => {
  it('are answered at once when there is news, and empty-handed when the wait is over', async () => {
    const { app, log, elapsed } = anApp();
    expect(await app.watchNotifications({ waitMs: 0, limit: 10 })).toEqual({ items: [], cursor: '0' });
    expect(await app.watchNotifications({ waitMs: 1_000, limit: 10 })).toEqual({ items: [], cursor: '0' });
    expect(elapsed()).toBe(1_000);
    await app.projectOrders(batch(raw(4, received('Riley'))), log);
    expect(await app.watchNotifications({ after: '0', waitMs: 1_000, limit: 10 })).toEqual({
      items: [
        {
          time: '2023-10-28T17:02:05.137Z',
          orderId: ID,
          text: "Received order for Riley: ['milk']. Total = 10.0",
        },
      ],
      cursor: '1',
    });
    expect(elapsed()).toBe(1_000);
  });
});
