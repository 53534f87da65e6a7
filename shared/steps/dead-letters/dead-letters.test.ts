import { describe, expect, it } from 'vitest';
import { TransientFault } from '../../domain/faults.ts';
import type { QuarantineEntry } from '../../ports.ts';
import { aDelivery, anApp, TRAIL } from '../../testing.ts';
import { documentOfRepair } from './document.ts';
import { editDeadLetter } from './edit.ts';
import { findDeadLetters } from './find.ts';
import { repairHistory } from './history.ts';
import { purgeDeadLetters } from './purge.ts';
import { replayDeadLetters } from './replay.ts';
import { isSelected, type Selection } from './selection.ts';

const ID = 'order_riley_0pgg9kr4m2x8v1q0z5t7wc';
const HAND = { by: 'Kim', via: 'cli' };
const MESSAGE = {
  id: ID,
  receivedAt: '2023-10-28T17:02:05.137Z',
  order: { customer: 'Riley', items: ['milk'], total: 10 },
};

function entry(messageId: string, body: unknown, change: Partial<QuarantineEntry> = {}): QuarantineEntry {
  return {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    source: 'queue:orders',
    reason: 'invalid-message',
    description: '/order/total is missing',
    attempts: 1,
    time: Date.UTC(2023, 9, 28, 17),
    messageId,
    trail: TRAIL,
    ...change,
  };
}

/** A desk in front of a quarantine; `quarantine-1` is the first entry. */
function aDesk(...entries: QuarantineEntry[]) {
  const world = anApp();
  const { adapters } = world;
  adapters.quarantine.entries.push(...entries);
  const sent: { messageId: string; at: number }[] = [];
  const deadLetters = {
    ...adapters.deadLetters,
    async resend(letter: Parameters<typeof adapters.deadLetters.resend>[0]) {
      await adapters.deadLetters.resend(letter);
      sent.push({ messageId: letter.messageId, at: world.elapsed() });
    },
  };
  const desk = { ...adapters, deadLetters, sleep: world.sleep };
  const left = () => adapters.quarantine.entries.map(({ messageId }) => messageId);
  const recorded = () => adapters.repairs.records.map(documentOfRepair);
  return { ...world, desk, sent, left, recorded };
}

const text = (body: Uint8Array | undefined) => Buffer.from(body ?? []).toString();

describe('a replay', () => {
  it('sends no more than so many a second, and records each before it is sent', async () => {
    const { desk, sent, left, recorded } = aDesk(...['a', 'b', 'c', 'd'].map((id) => entry(id, MESSAGE)));
    const ids = ['quarantine-1', 'quarantine-2', 'quarantine-3', 'quarantine-4'];
    expect(await replayDeadLetters(desk)(ids, 4, HAND)).toEqual({ done: ids, failed: [], gone: [] });
    expect(sent.map(({ at }) => at)).toEqual([0, 250, 500, 750]);
    expect(left()).toEqual([]);
    expect(recorded()).toMatchObject([
      { time: '2023-10-28T17:02:05.000Z', by: 'Kim', via: 'cli', action: 'replay' },
      { deadLetter: { id: 'quarantine-2', messageId: 'b', source: 'queue:orders' } },
      {},
      { time: '2023-10-28T17:02:05.750Z' },
    ]);
  });

  it('keeps what can never be sent, without a record, and goes on', async () => {
    const { desk, left, recorded } = aDesk(entry('lost', '?', { source: '' }), entry('b', MESSAGE));
    const ids = ['quarantine-1', 'quarantine-2', 'quarantine-9'];
    expect(await replayDeadLetters(desk)(ids, 1_000, HAND)).toEqual({
      done: ['quarantine-2'],
      failed: [
        {
          id: 'quarantine-1',
          code: 'unknown-source',
          message: 'quarantine-1 came from "": there is no way back',
        },
      ],
      gone: ['quarantine-9'],
    });
    expect(left()).toEqual(['lost']);
    expect(recorded()).toHaveLength(1);
  });

  it('stops when the record cannot be written: nothing is done that nobody could look up', async () => {
    const { desk, sent, left } = aDesk(entry('a', MESSAGE), entry('b', MESSAGE));
    let records = 0;
    const repairs = {
      ...desk.repairs,
      append: () =>
        ++records === 2 ? Promise.reject(new TransientFault('storage', 'away')) : Promise.resolve(),
    };
    const replay = replayDeadLetters({ ...desk, repairs });
    await expect(replay(['quarantine-1', 'quarantine-2'], 1_000, HAND)).rejects.toThrow('away');
    expect(sent.map(({ messageId }) => messageId)).toEqual(['a']);
    expect(left()).toEqual(['b']);
  });

  it('of an order that was half done, or wholly, makes one order of it', async () => {
    const { app, adapters, sagas, log, desk } = aDesk(entry(ID, MESSAGE), entry(ID, MESSAGE));
    await replayDeadLetters(desk)(['quarantine-1', 'quarantine-2'], 1_000, HAND);
    // The first attempt came as far as the row.
    await adapters.orders.insert(
      {
        id: ID,
        customer: 'Riley',
        items: ['milk'],
        total: 1_000,
        currency: 'USD',
        receivedAt: MESSAGE.receivedAt,
      },
      TRAIL,
    );
    for (const { body, messageId } of adapters.deadLetters.resent) {
      await app.processOrder(aDelivery(text(body), { messageId }), sagas, log);
    }
    expect(sagas.started).toHaveLength(1);
    expect(adapters.events.published).toHaveLength(1);
  });
});

describe('an edit', () => {
  const broken = { ...MESSAGE, order: { customer: 'Riley', items: ['milk'] } };
  const change = { set: [{ pointer: '/order/total', value: 12.5 }] };

  it('is looked at first, and changes nothing', async () => {
    const { desk, left, recorded, sent } = aDesk(entry(ID, broken));
    const result = await editDeadLetter(desk)(
      'quarantine-1',
      { change, next: 'replay', really: false },
      HAND,
    );
    expect(result).toMatchObject({ type: 'edited', really: false });
    expect(result.type === 'edited' && JSON.parse(text(result.body))).toEqual({
      ...MESSAGE,
      order: { customer: 'Riley', items: ['milk'], total: 12.5 },
    });
    expect([left(), sent, recorded()]).toEqual([[ID], [], []]);
  });

  it('sends the new body under the old id, and the record keeps the original', async () => {
    const { desk, adapters, left, recorded } = aDesk(entry(ID, broken));
    await editDeadLetter(desk)('quarantine-1', { change, next: 'replay', really: true }, HAND);
    const [resent] = adapters.deadLetters.resent;
    expect(resent?.messageId).toBe(ID);
    expect(JSON.parse(text(resent?.body)).order.total).toBe(12.5);
    expect(left()).toEqual([]);
    expect(recorded()).toMatchObject([
      {
        action: 'edit',
        deadLetter: { id: 'quarantine-1', orderId: ID, body: JSON.stringify(broken) },
        edited: { next: 'replay', body: expect.stringContaining('"total":12.5') },
      },
    ]);
  });

  it('or puts it aside again, with all that was known of it', async () => {
    const { desk, adapters, sent } = aDesk(entry(ID, broken));
    await editDeadLetter(desk)('quarantine-1', { change, next: 'keep', really: true }, HAND);
    expect(sent).toEqual([]);
    expect(adapters.quarantine.entries).toMatchObject([
      { messageId: ID, source: 'queue:orders', reason: 'invalid-message', time: Date.UTC(2023, 9, 28, 17) },
    ]);
    const items = (await findDeadLetters(desk)({}, 10)).items;
    expect(items.map(({ id }) => id)).toEqual(['quarantine-2']);
  });

  it.each([
    [
      'what would not be processed either',
      { set: [{ pointer: '/order/total', value: 'x' }] },
      '/order/total must be a number',
    ],
    [
      'what no schema can say',
      { set: [{ pointer: '/order/total', value: 1.005 }] },
      '/order/total must have at most two decimals',
    ],
    [
      'another order',
      { set: [{ pointer: '/id', value: ID.replace('riley', 'casey') }, ...change.set] },
      `/id must stay ${ID}`,
    ],
    [
      'a place that is not there',
      { set: [{ pointer: '/orders/total', value: 1 }] },
      '/orders/total: there is nothing to put it into',
    ],
    [
      'a place beyond a list',
      { set: [{ pointer: '/order/items/2', value: 'tea' }] },
      '/order/items/2: there is nothing to put it into',
    ],
    [
      'what is no pointer',
      { set: [{ pointer: 'total', value: 1 }] },
      '"total" is no JSON pointer such as /order/total',
    ],
    [
      'what is no JSON',
      { body: Buffer.from('{"id"') },
      "Expected ':' after property name in JSON at position 5 (line 1 column 6)",
    ],
  ])('refuses %s', async (_what, wrong, description) => {
    const { desk, recorded } = aDesk(entry(ID, broken));
    const result = await editDeadLetter(desk)(
      'quarantine-1',
      { change: wrong, next: 'replay', really: true },
      HAND,
    );
    expect(result).toEqual({ type: 'invalid', description });
    expect(recorded()).toEqual([]);
  });

  it('adds to lists, and does not touch prototypes', async () => {
    const { desk } = aDesk(entry(ID, MESSAGE));
    const edit = (set: { pointer: string; value: unknown }[]) =>
      editDeadLetter(desk)('quarantine-1', { change: { set }, next: 'replay', really: false }, HAND);
    const added = await edit([{ pointer: '/order/items/-', value: 'tea' }]);
    expect(added.type === 'edited' && JSON.parse(text(added.body)).order.items).toEqual(['milk', 'tea']);
    expect(await edit([{ pointer: '/__proto__/total', value: 1 }])).toMatchObject({ type: 'invalid' });
    await edit([{ pointer: '/__proto__', value: { total: 1 } }]);
    expect(Object.hasOwn(Object.prototype, 'total')).toBe(false);
  });

  it('of an order that was persisted in the first attempt would be without effect', async () => {
    const { desk, adapters } = aDesk(entry(ID, MESSAGE));
    await adapters.orders.insert(
      {
        id: ID,
        customer: 'Riley',
        items: ['milk'],
        total: 1_000,
        currency: 'USD',
        receivedAt: MESSAGE.receivedAt,
      },
      TRAIL,
    );
    const edit = (value: number) =>
      editDeadLetter(desk)(
        'quarantine-1',
        { change: { set: [{ pointer: '/order/total', value }] }, next: 'replay', really: true },
        HAND,
      );
    expect(await edit(11)).toEqual({ type: 'persisted', orderId: ID });
    expect(await edit(10)).toMatchObject({ type: 'edited' });
  });

  it('of an event keeps its number', async () => {
    const event = {
      ...{ id: `${ID}/3`, type: 'OrderShipped', orderId: ID, seq: 3, time: '2023-10-28T17:02:09.000Z' },
      data: {},
    };
    const source = 'event-hub:order-events/archive';
    const { desk, adapters } = aDesk(entry('2/17', event, { source }));
    const edit = (pointer: string, value: unknown) =>
      editDeadLetter(desk)(
        'quarantine-1',
        { change: { set: [{ pointer, value }] }, next: 'replay', really: true },
        HAND,
      );
    expect(await edit('/id', `${ID}/4`)).toMatchObject({ description: `/id must stay ${ID}/3` });
    expect(await edit('/seq', 4)).toMatchObject({ description: '/id must be orderId/seq' });
    expect(await edit('/time', '2023-10-28T17:02:10.000Z')).toMatchObject({ type: 'edited' });
    expect(adapters.deadLetters.resent).toMatchObject([{ messageId: '2/17', source }]);
  });

  it('of what is not there, or has no way back, does nothing', async () => {
    const { desk } = aDesk(entry('lost', '?', { source: 'queue:elsewhere' }));
    const edit = (id: string) =>
      editDeadLetter(desk)(id, { change: { body: Buffer.from('{}') }, next: 'replay', really: true }, HAND);
    expect(await edit('quarantine-7')).toEqual({ type: 'not-there' });
    await expect(edit('quarantine-1')).rejects.toMatchObject({ code: 'unknown-source' });
  });
});

it('a purge takes away for good what the record keeps whole', async () => {
  const { desk, left, recorded } = aDesk(entry('a', 'no json'), entry('b', MESSAGE));
  expect((await purgeDeadLetters(desk)(['quarantine-1'], 1_000, HAND)).done).toEqual(['quarantine-1']);
  expect(left()).toEqual(['b']);
  expect(recorded()).toMatchObject([{ action: 'purge', deadLetter: { body: 'no json', messageId: 'a' } }]);
});

describe('a choice', () => {
  const letter = {
    id: 'quarantine-1',
    body: Buffer.from(JSON.stringify({ ...MESSAGE, note: 'Ä bottle of MILK' })),
    source: 'queue:orders',
    reason: 'invalid-json',
    description: 'Unexpected token',
    attempts: 1,
    time: 1_000,
    messageId: 'order-1',
  };
  it.each<[Selection, boolean]>([
    [{}, true],
    [{ ids: ['quarantine-1'] }, true],
    [{ ids: ['order-1'] }, true],
    [{ ids: ['quarantine-2'] }, false],
    [{ reason: 'invalid-json', source: 'queue:orders' }, true],
    [{ reason: 'invalid-json', source: 'event-hub:order-events/archive' }, false],
    [{ ids: ['order-1'], reason: 'late' }, false],
    [{ before: 1_001 }, true],
    [{ before: 1_000 }, false],
    [{ since: 1_000 }, true],
    [{ since: 1_001 }, false],
    [{ order: ID }, true],
    [{ order: ID.replace('riley', 'casey') }, false],
    [{ text: 'ä BOTTLE' }, true],
    [{ text: 'unexpected TOKEN' }, true],
    [{ text: 'wine' }, false],
  ])('%j: %s', (selection, chosen) => {
    expect(isSelected(selection, letter)).toBe(chosen);
  });
});

it('lists go page by page, each behind the one before, whatever was taken away meanwhile', async () => {
  const { desk, adapters } = aDesk(...['a', 'b', 'c', 'd'].map((id) => entry(id, MESSAGE)));
  adapters.deadLetters.bury({
    ...{ body: Buffer.from('{}'), reason: 'MaxDeliveryCountExceeded', description: '', attempts: 10 },
    ...{ time: 0, messageId: 'e' },
  });
  const find = findDeadLetters(desk);
  const names = async (limit: number, token?: string) => {
    const page = await find({}, limit, token);
    return { names: page.items.map(({ messageId }) => messageId), token: page.continuationToken };
  };
  const first = await names(2);
  expect(first).toEqual({ names: ['a', 'b'], token: 'quarantine-2' });
  await purgeDeadLetters(desk)(['quarantine-2', 'quarantine-3'], 1_000, HAND);
  expect((await names(9, first.token)).names).toEqual(['d', 'e']);
  expect(await find({ reason: 'MaxDeliveryCountExceeded' }, 9)).toMatchObject({
    items: [{ id: 'orders-dead-1', source: 'queue:orders' }],
  });
});

it('history tells the latest first, in pages, by order and by deed', async () => {
  const { desk } = aDesk(entry(ID, MESSAGE), entry('b', 'x'), entry('c', 'y'));
  await replayDeadLetters(desk)(['quarantine-1'], 1, HAND);
  await purgeDeadLetters(desk)(['quarantine-2', 'quarantine-3'], 1, { by: 'Ann', via: 'http' });
  const history = repairHistory(desk);
  const told = ({ items, continuationToken }: Awaited<ReturnType<typeof history>>) => ({
    deeds: items.map(({ by, action, deadLetter }) => `${by} ${action} ${deadLetter.messageId}`),
    continuationToken,
  });
  const first = await history({ limit: 1 });
  expect(told(first).deeds).toEqual(['Ann purge c']);
  const { continuationToken = '' } = first;
  expect(told(await history({ limit: 9, continuationToken })).deeds).toEqual([
    'Ann purge b',
    `Kim replay ${ID}`,
  ]);
  expect(told(await history({ limit: 9, order: ID })).deeds).toEqual([`Kim replay ${ID}`]);
  expect(told(await history({ limit: 9, action: 'purge' })).deeds).toHaveLength(2);
});

it('history leaves none out whose hand had a clock that was behind, page by page', async () => {
  const { desk } = aDesk();
  const letter = { ...entry('b', ''), body: Buffer.from('x') };
  const times = [100, 105, 100, 105, 103];
  for (const [index, time] of times.entries()) {
    const deadLetter = { ...letter, id: `quarantine-${index}` };
    await desk.repairs.append({ time, by: 'Kim', via: 'http', action: 'replay', deadLetter });
  }
  const history = repairHistory(desk);
  const seen: string[] = [];
  let page: { continuationToken?: string } = {};
  do {
    const next = await history({ limit: 1, ...page });
    seen.push(...next.items.map(({ time, deadLetter }) => `${time} ${deadLetter.id}`));
    page = next.continuationToken === undefined ? {} : { continuationToken: next.continuationToken };
  } while (page.continuationToken !== undefined);
  expect(seen).toEqual([
    '103 quarantine-4',
    '105 quarantine-3',
    '100 quarantine-2',
    '105 quarantine-1',
    '100 quarantine-0',
  ]);
  // Of the right shape, but of no record: an empty page would say that there are no more.
  for (const continuationToken of ['none of ours', '100-replay-quarantine-9']) {
    await expect(history({ limit: 1, continuationToken })).rejects.toMatchObject({
      code: 'bad-continuation-token',
    });
  }
});
