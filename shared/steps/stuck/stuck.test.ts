import { describe, expect, it } from 'vitest';
import { type Fact, orderEvents } from '../../domain/events.ts';
import type { SagaStatus } from '../../ports.ts';
import { anApp, statusOf, TRAIL } from '../../testing.ts';

const NOW = Date.UTC(2023, 9, 28, 17, 2, 5);
const HAND = { by: 'Kim', via: 'http' };
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

function idOf(name: string): string {
  return `order_${name}_0pgg9kr4m2x8v1q0z5t7wc`;
}

/** Orders by name, with what happened to them and how many minutes ago. */
type Story = readonly (readonly [minutesAgo: number, fact: Fact])[];

const RECEIVED: Fact = {
  type: 'OrderReceived',
  data: { customer: 'Riley', items: ['milk'], total: 1_000, currency: 'USD' },
};
const RESERVED: Fact = { type: 'InventoryReserved', data: { items: ['milk'] } };
const ASKED: Fact = {
  type: 'ApprovalRequested',
  data: { threshold: 100_000, deadline: '2023-10-29T17:00:00.000Z' },
};
const CHARGED: Fact = { type: 'PaymentCharged', data: { amount: 1_000, currency: 'USD' } };
const CLOSED: Fact = { type: 'OrderClosed', data: { message: 'over' } };

async function aWorld(stories: Readonly<Record<string, Story>>, isAway = false) {
  const world = anApp(({ payments }) => ({ payments: { ...payments, isAway: () => isAway } }));
  const { adapters, sagas } = world;
  let position = 0;
  for (const [name, story] of Object.entries(stories)) {
    for (const [seq, [minutes, fact]] of story.entries()) {
      const [event] = orderEvents(idOf(name), seq, minutesAgo(minutes), [fact]);
      if (event === undefined) continue;
      await adapters.readModel.project('0', [
        { event, partition: '0', position: position++, enqueuedAt: 0, trail: TRAIL },
      ]);
    }
    await adapters.orders.insert(order(name), TRAIL);
  }
  const runs = (name: string, change: Partial<SagaStatus> = {}) =>
    sagas.statuses.set(idOf(name), statusOf({ order: order(name) }, change));
  const stuck = async (query = {}) => {
    const { items } = await world.app.stuckOrders(query, sagas);
    return items.map(
      ({ id, step, seconds, reason }) => `${id.split('_')[1]}: ${step} ${seconds} s, ${reason}`,
    );
  };
  const retry = (name: string) => world.app.retryStuckOrder(idOf(name), sagas, HAND, TRAIL);
  return { ...world, runs, stuck, retry };
}

function order(name: string) {
  return {
    ...{ id: idOf(name), customer: 'Riley', items: ['milk'], total: 1_000, currency: 'USD' },
    receivedAt: minutesAgo(9),
  };
}

function message(name: string) {
  return {
    body: JSON.stringify({
      id: idOf(name),
      receivedAt: minutesAgo(9),
      order: { customer: 'Riley', items: ['milk'], total: 10 },
    }),
    source: 'queue:orders',
    reason: 'InvalidInput',
    description: 'no',
    attempts: 3,
    time: NOW - 30_000,
    messageId: idOf(name),
  };
}

describe('orders that wait longer than their step should', () => {
  it('are told with the reason, those that wait longest first', async () => {
    const { runs, stuck, adapters } = await aWorld({
      asked: [
        [90, RECEIVED],
        [90, RESERVED],
        [61, ASKED],
      ],
      soon: [
        [60, RECEIVED],
        [60, RESERVED],
        [59, ASKED],
      ],
      lost: [[4, RECEIVED]],
      idle: [[3, RECEIVED]],
      paying: [
        [7, RECEIVED],
        [6, RESERVED],
      ],
      shipping: [
        [10, RECEIVED],
        [10, RESERVED],
        [8, CHARGED],
      ],
      unseen: [[20, RECEIVED]],
      fresh: [[1, RECEIVED]],
      over: [
        [99, RECEIVED],
        [98, CLOSED],
      ],
    });
    for (const name of ['asked', 'soon', 'paying', 'shipping', 'fresh']) runs(name);
    runs('idle', { runtime: 'Pending' });
    runs('unseen', { runtime: 'Completed' });
    adapters.queueHead.waiting.push(
      { messageId: idOf('waiting'), enqueuedAt: NOW - 200_000, deliveries: 0 },
      { messageId: idOf('again'), enqueuedAt: NOW - 130_000, deliveries: 2 },
      { messageId: idOf('new'), enqueuedAt: NOW - 1_000, deliveries: 0 },
    );
    adapters.quarantine.entries.push(message('never'));
    expect(await stuck()).toEqual([
      'asked: approval 3660 s, approval',
      'unseen: reserve 1200 s, ended-unseen',
      'shipping: ship 480 s, repeated',
      'paying: charge 360 s, repeated',
      'lost: reserve 240 s, no-saga',
      'waiting: queue 200 s, no-worker',
      'idle: reserve 180 s, no-worker',
      'again: queue 130 s, repeated',
      'never: queue 30 s, quarantined-message',
    ]);
    expect(await stuck({ longerThan: 1_000_000 })).toEqual([
      'asked: approval 3660 s, approval',
      'soon: approval 3540 s, approval',
      'unseen: reserve 1200 s, ended-unseen',
      'never: queue 30 s, quarantined-message',
    ]);
  });

  it('wait for the payment service while its breaker is open', async () => {
    const stories = {
      paying: [
        [7, RECEIVED],
        [6, RESERVED],
      ],
    } as const;
    const { runs, stuck, retry } = await aWorld(stories, true);
    runs('paying');
    expect(await stuck()).toEqual(['paying: charge 360 s, breaker-open']);
    expect(await retry('paying')).toMatchObject({ type: 'no-help', reason: 'breaker-open' });
  });

  it('are told as soon as an event of theirs is put aside, and not any more once they have ended', async () => {
    const { stuck, adapters, runs } = await aWorld({
      young: [[0.2, RECEIVED]],
      over: [
        [9, RECEIVED],
        [8, CLOSED],
      ],
    });
    runs('young');
    for (const name of ['young', 'over']) {
      const [event] = orderEvents(idOf(name), 1, minutesAgo(0), [RESERVED]);
      adapters.quarantine.entries.push({
        ...message(name),
        ...{ body: JSON.stringify(event), source: 'event-hub:order-events/archive', messageId: '0/7' },
      });
    }
    expect(await stuck()).toEqual(['young: reserve 12 s, quarantined-message']);
  });

  it('are found in pages: as far as the count of running orders says that there are more', async () => {
    const names = Array.from({ length: 350 }, (_, number) => `n${number}`);
    const { app, sagas } = await aWorld(
      Object.fromEntries(names.map((name, number) => [name, [[1_000 - number, RECEIVED]] as Story])),
    );
    const first = await app.stuckOrders({}, sagas);
    expect(first.items).toHaveLength(300);
    const { continuationToken = '' } = first;
    const rest = await app.stuckOrders({ continuationToken }, sagas);
    expect(rest.items).toHaveLength(50);
    expect(rest).not.toHaveProperty('continuationToken');
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(350);
    await expect(app.stuckOrders({ continuationToken: 'none of ours' }, sagas)).rejects.toMatchObject({
      code: 'bad-continuation-token',
    });
  });

  it('are found in pages also when those of the first page have ended before the next is asked for', async () => {
    const names = Array.from({ length: 350 }, (_, number) => `n${number}`);
    const { app, sagas, adapters } = await aWorld(
      Object.fromEntries(names.map((name, number) => [name, [[1_000 - number, RECEIVED]] as Story])),
    );
    const { items, continuationToken = '' } = await app.stuckOrders({}, sagas);
    for (const [index, { id }] of items.entries()) {
      const [event] = orderEvents(id, 1, minutesAgo(0), [CLOSED]);
      if (event === undefined) continue;
      await adapters.readModel.project('0', [
        { event, partition: '0', position: 1_000 + index, enqueuedAt: 0, trail: TRAIL },
      ]);
    }
    const rest = await app.stuckOrders({ continuationToken }, sagas);
    expect(rest.items.map(({ id }) => id)).toEqual(names.slice(0, 50).map(idOf));
    expect(rest).not.toHaveProperty('continuationToken');
  });

  it('are told also when thousands of messages were put aside before theirs', async () => {
    const { app, runs, retry, adapters, sagas } = await aWorld({
      first: [[0.2, RECEIVED]],
      late: [[20, RECEIVED]],
      young: [[0.2, RECEIVED]],
    });
    for (const name of ['first', 'late', 'young']) runs(name);
    const anEventOf = (name: string) => {
      const [event] = orderEvents(idOf(name), 1, minutesAgo(0), [RESERVED]);
      const source = 'event-hub:order-events/archive';
      adapters.quarantine.entries.push({
        ...message(name),
        body: JSON.stringify(event),
        source,
        messageId: '0/7',
      });
    };
    anEventOf('first');
    const noise = { ...message('x'), body: 'no json' };
    for (let number = 0; number < 2_500; number++) {
      adapters.quarantine.entries.push({ ...noise, messageId: `noise-${number}` });
    }
    anEventOf('young');
    adapters.quarantine.entries.push(message('never'));
    const pages: string[][] = [];
    let continuationToken: string | undefined;
    do {
      const page = await app.stuckOrders(continuationToken === undefined ? {} : { continuationToken }, sagas);
      pages.push(page.items.map(({ id, reason }) => `${id.split('_')[1]}: ${reason}`));
      continuationToken = page.continuationToken;
    } while (continuationToken !== undefined);
    expect(pages).toEqual([
      ['first: quarantined-message'],
      [],
      ['never: quarantined-message', 'young: quarantined-message'],
      ['late: repeated'],
    ]);
    expect(await retry('never')).toMatchObject({ type: 'replayed', report: { done: ['quarantine-2503'] } });
  });

  it('are not passed over for others that came after the count', async () => {
    const names = Array.from({ length: 100 }, (_, number) => `n${number}`);
    const { stuck, adapters } = await aWorld({
      lost: [[9, RECEIVED]],
      ...Object.fromEntries(names.map((name) => [name, [[-0.01, RECEIVED]] as Story])),
    });
    Object.assign(adapters.readModel, { counts: async () => ({ RUNNING: 1, COMPLETED: 0, FAILED: 0 }) });
    expect(await stuck()).toEqual(['lost: reserve 540 s, no-saga']);
  });
});

describe('a retry', () => {
  it('replays what was put aside of the order', async () => {
    const { retry, adapters } = await aWorld({});
    adapters.quarantine.entries.push(message('never'), message('other'));
    expect(await retry('never')).toEqual({
      type: 'replayed',
      report: { done: ['quarantine-1'], failed: [], gone: [] },
    });
    expect(adapters.deadLetters.resent.map(({ messageId }) => messageId)).toEqual([idOf('never')]);
    expect(adapters.repairs.records).toMatchObject([{ by: 'Kim', via: 'http', action: 'replay' }]);
  });

  it('starts the saga of an order that none knows of, once', async () => {
    const { retry, sagas, stuck } = await aWorld({ lost: [[4, RECEIVED]] });
    expect(await retry('lost')).toEqual({ type: 'started' });
    expect(sagas.started.map(({ input }) => input)).toEqual([{ order: order('lost') }]);
    expect(await retry('lost')).toMatchObject({ type: 'no-help', reason: 'repeated' });
    expect(await stuck()).toEqual(['lost: reserve 240 s, repeated']);
  });

  it('raises nothing for an order that waits for people, or goes on by itself', async () => {
    const { retry, runs, sagas, adapters } = await aWorld({
      asked: [
        [90, RECEIVED],
        [90, RESERVED],
        [61, ASKED],
      ],
      idle: [[3, RECEIVED]],
      over: [
        [9, RECEIVED],
        [8, CLOSED],
      ],
    });
    runs('asked');
    runs('idle', { runtime: 'Pending' });
    expect(await retry('asked')).toEqual({
      ...{ type: 'no-help', reason: 'approval' },
      text: 'It waits for its approval: POST /orders/{id}/approve.',
    });
    expect(await retry('idle')).toMatchObject({ type: 'no-help', reason: 'no-worker' });
    expect(await retry('over')).toEqual({ type: 'not-stuck' });
    expect(await retry('nobody')).toEqual({ type: 'unknown' });
    adapters.queueHead.waiting.push({ messageId: idOf('waiting'), enqueuedAt: NOW, deliveries: 0 });
    expect(await retry('waiting')).toMatchObject({ type: 'no-help', reason: 'no-worker' });
    expect(await (await anApp()).app.retryStuckOrder('no id', sagas, HAND, TRAIL)).toEqual({
      type: 'unknown',
    });
    expect(sagas.started).toEqual([]);
  });
});
