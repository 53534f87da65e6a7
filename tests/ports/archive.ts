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
  /** Rewrites a blob's text behind the archive's back. */
  tamper(change: (text: string) => string): Promise<void>;
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

    it.each<[string, (lines: string[]) => string[]]>([
      ['a changed byte', ([first = '', ...rest]) => [first.replace('"total":1000', '"total":1001'), ...rest]],
      ['a space put in', ([first = '', ...rest]) => [first.replace('{', '{ '), ...rest]],
      ['a changed hash', ([first = '', ...rest]) => [first.replace(/.("\})$/, 'x$1'), ...rest]],
      ['a removed record', ([first = '', , ...rest]) => [first, ...rest]],
      ['a swapped pair', ([one = '', two = '', ...rest]) => [two, one, ...rest]],
      ['a record twice', ([first = '', ...rest]) => [first, first, ...rest]],
      ['a missing line feed', (lines) => lines.slice(0, -1)],
    ])('is found out about %s', async (_, change) => {
      const world = await fresh();
      await world.archive.append('0', stored(completed(anOrderId())));
      expect((await world.verify()).faults).toEqual([]);
      await world.tamper((text) => change(text.split('\n')).join('\n'));
      expect((await world.verify()).faults).not.toEqual([]);
    });
  });
}
