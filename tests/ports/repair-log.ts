import { describe, expect, it } from 'vitest';
import type { RepairLog, RepairRecord } from '../../shared/ports.ts';
import { TRAIL } from './fixtures.ts';

const TIME = Date.UTC(2026, 10, 21, 23, 59, 59);

function record(messageId: string, change: Partial<RepairRecord> = {}): RepairRecord {
  return {
    time: TIME,
    by: 'Kim',
    via: 'cli',
    action: 'purge',
    deadLetter: {
      id: 'quarantine-17',
      body: Uint8Array.from([0, 255, 10]),
      source: 'queue:orders',
      reason: 'invalid-json',
      description: 'line\nfeed "and quotes" ü',
      attempts: 1,
      time: TIME - 5_000,
      messageId,
      trail: TRAIL,
    },
    ...change,
  };
}

/** `again`: the log as another process sees it. */
export function describeRepairLog(
  name: string,
  open: () => Promise<{ log: RepairLog; again: () => Promise<RepairLog> }>,
): void {
  describe(`Record of repairs ${name}`, () => {
    const all = async (log: RepairLog) => {
      const records: RepairRecord[] = [];
      for await (const one of log.latest()) records.push(one);
      return records;
    };

    it('is empty at first', async () => {
      expect(await all((await open()).log)).toEqual([]);
    });

    it('tells everything as it was written, the latest first, over days', async () => {
      const { log, again } = await open();
      const edited = { body: Uint8Array.from([254]), next: 'keep' as const };
      const records = [
        record('a'),
        record('b', { action: 'edit', edited }),
        record('c', { time: TIME + 2_000 }),
      ];
      for (const one of records) await log.append(one);
      const found = await all(await again());
      const plain = (one: RepairRecord) => ({
        ...one,
        deadLetter: { ...one.deadLetter, body: [...one.deadLetter.body] },
        ...(one.edited === undefined ? {} : { edited: { ...one.edited, body: [...one.edited.body] } }),
      });
      expect(found.map(plain)).toEqual(records.toReversed().map(plain));
    });

    it('loses nothing of two who write at the same time', async () => {
      const { log, again } = await open();
      const other = await again();
      const names = Array.from({ length: 20 }, (_, number) => `m${number}`);
      await Promise.all(names.map((name, number) => (number % 2 === 0 ? log : other).append(record(name))));
      const found = (await all(log)).map(({ deadLetter }) => deadLetter.messageId);
      expect(found.toSorted()).toEqual(names.toSorted());
    });
  });
}
