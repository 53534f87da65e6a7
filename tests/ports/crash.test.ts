import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connections } from '../../shared/azure/connections.ts';
import { createAdapters, verifyArchive } from '../../shared/azure/index.ts';
import { EMPTY_INDEX, SearchIndex } from '../../shared/azure/read-model/search/search-index.ts';
import { Table } from '../../shared/azure/table.ts';
import type { Config } from '../../shared/config.ts';
import { searchTerms } from '../../shared/domain/search-words.ts';
import type { Adapters } from '../../shared/ports.ts';
import { anAccount } from './account.ts';
import { anOrderId } from './fixtures.ts';
import { completed, refused, stored, TEN } from './order-story.ts';
import { severed } from './severed.ts';
import { startWorld, type World } from './world.ts';

// The SDK tries a cut line again for a second: runs side by side wait for it together.
const AT_ONCE = 12;

let world: World;

beforeAll(async () => {
  world = await startWorld({ broker: false });
});

afterAll(() => world.close());

async function using<Result>(config: Config, use: (adapters: Adapters) => Promise<Result>): Promise<Result> {
  const adapters = await createAdapters(config);
  try {
    return await use(adapters);
  } finally {
    await adapters.close();
  }
}

interface Case {
  /** Before the crash, undisturbed. */
  readonly prepare?: (adapters: Adapters, config: Config) => Promise<unknown>;
  /** Steps in turn; one that was cut off is repeated, and those behind it follow, on another instance. */
  readonly steps: readonly ((adapters: Adapters, config: Config) => Promise<unknown>)[];
  readonly check: (adapters: Adapters, config: Config) => Promise<void>;
}

/** Cuts the line at each call in turn, before and after it, until a run is through without a cut. */
async function everywhere(make: () => Case): Promise<number> {
  let runs = 0;
  const one = async (at: number, moment: 'before' | 'after'): Promise<boolean> => {
    runs++;
    const config = anAccount(world.config);
    const { prepare, steps, check } = make();
    if (prepare) await using(config, (adapters) => prepare(adapters, config));
    const line = await severed(config, at, moment);
    let done = 0;
    try {
      await using(line.config, async (victim) => {
        for (const step of steps) {
          await step(victim, line.config);
          done++;
        }
      });
    } catch (error) {
      if (!line.cut) throw error;
    }
    await line.close();
    await using(config, async (successor) => {
      for (const step of steps.slice(done)) await step(successor, config);
      await check(successor, config);
    });
    return line.cut;
  };
  for (let at = 1; ; at += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => at + index);
    const cuts = await Promise.all(
      numbers.flatMap((number) => [one(number, 'before'), one(number, 'after')]),
    );
    if (!cuts.every(Boolean)) return runs;
  }
}

describe('Cut off at any call to storage', () => {
  it('the stock stays exact', async () => {
    const runs = await everywhere(() => {
      const [one, two, three] = [anOrderId(), anOrderId(), anOrderId()];
      const lines = (milk: number) => [
        { sku: 'milk', quantity: milk },
        { sku: 'bread', quantity: 1 },
      ];
      return {
        prepare: ({ inventory }) => inventory.reserve(anOrderId(), []),
        steps: [
          ({ inventory }) =>
            Promise.all([inventory.reserve(one, lines(2)), inventory.reserve(two, lines(3))]),
          ({ inventory }) => inventory.release(one),
          ({ inventory }) => inventory.reserve(three, lines(6)),
        ],
        async check({ inventory }) {
          expect(await inventory.reserve(one, lines(2))).toEqual({ type: 'reserved' });
          expect(await inventory.reserve(two, lines(3))).toEqual({ type: 'reserved' });
          expect(await inventory.release(one)).toBe('released');
          expect(await inventory.levels()).toMatchObject({ milk: 1, bread: 8 });
        },
      };
    });
    expect(runs).toBeGreaterThan(12);
  }, 300_000);

  it('the archive keeps each event once, its chain whole from hour to hour, and its days their roots', async () => {
    const runs = await everywhere(() => {
      const hours = [0, 1, 15].map((hour) => TEN + hour * 3_600_000);
      const events = stored(hours.flatMap((start) => completed(anOrderId(), { start })));
      const append =
        (from: number) =>
        ({ archive }: Adapters) =>
          archive.append('0', events.slice(from, from + 5));
      return {
        // So that the container is there.
        prepare: append(0),
        steps: [append(5), ({ archive }) => archive.closeDays('2026-11-22'), append(10)],
        async check(_, config) {
          const archived: string[] = [];
          const report = await verifyArchive(config, ({ event }) => archived.push(event.id));
          expect(report.faults).toEqual([]);
          expect(report.roots.map(({ day }) => day)).toEqual(['2026-11-21']);
          expect(archived).toEqual(events.map(({ event }) => event.id));
        },
      };
    });
    expect(runs).toBeGreaterThan(12);
  }, 300_000);

  it('the read model counts each order once and tells each notification once', async () => {
    const runs = await everywhere(() => {
      const [one, two] = [anOrderId(), anOrderId()];
      const events = stored([...completed(one), ...refused(two)]);
      return {
        // So that the tables are there: making one takes three calls.
        prepare: ({ readModel }) =>
          readModel.project(
            '9',
            stored(completed(anOrderId('Chris'), { customer: 'Chris' }), { partition: '9' }),
          ),
        steps: [
          ({ readModel }) => readModel.project('0', events.slice(0, 3)),
          ({ readModel }) => readModel.project('0', events.slice(3)),
        ],
        async check({ readModel }) {
          expect(await readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 3, FAILED: 0 });
          expect((await readModel.find(one))?.timeline).toHaveLength(5);
          expect((await readModel.list({ limit: 10 })).items).toHaveLength(3);
          expect((await readModel.list({ limit: 10, customer: 'Riley' })).items).toHaveLength(2);
          expect((await readModel.list({ limit: 10, search: 'mil bread' })).items).toHaveLength(3);
          expect((await readModel.list({ limit: 10, search: 'riley' })).items).toHaveLength(2);
          expect((await readModel.notifications(undefined, 100)).items).toHaveLength(10);
        },
      };
    });
    expect(runs).toBeGreaterThan(12);
  }, 300_000);

  it('the index of words finds each order once, while segments are made, merged and cleared away', async () => {
    const using = async <Result>(config: Config, use: (index: SearchIndex) => Promise<Result>) => {
      const open = connections(config);
      try {
        const limits = { openRows: 2, openEntries: 9, merged: 2, entries: 60, wordRows: 1_000 };
        return await use(new SearchIndex(new Table(open, 'ordersearch'), limits));
      } finally {
        await open.close();
      }
    };
    const orders = Array.from({ length: 6 }, (_, position) => ({
      ...{ id: `order-${position}`, time: position, words: ['milk', `item${position % 2}`] },
    }));
    const runs = await everywhere(() => {
      let state = EMPTY_INDEX;
      const enter = (position: number) => (_: Adapters, config: Config) =>
        using(config, async (index) => {
          state = await index.enter('0', state, [position, position], orders.slice(position, position + 1));
        });
      return {
        prepare: async (adapters, config) => {
          for (const position of [0, 1, 2]) await enter(position)(adapters, config);
        },
        steps: [3, 4, 5].map(enter),
        check: (_, config) =>
          using(config, async (index) => {
            const found = async (search: string) => {
              const ids: string[] = [];
              const states = new Map([['0', { lastPosition: 5, index: state }]]);
              for await (const { id } of index.hits(states, searchTerms(search), {})) ids.push(id);
              return ids;
            };
            expect(await found('mil')).toEqual(orders.map(({ id }) => id).toReversed());
            expect(await found('item1 milk')).toEqual(['order-5', 'order-3', 'order-1']);
          }),
      };
    });
    expect(runs).toBeGreaterThan(24);
  }, 300_000);
});
