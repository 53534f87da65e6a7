import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsOf } from './support/books.ts';
import { besiege } from './support/siege.ts';
import { Stage } from './support/stage.ts';

it('an app that acknowledges before it publishes is caught', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-broken-'));
  const stage = await Stage.open({ folder, entry: 'tests/crash/apps/careless.ts' });
  try {
    const { verdicts } = await besiege(stage, { seed: 1, kills: 4, patienceMs: 10_000 });
    // Orders that did not end, or that ended and of which nobody was told.
    expect(faultsOf(verdicts).join('\n')).toMatch(
      /^a 202 reaches one end, once: .*(?:did not end|the read model says)/m,
    );
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
