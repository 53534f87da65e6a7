import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ArchiveRecord } from '../../shared/azure/archive/record.ts';
import type { ArchiveReport } from '../../shared/azure/index.ts';
import type { Archive } from '../../shared/ports.ts';
import { anOrderId } from './fixtures.ts';
import { completed, stored, TEN } from './order-story.ts';

export interface ArchiveWorld {
  readonly archive: Archive;
  /** Another instance on the same archive. */
  again(): Promise<Archive>;
  verify(onRecord?: (record: ArchiveRecord) => void): Promise<ArchiveReport>;
  /** Rewrites a blob's text behind the archive's back; left out: that of every blob. */
  tamper(change: (text: string) => string, blob?: string): Promise<void>;
  remove(blob: string): Promise<void>;
  text(blob: string): Promise<string>;
  blobs(): Promise<string[]>;
}

export function describeArchive(name: string, fresh: () => Promise<ArchiveWorld>): void {
  const idsIn = async ({ verify }: ArchiveWorld) => {
    const ids: string[] = [];
    const report = await verify(({ event }) => ids.push(event.id));
    expect(report.faults).toEqual([]);
    return ids;
  };

  describe(`Archive, ${name}`, () => {
    it('keeps one record per event, in order, however often they come', async () => {
      const world = await fresh();
      const [one, two] = [anOrderId(), anOrderId()];
      const events = stored([...completed(one), ...completed(two)]);
      await world.archive.append('0', events.slice(0, 4));
      await world.archive.append('0', events.slice(2, 7));
      await world.archive.append('0', events);
      expect(await idsIn(world)).toEqual(
        [0, 1, 2, 3, 4]
          .flatMap((seq) => [`${one}/${seq}`])
          .concat([0, 1, 2, 3, 4].map((seq) => `${two}/${seq}`)),
      );
    });

    it('drops an event that was published twice, also after a restart', async () => {
      const world = await fresh();
      const id = anOrderId();
      const events = completed(id);
      await world.archive.append('0', stored(events.slice(0, 2)));
      await (await world.again()).append('0', stored(events.slice(1), { first: 2 }));
      expect(await idsIn(world)).toEqual([0, 1, 2, 3, 4].map((seq) => `${id}/${seq}`));
    });

    it('takes an event that comes late, out of quarantine', async () => {
      const world = await fresh();
      const id = anOrderId();
      const [received, reserved, ...rest] = completed(id);
      if (received === undefined || reserved === undefined) throw new Error('an order has more events');
      await world.archive.append('0', stored([received, ...rest]));
      const late = stored([reserved], { first: 9 });
      await (await world.again()).append('0', late);
      await world.archive.append('0', [...late, ...stored([reserved], { first: 10 })]);
      expect(await idsIn(world)).toEqual([0, 2, 3, 4, 1].map((seq) => `${id}/${seq}`));
    });

    it('goes on with the chain in a blob per hour and partition', async () => {
      const world = await fresh();
      const hour = 3_600_000;
      await world.archive.append('0', stored(completed(anOrderId(), { start: TEN })));
      await world.archive.append('0', stored(completed(anOrderId(), { start: TEN + hour }), { first: 5 }));
      await (await world.again()).append(
        '0',
        stored(completed(anOrderId(), { start: TEN + 15 * hour }), { first: 10 }),
      );
      await world.archive.append('1', stored(completed(anOrderId(), { start: TEN }), { partition: '1' }));
      expect(await world.blobs()).toEqual([
        '0/2026-11-21/10-000.jsonl',
        '0/2026-11-21/11-000.jsonl',
        '0/2026-11-22/01-000.jsonl',
        '1/2026-11-21/10-000.jsonl',
      ]);
      const report = await world.verify();
      expect(report.faults).toEqual([]);
      expect(report.partitions.map(({ partition, records }) => ({ partition, records }))).toEqual([
        { partition: '0', records: 15 },
        { partition: '1', records: 5 },
      ]);
    });

    it('keeps one chain while two instances append the same partition', async () => {
      const world = await fresh();
      const other = await world.again();
      const orders = Array.from({ length: 12 }, () => anOrderId());
      const events = stored(orders.flatMap((id) => completed(id)));
      await Promise.all([
        (async () => {
          for (let index = 0; index < events.length; index += 4) {
            await world.archive.append('0', events.slice(index, index + 4));
          }
        })(),
        (async () => {
          for (let index = 0; index < events.length; index += 7) {
            await other.append('0', events.slice(index, index + 7));
          }
        })(),
      ]);
      expect(await idsIn(world)).toEqual(events.map(({ event }) => event.id));
    });

    it('keeps one chain while one instance is given the same partition many times at once', async () => {
      const world = await fresh();
      const orders = Array.from({ length: 12 }, () => anOrderId());
      const events = stored(orders.flatMap((id) => completed(id)));
      await Promise.all(
        Array.from({ length: 12 }, (_, at) => world.archive.append('0', events.slice(at * 4, at * 5 + 5))),
      );
      expect(await idsIn(world)).toEqual(events.map(({ event }) => event.id));
    });

    it.each<
      [string, (lines: string[]) => string[], readonly [string, number | undefined, number | undefined][]]
    >([
      [
        'a changed byte',
        ([first = '', ...rest]) => [first.replace('"total":1000', '"total":1001'), ...rest],
        [['changed', 0, 1]],
      ],
      [
        'a changed record with a hash made to fit',
        ([first = '', ...rest]) => [fitting(first.replace('"total":1000', '"total":1001')), ...rest],
        [['gap', 1, 2]],
      ],
      ['a space put in', ([first = '', ...rest]) => [first.replace('{', '{ '), ...rest], [['changed', 0, 1]]],
      [
        'a changed hash',
        ([first = '', ...rest]) => [first.replace(/.("\})$/, 'x$1'), ...rest],
        [
          ['changed', 0, 1],
          ['gap', 1, 2],
        ],
      ],
      ['a removed record', ([first = '', , ...rest]) => [first, ...rest], [['gap', 2, 2]]],
      ['a removed beginning', ([, ...rest]) => rest, [['gap', 1, 1]]],
      [
        'a swapped pair',
        ([one = '', two = '', ...rest]) => [two, one, ...rest],
        [
          ['gap', 1, 1],
          ['moved', 0, 2],
          ['gap', 2, 3],
        ],
      ],
      ['a record twice', ([first = '', ...rest]) => [first, first, ...rest], [['moved', 0, 2]]],
      ['a missing line feed', (lines) => lines.slice(0, -1), [['changed', undefined, 5]]],
    ])('is found out about %s, and names the record', async (_, change, expected) => {
      const world = await fresh();
      const id = anOrderId();
      await world.archive.append('0', stored(completed(id)));
      expect((await world.verify()).faults).toEqual([]);
      await world.tamper((text) => change(text.split('\n')).join('\n'));
      const { faults } = await world.verify();
      expect(faults).toMatchObject(
        expected.map(([kind, position, line]) => ({
          ...{ kind, partition: '0', line },
          ...(position === undefined ? {} : { position, eventId: `${id}/${position}` }),
        })),
      );
    });

    it('names the next blob in the last line of each, so that none can be taken away', async () => {
      const world = await fresh();
      for (const hour of [0, 1, 2]) {
        const start = TEN + hour * 3_600_000;
        await world.archive.append('0', stored(completed(anOrderId(), { start }), { first: hour * 5 }));
      }
      const [first = '', second = '', third = ''] = await world.blobs();
      expect(await world.text(first)).toMatch(
        new RegExp(`\\n\\{"next":"${second}","prev":"[^"]+","hash":"[^"]+"\\}\\n$`),
      );
      await world.remove(second);
      expect((await world.verify()).faults).toMatchObject([
        {
          kind: 'gap',
          blob: third,
          line: 1,
          position: 10,
          reason: expect.stringContaining(`does not follow`),
        },
      ]);
      await world.remove(third);
      expect((await world.verify()).faults).toMatchObject([{ kind: 'gap', blob: second }]);
      await world.remove(first);
      expect((await world.verify()).faults).toEqual([]);
    });
  });

  describe(`Roots of the archive's days, ${name}`, () => {
    const day = 86_400_000;
    const filled = async () => {
      const world = await fresh();
      // Two partitions on the 21st, one of them on the 23rd, nothing on the 22nd.
      await world.archive.append('0', stored(completed(anOrderId(), { start: TEN })));
      await world.archive.append('1', stored(completed(anOrderId(), { start: TEN }), { partition: '1' }));
      await world.archive.append('0', stored(completed(anOrderId(), { start: TEN + 2 * day }), { first: 5 }));
      return world;
    };
    const days = ['2026-11-21', '2026-11-22', '2026-11-23'];

    it('are written once for every day that is over, whoever comes first', async () => {
      const world = await filled();
      expect(await world.archive.closeDays('2026-11-21')).toEqual([]);
      const other = await world.again();
      const closed = await Promise.all([
        world.archive.closeDays('2026-11-24'),
        other.closeDays('2026-11-24'),
      ]);
      expect(closed.toSorted((left, right) => right.length - left.length)[0]).toEqual(days);
      expect(await other.closeDays('2026-11-24')).toEqual([]);
      const { roots, faults } = await world.verify();
      expect(faults).toEqual([]);
      expect(roots.map((root) => [root.day, root.partitions.map(({ partition }) => partition)])).toEqual(
        days.map((one) => [one, ['0', '1']]),
      );
      expect(roots[1]?.prev).toBe(roots[0]?.hash);
      expect(roots[1]?.partitions).toEqual(roots[0]?.partitions);
    });

    it('close their days: what comes late goes to a later day, also from one that knows nothing of it', async () => {
      const world = await filled();
      await (await world.again()).closeDays('2026-11-24');
      // The first instance remembers where the chains ended before.
      const late = completed(anOrderId(), { start: TEN });
      await world.archive.append('0', stored(late, { first: 10 }));
      await world.archive.append('1', stored(late.slice(0, 0), { first: 5, partition: '1' }));
      await world.archive.append('2', stored(completed(anOrderId(), { start: TEN }), { partition: '2' }));
      const { faults, partitions } = await world.verify();
      expect(faults).toEqual([]);
      expect(partitions.map(({ records }) => records)).toEqual([15, 5, 5]);
      expect((await world.blobs()).filter((blob) => /^[02].*11-24/.test(blob))).toEqual([
        '0/2026-11-24/00-000.jsonl',
        '2/2026-11-24/00-000.jsonl',
      ]);
      expect(await world.archive.closeDays('2026-11-25')).toEqual(['2026-11-24']);
      expect((await world.verify()).faults).toEqual([]);
    });

    it('tell when records are cut off at the end of a chain', async () => {
      const world = await filled();
      await world.archive.closeDays('2026-11-24');
      const last = '1/2026-11-21/10-000.jsonl';
      await world.tamper((text) => `${text.split('\n').slice(0, 3).join('\n')}\n`, last);
      const blobs = await world.blobs();
      for (const blob of blobs.filter((one) => one.startsWith('1/') && one !== last))
        await world.remove(blob);
      expect((await world.verify()).faults).toMatchObject(
        days.map((one) => ({ kind: 'root', blob: `roots/${one}.json`, partition: '1' })),
      );
    });

    it.each<[string, (world: ArchiveWorld) => Promise<void>, string, RegExp]>([
      [
        'a changed root',
        (world) =>
          world.tamper(
            (text) => text.replace('"day":"2026-11-22"', '"day":"2026-11-20"'),
            'roots/2026-11-22.json',
          ),
        'roots/2026-11-22.json',
        /root of 2026-11-22 was changed/,
      ],
      [
        'a missing day',
        (world) => world.remove('roots/2026-11-22.json'),
        'roots/2026-11-22.json',
        /root of 2026-11-22 is missing/,
      ],
      [
        'a missing first day',
        (world) => world.remove('roots/2026-11-21.json'),
        'roots/2026-11-21.json',
        /root of 2026-11-21 is missing/,
      ],
      [
        'a root that stands for another day',
        async (world) => {
          const text = await world.text('roots/2026-11-21.json');
          await world.tamper(() => text, 'roots/2026-11-22.json');
        },
        'roots/2026-11-22.json',
        /root of 2026-11-21 stands for 2026-11-22/,
      ],
    ])('tell of %s', async (_, tamper, blob, reason) => {
      const world = await filled();
      await world.archive.closeDays('2026-11-24');
      await tamper(world);
      const { faults } = await world.verify();
      expect(faults[0]).toMatchObject({ kind: 'root', blob, reason: expect.stringMatching(reason) });
    });
  });
}

/** The line with the hash of its new content. */
function fitting(line: string): string {
  const content = line.replace(/,"hash":"[0-9a-f]{64}"\}$/, '}');
  return `${content.slice(0, -1)},"hash":"${createHash('sha256').update(content).digest('hex')}"}`;
}
