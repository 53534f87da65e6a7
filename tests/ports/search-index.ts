import { afterAll, describe, expect, it } from 'vitest';
import type { Connections } from '../../shared/azure/connections.ts';
import type { Entry } from '../../shared/azure/read-model/search/postings.ts';
import {
  EMPTY_INDEX,
  type IndexState,
  SearchIndex,
} from '../../shared/azure/read-model/search/search-index.ts';
import { Table } from '../../shared/azure/table.ts';
import { matchesAll, searchTerms } from '../../shared/domain/search-words.ts';
import { seeded } from '../crash/support/random.ts';

const SMALL = { openRows: 3, openEntries: 9, merged: 3, entries: 60, wordRows: 1_000 };
const WORDS = ['milk', 'mint', 'bread', 'brie', 'blue', 'zebra', '漢字', 'mi'];
const QUERIES = ['milk', 'mi', 'b', 'br mi', 'blue zebra', '漢', 'none', 'milk mint bread brie', 'mil mi'];

/** The index alone, with limits so small that segments are made and merged all the time. */
export function describeSearchIndex(open: () => Connections): void {
  describe('Index of words, on tables', () => {
    const opened: Connections[] = [];
    afterAll(() => Promise.all(opened.map((connections) => connections.close())));

    const freshTable = () => {
      const connections = open();
      opened.push(connections);
      return new Table(connections, 'ordersearch');
    };
    const fresh = () => {
      const table = freshTable();
      return () => new SearchIndex(table, SMALL);
    };

    /** Keys of what a search finds, against a walk through all entries. */
    const compare = async (
      index: SearchIndex,
      states: ReadonlyMap<string, { lastPosition: number; index: IndexState }>,
      entries: readonly Entry[],
    ) => {
      // What an attempt that was cut off brought may be found already.
      const known = new Set(entries.map(({ id }) => id));
      for (const query of QUERIES) {
        const terms = searchTerms(query);
        for (const range of [{}, { from: 300, to: 700 }]) {
          const { from = 0, to = Number.POSITIVE_INFINITY } = range as { from?: number; to?: number };
          const wanted = entries
            .filter(({ words, time }) => matchesAll(words, terms) && time >= from && time < to)
            .sort((left, right) => right.time - left.time || (left.id < right.id ? -1 : 1))
            .map(({ id }) => id);
          const ids: string[] = [];
          const keys: string[] = [];
          for await (const { id, key } of index.hits(states, terms, range)) {
            if (!known.has(id)) continue;
            ids.push(id);
            keys.push(key);
          }
          expect(ids, query).toEqual(wanted);
          const middle = Math.floor(keys.length / 2);
          const after = keys[middle - 1];
          if (after === undefined) continue;
          const rest: string[] = [];
          for await (const { id } of index.hits(states, terms, { ...range, after })) {
            if (known.has(id)) rest.push(id);
          }
          expect(rest, query).toEqual(wanted.slice(middle));
        }
      }
    };

    it('keeps what is in use, and what was until the last segment was made', async () => {
      const table = freshTable();
      const index = new SearchIndex(table, SMALL);
      let state = EMPTY_INDEX;
      for (let position = 0; position < 100; position++) {
        const entry = { id: `order-${position}`, time: position, words: ['milk'] };
        state = await index.enter('0', state, [position, position], [entry]);
      }
      const { rows, continuationToken } = await table.page('', 1_000);
      expect(continuationToken).toBeUndefined();
      const segments = state.segments.map(({ id }) => id);
      const inUse = new Set(rows.map(({ partitionKey }) => partitionKey));
      expect(inUse).toEqual(new Set([...segments, ...(state.retired ?? []), '0-00000000000000000099']));
      expect(state.segments.map(({ level, entries }) => [level, entries])).toEqual([
        [2, 27],
        [2, 27],
        [2, 27],
        [1, 9],
        [1, 9],
      ]);
    });

    it('merges no more words than the outline of a segment can name', async () => {
      const index = new SearchIndex(freshTable(), { ...SMALL, wordRows: 10 });
      let state = EMPTY_INDEX;
      for (let position = 0; position < 27; position++) {
        // Two rows of words, none of which another order has, and then orders with a few words.
        const words = Array.from({ length: 400 }, (_, at) => `${position}x${at}`.padEnd(40, 'y'));
        const entry = { id: `order-${position}`, time: position, words: position < 18 ? words : ['milk'] };
        state = await index.enter('0', state, [position, position], [entry]);
      }
      expect(state.segments.map(({ level, wordRows }) => [level, wordRows])).toEqual([
        ...Array.from({ length: 5 }, () => [0, 5]),
        [1, 5],
        [0, 1],
      ]);
      const found: string[] = [];
      const states = new Map([['0', { lastPosition: 26, index: state }]]);
      for await (const { id } of index.hits(states, [['17x399'], ['17x0']], {})) found.push(id);
      expect(found).toEqual(['order-17']);
    });

    it.each([3, 9])(
      'loses nothing to one that makes segment %i again, long after it was made',
      async (number) => {
        const instance = fresh();
        const [index, late] = [instance(), instance()];
        const entryAt = (position: number) => ({ id: `order-${position}`, time: position, words: ['milk'] });
        const states = [EMPTY_INDEX];
        for (let position = 0; position < 30; position++) {
          const before = states.at(-1) ?? EMPTY_INDEX;
          states.push(await index.enter('0', before, [position, position], [entryAt(position)]));
        }
        // Three rows make a segment.
        const position = 3 * number - 1;
        const outdated = states[position] ?? EMPTY_INDEX;
        await expect(
          late.enter('0', outdated, [position, position], [entryAt(position)]),
        ).rejects.toMatchObject({ code: 'index-moved' });
        const entries = Array.from({ length: 30 }, (_, at) => entryAt(at));
        const now = new Map([['0', { lastPosition: 29, index: states.at(-1) ?? EMPTY_INDEX }]]);
        await compare(instance(), now, entries);
      },
    );

    it.each([1, 2])(
      'finds what a walk through all orders finds, whatever was cut off (seed %i)',
      async (seed) => {
        const random = seeded(seed);
        const upTo = (most: number) => Math.floor(random() * most);
        const instance = fresh();
        let index = instance();
        const reader = instance();
        const states = new Map<string, { lastPosition: number; index: IndexState }>();
        const entries: Entry[] = [];
        // Orders of each hub partition by position; some positions are other events.
        const hub = ['0', '1'].map(() =>
          Array.from({ length: 250 }, (_, position): Entry | undefined => {
            if (random() < 0.3) return undefined;
            const words = WORDS.filter(() => random() < 0.3);
            // Hardly any order is early or late, a few are by far; some share their instant.
            const time = random() < 0.05 ? upTo(1_000) : 2 * position + upTo(40);
            return { id: `order-${position}-${upTo(1_000_000)}`, time, words };
          }),
        );
        while (hub.some((_, partition) => (states.get(String(partition))?.lastPosition ?? -1) < 249)) {
          const number = upTo(2);
          const partition = String(number);
          const before = states.get(partition) ?? { lastPosition: -1, index: EMPTY_INDEX };
          const first = before.lastPosition + 1;
          const last = Math.min(249, first + upTo(random() < 0.1 ? 60 : 8));
          if (first > 249) continue;
          const batch = (hub[number] ?? []).slice(first, last + 1).filter((entry) => entry !== undefined);
          const after = await index.enter(partition, before.index, [first, last], batch);
          if (random() < 0.2) {
            // It died before its progress was written; another instance has the partition now.
            index = instance();
            continue;
          }
          states.set(partition, { lastPosition: last, index: after });
          entries.push(...batch);
          if (random() < 0.05) await compare(reader, new Map(states), entries);
        }
        await compare(reader, states, entries);
        await compare(instance(), states, entries);
        const levels = [...states.values()].flatMap((state) =>
          state.index.segments.map(({ level }) => level),
        );
        expect(Math.max(...levels)).toBeGreaterThan(0);
      },
    );
  });
}
