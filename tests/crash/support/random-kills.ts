import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '../../../local/cli/platform.ts';
import type { Verdict } from '../../../shared/domain/invariants.ts';
import { checkBooks } from './books.ts';
import { pick, type Random, seeded } from './random.ts';
import { Stage } from './stage.ts';
import { type Kind, Till } from './till.ts';

export interface RandomKills {
  /** Holds app, state and log. */
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  /** The app's entry file, from the repo's root; left out: the product's. */
  readonly entry?: string;
  /** No more kills after this time. */
  readonly minutes?: number;
  /** Called after each kill. */
  readonly onKill?: (progress: Progress) => void;
}

export interface Progress {
  readonly kills: Readonly<Record<Part, number>>;
  readonly placed: number;
}

export interface Report extends Progress {
  readonly verdicts: readonly Verdict[];
}

const TILLS = 5;
const KINDS: Readonly<Record<Kind, number>> = {
  small: 12,
  approved: 2,
  rejected: 1,
  'out-of-stock': 2,
  declined: 2,
};
// One of so many orders is sent once, without a key: when its answer is lost, its fate is found out at the end.
const ONCE_OF = 6;
const PARTS: Readonly<Record<Part, number>> = { host: 14, broker: 3, storage: 3 };
const TWO_AT_ONCE = 0.1;
const REST_LIMIT_MS = 120_000;

/** Kills at random times under load, then lets everything come to rest and checks the books. */
export async function killAtRandom(options: RandomKills): Promise<Report> {
  const { folder, seed, entry } = options;
  // A message that is there at ten crashes is dead-lettered, and should be; here some are there at more.
  const stage = await Stage.open({
    folder,
    queues: { maxDeliveryCount: 2_000 },
    ...(entry === undefined ? {} : { entry }),
  });
  try {
    const till = new Till(() => stage.url, seeded(seed));
    await till.stockUp();
    const kills = await underLoad(till, seeded(seed + 1), (random) =>
      killParts(stage, till, random, options),
    );
    return { kills, placed: till.placed.length, verdicts: await checkBooks(stage, till, REST_LIMIT_MS) };
  } finally {
    await stage.close();
  }
}

/** Runs `work` while tills post and an approver decides; ends when all that was posted has its answer. */
async function underLoad<T>(till: Till, random: Random, work: (random: Random) => Promise<T>): Promise<T> {
  let closing = false;
  const keepPosting = async () => {
    while (!closing) {
      const kind = pick(random, KINDS);
      if (random() * ONCE_OF < 1) await till.placeOnce(kind);
      else await till.place(kind);
      await sleep(random() * 60);
    }
  };
  const keepDeciding = async () => {
    while (!closing) {
      await till.decide();
      await sleep(150);
    }
  };
  const people = [...Array.from({ length: TILLS }, keepPosting), keepDeciding()];
  // A till that gives up ends it at once: its order was never accepted.
  const given = Promise.all(people);
  try {
    return await Promise.race([
      work(random),
      given.then(() => Promise.reject(new Error('the tills went home'))),
    ]);
  } finally {
    closing = true;
    await given;
  }
}

async function killParts(
  stage: Stage,
  till: Till,
  random: Random,
  { kills, minutes = Number.POSITIVE_INFINITY, onKill }: RandomKills,
): Promise<Record<Part, number>> {
  const done: Record<Part, number> = { host: 0, broker: 0, storage: 0 };
  const end = performance.now() + minutes * 60_000;
  for (let count = 0; count < kills && performance.now() < end; ) {
    await sleep(50 + random() * 900);
    const parts = new Set<Part>([pick(random, PARTS)]);
    if (random() < TWO_AT_ONCE) parts.add(pick(random, PARTS));
    await Promise.all([...parts].map((part) => stage.kill(part)));
    await sleep(random() * 200);
    await Promise.all([...parts].map((part) => stage.start(part)));
    for (const part of parts) done[part]++;
    count += parts.size;
    onKill?.({ kills: { ...done }, placed: till.placed.length });
  }
  return done;
}
