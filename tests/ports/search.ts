import { describe, expect, it } from 'vitest';
import { longDescriptionOf } from '../../shared/domain/order.ts';
import type { OrderQuery, ReadModel } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';
import { completed, failed, refused, stored, TEN } from './order-story.ts';

const LINE = {
  ...{ itemCode: 'SHOE-42', brand: 'Ace', type: 'Running', size: 'M', colour: 'blue' },
  ...{ quantity: 1, price: 1_000 },
};

/** Of the rich form. */
function rich(customer: string, customerFullName: string, ...lines: (typeof LINE)[]) {
  const described = lines.map((line) => ({ ...line, longDescription: longDescriptionOf(line) }));
  const items = lines.map(({ itemCode }) => itemCode);
  return { customer, customerFullName, paymentMethod: 'card', lines: described, items };
}

/** Two calls of `again` share one store with the first. */
export function describeSearch(
  name: string,
  fresh: () => Promise<{ readModel: ReadModel; again(): Promise<ReadModel> }>,
): void {
  describe(`Search, ${name}`, () => {
    /** Ids of all pages. */
    const found = async (readModel: ReadModel, query: Partial<OrderQuery>, limit = 50) => {
      const ids: string[] = [];
      let continuationToken: string | undefined;
      do {
        const page = await readModel.list({
          limit,
          ...query,
          ...(continuationToken && { continuationToken }),
        });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        ids.push(...page.items.map(({ id }) => id));
        continuationToken = page.continuationToken;
      } while (continuationToken !== undefined);
      return ids;
    };

    it('finds by names, ids and descriptions, without case, in any order, by beginnings', async () => {
      const { readModel, again } = await fresh();
      const [jurgen, pat, casey] = [anOrderId('C-7', TEN), anOrderId('C-8', TEN + 1_000), anOrderId('Casey')];
      const green = { ...LINE, itemCode: 'BAG-1', type: 'Bag', colour: 'green' };
      await readModel.project(
        '0',
        stored([
          ...completed(jurgen, { start: TEN, bought: rich('C-7', 'Jürgen Müller', LINE, green) }),
          ...completed(pat, { start: TEN + 1_000, bought: rich('C-8', "Pat O'Brien", LINE) }),
          ...refused(casey, { start: TEN + 2_000, customer: 'Casey', bought: { items: ['iPhone', 'milk'] } }),
        ]),
      );
      const reader = await again();
      const search = (text: string) => found(reader, { search: text });
      expect(await search('SHOE')).toEqual([pat, jurgen]);
      expect(await search('green müller')).toEqual([jurgen]);
      expect(await search('MUELL bag-1')).toEqual([jurgen]);
      expect(await search('Mu\u0308ller')).toEqual([jurgen]);
      expect(await search('run ace')).toEqual([pat, jurgen]);
      expect(await search('c-8')).toEqual([pat]);
      expect(await search('iph cas')).toEqual([casey]);
      expect(await search('green pat')).toEqual([]);
      expect(await search('unning')).toEqual([]);
      expect(await search('M')).toEqual([casey, jurgen]);
    });

    it('takes quotes, dashes, wildcards and the like for what they are', async () => {
      const { readModel } = await fresh();
      const id = anOrderId('Pat', TEN);
      const customer = "Pat O'Brien'); DROP TABLE orders;-- 100%_*";
      await readModel.project('0', stored(completed(id, { customer })));
      for (const search of ["O'Brien", '"pat"', "pat' or 2=2 --", '100%', "o''brien", 'pat\u0000']) {
        const wanted = search.includes('2=2') ? [] : [id];
        expect(await found(readModel, { search }), search).toEqual(wanted);
      }
      for (const search of [
        '--',
        "'",
        '%',
        '_',
        '*',
        'p%z',
        '\\',
        '/',
        '#?',
        '__proto__',
        'constructor',
        '',
      ]) {
        expect(await found(readModel, { search }), search).toEqual([]);
      }
    });

    it('finds words that objects have by themselves', async () => {
      const { readModel } = await fresh();
      const id = anOrderId('Pat', TEN);
      const bought = { items: ['__proto__', 'constructor', 'toString'] };
      await readModel.project('0', stored(completed(id, { bought })));
      expect(await found(readModel, { search: 'constructor proto tostring' })).toEqual([id]);
    });

    it('takes further selections with it', async () => {
      const { readModel } = await fresh();
      const at = (day: number) => TEN + day * 86_400_000;
      const [one, two, three] = [
        anOrderId('Riley', at(0)),
        anOrderId('Riley', at(1)),
        anOrderId('Chris', at(2)),
      ];
      await readModel.project(
        '0',
        stored([
          ...completed(one, { start: at(0) }),
          ...failed(two, { start: at(1) }),
          ...completed(three, { start: at(2), customer: 'Chris' }),
        ]),
      );
      const search = 'milk';
      expect(await found(readModel, { search })).toEqual([three, two, one]);
      expect(await found(readModel, { search, customer: 'Riley' })).toEqual([two, one]);
      expect(await found(readModel, { search, customer: 'Ril' })).toEqual([]);
      expect(await found(readModel, { search, status: 'COMPLETED' }, 1)).toEqual([three, one]);
      expect(await found(readModel, { search, from: at(1) })).toEqual([three, two]);
      expect(await found(readModel, { search, to: at(1) })).toEqual([one]);
      expect(await found(readModel, { search, from: at(1), to: at(2), customer: 'Riley' })).toEqual([two]);
      expect(await found(readModel, { search, from: at(1), status: 'COMPLETED', customer: 'Riley' })).toEqual(
        [],
      );
    });

    it('finds each order once and the latest first, over hub partitions and whatever came again', async () => {
      const { readModel, again } = await fresh();
      const orders = Array.from({ length: 30 }, (_, index) => {
        const start = TEN + index * 7_000;
        return { id: anOrderId('Riley', start), start, partition: String(index % 3) };
      });
      for (const partition of ['0', '1', '2']) {
        const own = orders.filter((order) => order.partition === partition);
        const events = stored(
          own.flatMap(({ id, start }) => refused(id, { start })),
          { partition },
        );
        await readModel.project(partition, events.slice(0, 8));
        await (await again()).project(partition, events.slice(3, 20));
        await readModel.project(partition, events);
        await readModel.project(partition, events);
      }
      const latestFirst = orders.map(({ id }) => id).toReversed();
      expect(await found(readModel, { search: 'mil' })).toEqual(latestFirst);
      expect(await found(await again(), { search: 'bread milk riley' }, 7)).toEqual(latestFirst);
    });

    it('sees an order as soon as it is projected, in a reader that has searched before', async () => {
      const { readModel } = await fresh();
      const ids: string[] = [];
      for (let index = 0; index < 5; index++) {
        const start = TEN + index * 9_000;
        const id = anOrderId('Riley', start);
        await readModel.project('0', stored(refused(id, { start }), { first: index * 3 }));
        ids.unshift(id);
        expect(await found(readModel, { search: 'riley' })).toEqual(ids);
      }
    });

    it('finds the same when much has come in small and in large batches', async () => {
      const { readModel, again } = await fresh();
      const ids: string[] = [];
      const story = (index: number) => {
        const start = TEN + index * 3_000;
        const id = anOrderId('Riley', start);
        ids.unshift(id);
        const bought = { items: ['milk', `item${index}`, index % 10 === 0 ? 'round' : 'bread'] };
        return { start, events: completed(id, { start, bought }).slice(0, 1) };
      };
      let first = 0;
      for (const size of [...Array<number>(70).fill(1), 210, 50]) {
        const events = Array.from({ length: size }, () => story(first++).events).flat();
        await readModel.project('0', stored(events, { first: first - size }));
      }
      const reader = await again();
      const at = (index: number) => ids[ids.length - 1 - index];
      expect(await found(reader, { search: 'item77' })).toEqual([at(77)]);
      expect(await found(reader, { search: 'milk item27' })).toEqual([
        at(279),
        at(278),
        at(277),
        at(276),
        at(275),
        at(274),
        at(273),
        at(272),
        at(271),
        at(270),
        at(27),
      ]);
      expect(await found(reader, { search: 'rou' }, 9)).toEqual(
        ids.filter((_, index) => (ids.length - 1 - index) % 10 === 0),
      );
      const page = await reader.list({ limit: 100, search: 'riley milk' });
      expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 100));
    });
  });
}
