import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { faultsOf } from './support/books.ts';
import { killAtRandom } from './support/random-kills.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillstream-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('killed fifty times at random under load, all orders end as if nothing had been', {
  timeout: 400_000,
}, async () => {
  const { kills, placed, verdicts } = await killAtRandom({ folder, seed: 2026, kills: 50 });
  expect(kills.host + kills.broker + kills.storage).toBeGreaterThanOrEqual(50);
  expect(Math.min(kills.host, kills.broker, kills.storage)).toBeGreaterThan(0);
  expect(placed).toBeGreaterThan(80);
  expect(faultsOf(verdicts)).toEqual([]);
});
