import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsOf } from './support/books.ts';
import { besiege } from './support/siege.ts';
import { Stage } from './support/stage.ts';

const KILLS = 50;
const SEED = 2026;
// There was something to lose. How much depends on how busy the machine is: it may be hit before it has come up.
const LEAST_ORDERS = 10;
// A step that failed six times in a row, and that the siege may do to it, waits a minute for its next attempt
// (functions/saga/retry.ts); an order that still runs after this long is lost.
const PATIENCE_MS = 3 * 60_000;
const SUITE_LIMIT_MS = 15 * 60_000;

it(`${KILLS} kills at random, under load, lose nothing and repeat nothing`, {
  timeout: SUITE_LIMIT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-siege-'));
  const stage = await Stage.open({ folder });
  let holds = false;
  try {
    const options = { seed: SEED, kills: KILLS, patienceMs: PATIENCE_MS };
    const { verdicts, kills, accepted } = await besiege(stage, options);
    expect(faultsOf(verdicts)).toEqual([]);
    expect(kills.host + kills.broker + kills.storage).toBeGreaterThanOrEqual(KILLS);
    expect(Math.min(kills.host, kills.broker, kills.storage)).toBeGreaterThan(0);
    expect(accepted).toBeGreaterThanOrEqual(LEAST_ORDERS);
    holds = true;
  } finally {
    await stage.close();
    if (holds) rmSync(folder, { recursive: true, force: true });
    else console.error(`State and log are kept: ${folder}`);
  }
});
