import { setTimeout as sleep } from 'node:timers/promises';
import type { Part } from '../../../local/cli/platform.ts';
import type { Verdict } from '../../../shared/domain/invariants.ts';
import { checkBooks } from './books.ts';
import { Operators, type Repairs } from './operators.ts';
import { pick, type Random, seeded } from './random.ts';
import type { Stage } from './stage.ts';
import { type Kind, Till } from './till.ts';
import { until } from './until.ts';

export interface SiegeOptions {
  readonly seed: number;
  /** Processes to kill; a little more when the last blow takes two. */
  readonly kills: number;
  /** Ends the siege early. */
  readonly limitMs?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** How long the orders may take to end once the killing is over. */
  readonly patienceMs?: number;
  /** Somebody repairs meanwhile: see Operators. */
  readonly operators?: boolean;
}

export interface Progress {
  readonly kills: Readonly<Record<Part, number>>;
  readonly accepted: number;
  readonly unavailable: number;
  readonly repairs: Repairs;
}

export interface SiegeResult extends Progress {
  readonly verdicts: readonly Verdict[];
  readonly ms: number;
}

const TILLS = 4;
const KINDS: Readonly<Record<Kind, number>> = {
  small: 60,
  approved: 12,
  rejected: 8,
  'out-of-stock': 8,
  declined: 12,
  cancelled: 8,
  raced: 16,
};
const ONCE_SHARE = 0.3;
const TOGETHER_SHARE = 0.05;
const MOST_TOGETHER = 6;
const LONGEST_PAUSE_MS = 60;
const DECIDE_EVERY_MS = 150;
const SHIPPING_SHARE = 0.06;
const MAINTENANCE_MS = 400;

/** What a blow takes. */
const TARGETS = { host: 70, broker: 8, storage: 10, 'host+broker': 4, 'host+storage': 5, all: 3 } as const;
const LONGEST_CALM_MS = 700;
const LONGEST_ABSENCE_MS = 300;
// On a busy machine the pipeline can be killed faster than it starts. Then there would be nothing to lose: after so many
// blows without an order, the next one waits for an order.
const MOST_BLOWS_IN_VAIN = 10;
const RECOVERY_LIMIT_MS = 120_000;

/** Orders keep coming while processes are killed at random; afterwards everything comes to rest and is checked. */
export async function besiege(stage: Stage, options: SiegeOptions): Promise<SiegeResult> {
  const from = performance.now();
  const random = seeded(options.seed);
  const till = new Till(() => stage.url, random);
  await till.stockUp();
  const operators = new Operators(stage, till, seeded(options.seed + 1));
  const kills: Record<Part, number> = { storage: 0, broker: 0, host: 0 };
  const progress = () => ({
    kills: { ...kills },
    accepted: till.placed.length,
    unavailable: till.unavailable,
    repairs: operators.done,
  });
  const over = new AbortController();
  const work = [
    ...Array.from({ length: TILLS }, () => serve(till, random, over.signal)),
    decide(till, over.signal),
    maintain(till, random, over.signal),
    ...(options.operators === true ? [operators.work(over.signal)] : []),
  ];
  // A till or an operator that fails ends the siege.
  const failed = new Promise<never>((_resolve, reject) => {
    Promise.all(work).catch((cause) => reject(new Error('The tills or the operators gave up', { cause })));
  });
  try {
    const strikes = strike(stage, till, random, options, kills, () => options.onProgress?.(progress()));
    await Promise.race([strikes, failed]);
  } finally {
    over.abort();
  }
  await Promise.all(work);
  if (options.operators === true) await operators.clear();
  const verdicts = await checkBooks(stage, till, options.patienceMs);
  if (options.operators === true) verdicts.push(...(await operators.verdicts()));
  return { ...progress(), verdicts, ms: performance.now() - from };
}

async function strike(
  stage: Stage,
  till: Till,
  random: Random,
  { kills: wanted, limitMs = Number.POSITIVE_INFINITY }: SiegeOptions,
  kills: Record<Part, number>,
  tell: () => void,
): Promise<void> {
  const limit = performance.now() + limitMs;
  let accepted = 0;
  let inVain = 0;
  while (kills.host + kills.broker + kills.storage < wanted && performance.now() < limit) {
    await sleep(random() * LONGEST_CALM_MS);
    if (inVain >= MOST_BLOWS_IN_VAIN) {
      await until(() => till.placed.length > accepted, RECOVERY_LIMIT_MS, 'an order is accepted again');
    }
    inVain = till.placed.length > accepted ? 0 : inVain + 1;
    accepted = till.placed.length;
    const victims = victimsOf(pick(random, TARGETS));
    await Promise.all(victims.map((part) => stage.kill(part)));
    for (const part of victims) kills[part]++;
    if (random() < 0.5) await sleep(random() * LONGEST_ABSENCE_MS);
    // In any order: a host may come up before what it needs.
    const order = random() < 0.5 ? victims : victims.toReversed();
    for (const part of order) await stage.start(part);
    tell();
  }
}

function victimsOf(target: keyof typeof TARGETS): Part[] {
  switch (target) {
    case 'host+broker':
      return ['broker', 'host'];
    case 'host+storage':
      return ['storage', 'host'];
    case 'all':
      return ['storage', 'broker', 'host'];
    default:
      return [target];
  }
}

async function serve(till: Till, random: Random, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    if (random() < TOGETHER_SHARE) {
      const count = 1 + Math.floor(random() * MOST_TOGETHER);
      await till.placeTogether(Array.from({ length: count }, () => pick(random, KINDS)));
    } else {
      const kind = pick(random, KINDS);
      if (random() < ONCE_SHARE) await till.placeOnce(kind);
      else await till.place(kind);
    }
    await sleep(random() * LONGEST_PAUSE_MS);
  }
}

async function decide(till: Till, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await till.decide();
    await sleep(DECIDE_EVERY_MS);
  }
}

/** Shipping goes down now and then; it is up when the siege is over. */
async function maintain(till: Till, random: Random, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await sleep(MAINTENANCE_MS);
    if (random() >= SHIPPING_SHARE) continue;
    await till.setShipping(false);
    await sleep(MAINTENANCE_MS);
    await till.setShipping(true);
  }
}
