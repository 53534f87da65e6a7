import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkBooks, faultsOf } from './support/books.ts';
import { pick, seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { Till } from './support/till.ts';

const ORDERS = 250;
const AT_A_TIME = 10;
const KINDS = {
  small: 5,
  approved: 1,
  rejected: 1,
  'out-of-stock': 1,
  declined: 1,
  cancelled: 1,
  raced: 3,
} as const;

it('what comes twice, late or out of order counts once', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-twice-'));
  const troubles = join(folder, 'troubles');
  const stage = await Stage.open({
    folder,
    entry: 'tests/crash/apps/twice.ts',
    env: { TROUBLE_LOG: troubles },
  });
  try {
    const random = seeded(3);
    const till = new Till(() => stage.url, random);
    await till.stockUp();
    const serve = async (place: () => Promise<unknown>) => {
      for (let index = 0; index < ORDERS / AT_A_TIME / 2; index++) await place();
      await till.decide();
    };
    const half = () =>
      Promise.all(Array.from({ length: AT_A_TIME }, () => serve(() => till.place(pick(random, KINDS)))));
    await half();
    await till.setShipping(false);
    await half();
    await till.setShipping(true);
    expect(faultsOf(await checkBooks(stage, till))).toEqual([]);
    expect(till.placed.length).toBeGreaterThanOrEqual(ORDERS);
    const done = readFileSync(troubles, 'utf8').split('\n');
    for (const kind of [/^twice/, /^twice at once/, /^again, late/, /^answer lost/, /^slow/]) {
      expect(done.filter((line) => kind.test(line)).length).toBeGreaterThan(5);
    }
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
