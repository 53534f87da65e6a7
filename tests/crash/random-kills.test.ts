import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsOf } from './support/books.ts';
import { besiege } from './support/siege.ts';
import { Stage } from './support/stage.ts';

const KILLS = 50;
const SEED = 2026;
const SUITE_LIMIT_MS = 280_000;

it(`${KILLS} kills at random, under load, lose nothing and repeat nothing`, {
  timeout: SUITE_LIMIT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-siege-'));
  const stage = await Stage.open({ folder });
  try {
    const { verdicts, kills, accepted } = await besiege(stage, { seed: SEED, kills: KILLS });
    expect(faultsOf(verdicts)).toEqual([]);
    expect(kills.host + kills.broker + kills.storage).toBeGreaterThanOrEqual(KILLS);
    expect(Math.min(kills.host, kills.broker, kills.storage)).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThan(KILLS);
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
