import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { checkBooks, faultsOf } from './support/books.ts';
import { armFile, KILL_FOLDER_SETTING } from './support/kill-at.ts';
import { pick, seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { Till } from './support/till.ts';
import { runTool, type ToolEnded } from './support/tool.ts';

const ROOT = join(import.meta.dirname, '../..');
const KINDS = { small: 5, approved: 1, rejected: 1, 'out-of-stock': 1, declined: 1, cancelled: 1 } as const;
const TILLS = 2;
const BETWEEN_ORDERS_MS = 150;
const MOST_RUNS = 10;

/** Read from the code: a new one must be survived as well. */
function rebuildPoints(): string[] {
  const telemetry = readFileSync(join(ROOT, 'shared/telemetry.ts'), 'utf8');
  const union = /type RebuildPointName =([^;]*);/.exec(telemetry)?.[1] ?? '';
  return Array.from(union.matchAll(/'([^']+)'/g), ([, name]) => [`${name}.before`, `${name}.after`]).flat();
}

/** `npm run rebuild` on the stage, told to die at a point. */
function rebuild(
  stage: Stage,
  killFolder: string,
  args: readonly string[],
  point?: string,
): Promise<ToolEnded> {
  if (point !== undefined) writeFileSync(armFile(killFolder, 'tool'), point);
  return runTool(stage, 'rebuild.ts', args, {
    preload: join(import.meta.dirname, 'support/armed-tool.ts'),
    env: { [KILL_FOLDER_SETTING]: killFolder },
  });
}

it('a rebuild that is killed anywhere, while orders flow and the host dies, loses and doubles nothing', {
  timeout: 900_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-rebuild-'));
  const killFolder = join(folder, 'kill-at');
  const stage = await Stage.open({ folder });
  const open = { shop: true };
  try {
    const random = seeded(11);
    const till = new Till(() => stage.url, random);
    await till.stockUp();
    const serve = async () => {
      while (open.shop) {
        await till.place(pick(random, KINDS));
        await till.decide();
        await sleep(BETWEEN_ORDERS_MS);
      }
    };
    const tills = Promise.all(Array.from({ length: TILLS }, serve));
    for (const point of rebuildPoints()) {
      let signal: NodeJS.Signals | undefined;
      // A run that finds nothing to catch up on does not come by every point.
      for (let run = 0; signal === undefined && run < MOST_RUNS; run++) {
        ({ signal } = await rebuild(stage, killFolder, [], point));
      }
      expect([point, signal]).toEqual([point, 'SIGKILL']);
    }
    // Consumers die on either side of the switch.
    for (const moment of [0, 300]) {
      const running = rebuild(stage, killFolder, ['--json']);
      await sleep(moment);
      await stage.kill('host');
      await stage.start('host');
      const { stdout, stderr } = await running;
      expect(JSON.parse(stdout), stderr).toMatchObject({ switched: true, differences: [] });
    }
    await rebuild(stage, killFolder, ['--rollback', '--json']);
    open.shop = false;
    await tills;
    expect(faultsOf(await checkBooks(stage, till))).toEqual([]);

    const last = JSON.parse((await rebuild(stage, killFolder, ['--dry-run', '--json'])).stdout);
    expect(last).toMatchObject({ live: last.fresh, behind: 0, differences: [] });
    const status = JSON.parse((await rebuild(stage, killFolder, ['--status', '--json'])).stdout);
    const fresh = status.others.find(({ name }: { name: string }) => name === last.copy);
    expect(fresh.counts).toEqual(status.live.counts);
  } finally {
    open.shop = false;
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
