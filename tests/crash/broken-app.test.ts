import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkBooks, faultsOf } from './support/books.ts';
import { seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { Till } from './support/till.ts';
import { until } from './support/until.ts';

const PATIENCE_MS = 40_000;

it('an app that acknowledges before it publishes is caught', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-broken-'));
  const stage = await Stage.open({ folder, entry: 'tests/crash/apps/careless.ts' });
  try {
    const till = new Till(() => stage.url, seeded(1));
    await till.stockUp();
    await till.place('small');
    const [order] = till.placed;
    const hasEnded = async () => {
      const response = await fetch(`${stage.url}/orders/${order?.id}`, {
        headers: { accept: 'application/json' },
      });
      return ((await response.json()) as { status: string }).status === 'COMPLETED';
    };
    await until(hasEnded, PATIENCE_MS, 'the order ended');
    // Its events have not gone out yet, and never will.
    await stage.kill('host');
    await stage.start('host');
    const verdicts = await checkBooks(stage, till, 5_000);
    expect(faultsOf(verdicts)).toContainEqual(
      expect.stringMatching(/^a 202 reaches one end, once: order_\w+ did not end/),
    );
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
