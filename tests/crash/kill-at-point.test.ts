import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBooks, faultsOf } from './support/books.ts';
import { brokerPoints, hostPoints } from './support/points.ts';
import { putAside, replayAll } from './support/put-aside.ts';
import { seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { type Kind, Till } from './support/till.ts';
import { until } from './support/until.ts';

const EVERY_KIND: readonly Kind[] = [
  'small',
  'approved',
  'rejected',
  'out-of-stock',
  'declined',
  'cancelled',
  'raced',
];
const NEEDS_BATCH = /^intake\.enqueue-batch\./;
// Reached only while shipping is away.
const NEEDS_REFUND = /^refund\./;
// Reached only when somebody repairs what was put aside.
const NEEDS_REPAIR = /^repair\./;
const HIT_LIMIT_MS = 120_000;
// What is left of the lives before, and three kinds of orders, take most lives to their point.
const SOME_LIMIT_MS = 1_500;
const ASK_AGAIN_MS = 100;
// Some 70 lives of a host: two minutes, or many on a machine that has other things to do.
const SUITE_LIMIT_MS = 15 * 60_000;

describe('killed at every point of an order’s way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tillstream-points-'));
  const orders: Promise<unknown>[] = [];
  let stage: Stage;
  let till: Till;
  let lives = 0;

  beforeAll(async () => {
    stage = await Stage.open({ folder });
    till = new Till(() => stage.url, seeded(1));
    await till.stockUp();
  });
  afterAll(async () => {
    await stage?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One life of the part: it is armed, starts, gets orders, and dies at the point. */
  async function liveUntil(part: 'host' | 'broker', point: string): Promise<void> {
    const before = stage.hits().length;
    const isHit = () => stage.hits().length > before;
    const isDead = async () => {
      await till.decide();
      if (NEEDS_REPAIR.test(point)) await replayAll(stage);
      if (!isHit() && !stage.isRunning(part)) throw new Error(`${part} died, and not at ${point}`);
      return isHit();
    };
    stage.arm(part, point);
    await stage.start(part).catch((error: unknown) => {
      // What the life before has left may take it to the point before it is ready.
      if (!isHit()) throw error;
    });
    const some = [0, 1, 2].map((next) => EVERY_KIND[(lives * 3 + next) % EVERY_KIND.length] ?? 'small');
    lives++;
    for (const kind of some) orders.push(till.place(kind));
    if (NEEDS_BATCH.test(point)) orders.push(till.placeTogether(EVERY_KIND));
    if (NEEDS_REPAIR.test(point)) await putAside(stage, await till.place('small'));
    await until(isDead, SOME_LIMIT_MS, 'some are enough', ASK_AGAIN_MS).catch(async (error: unknown) => {
      if (!String(error).includes('some are enough')) throw error;
      for (const kind of EVERY_KIND) orders.push(till.place(kind));
      await until(isDead, HIT_LIMIT_MS, `${part} died at ${point}`, ASK_AGAIN_MS);
    });
    // The platform may have started it again by itself: it forgives a broker its first death.
    await stage.kill(part);
  }

  it('reaches every point, and all orders end as if nothing had been', {
    timeout: SUITE_LIMIT_MS,
  }, async () => {
    await stage.kill('host');
    for (const point of hostPoints().filter((name) => !NEEDS_REFUND.test(name))) {
      await liveUntil('host', point);
    }
    orders.push(till.setShipping(false));
    for (const point of hostPoints().filter((name) => NEEDS_REFUND.test(name))) {
      await liveUntil('host', point);
    }
    await stage.start('host');
    await stage.kill('broker');
    // The host lives on, and finds each next broker.
    for (const point of brokerPoints()) await liveUntil('broker', point);
    await stage.start('broker');
    await till.setShipping(true);
    await replayAll(stage);
    await Promise.all(orders);

    expect(stage.hits().toSorted()).toEqual([...hostPoints(), ...brokerPoints()].toSorted());
    expect(faultsOf(await checkBooks(stage, till))).toEqual([]);
  });
});
