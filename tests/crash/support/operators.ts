import { setTimeout as sleep } from 'node:timers/promises';
import type { Verdict } from '../../../shared/domain/invariants.ts';
import { putAside, replayAll } from './put-aside.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';
import type { Till } from './till.ts';
import { runTool, type ToolEnded } from './tool.ts';
import { until } from './until.ts';

/** How often each ran to its end, and how often it was killed or found a service away. */
export interface Repairs {
  putAside: number;
  replays: { done: number; brokenOff: number };
  rebuilds: { done: number; brokenOff: number };
  ledgers: { done: number; brokenOff: number };
}

const KILLED_SHARE = 0.5;
const LONGEST_LIFE_MS = 5_000;
const LONGEST_REST_MS = 2_000;
const ROLLBACK_SHARE = 0.25;
const LEDGER_SHARE = 0.2;
const TIDY_SHARE = 0.3;
const CLEARED_MS = 60_000;
// What no outage excuses: a crash of the program, an archive that does not hold.
const FAULT = /^ {4}at |^archive-broken/m;

/**
 * Operators at work while everything dies around them, and they themselves: messages of orders that are under way are
 * put into quarantine once more and replayed, the read model is built anew, switched and switched back, the ledger of
 * points is put right.
 */
export class Operators {
  readonly done: Repairs = {
    putAside: 0,
    replays: { done: 0, brokenOff: 0 },
    rebuilds: { done: 0, brokenOff: 0 },
    ledgers: { done: 0, brokenOff: 0 },
  };
  readonly #stage: Stage;
  readonly #till: Till;
  readonly #random: Random;

  constructor(stage: Stage, till: Till, random: Random) {
    this.#stage = stage;
    this.#till = till;
    this.#random = random;
  }

  async work(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.#putOneAside();
      this.#count('replays', await this.#run('dlq.ts', ['replay', '--all', '--yes', '--json']));
      if (this.#random() < LEDGER_SHARE) {
        this.#count('ledgers', await this.#run('rebuild.ts', ['--ledger', '--json']));
      } else if (this.#random() < ROLLBACK_SHARE) {
        this.#count('rebuilds', await this.#run('rebuild.ts', ['--rollback', '--json']));
      } else {
        this.#count('rebuilds', await this.#run('rebuild.ts', ['--json']));
      }
      if (this.#random() < TIDY_SHARE) await this.#run('rebuild.ts', ['--drop-old', '--yes', '--json']);
      await sleep(this.#random() * LONGEST_REST_MS);
    }
  }

  /** Everything is up again: what is still put aside is replayed. */
  async clear(): Promise<void> {
    const isClear = async () => {
      await replayAll(this.#stage);
      const overview = await this.#till.overview();
      return overview?.quarantine === 0;
    };
    await until(isClear, CLEARED_MS, 'nothing is put aside any more', 500);
  }

  /** The live read model and the ledger, each compared with what the archive says. */
  async verdicts(): Promise<Verdict[]> {
    const built = await runTool(this.#stage, 'rebuild.ts', ['--dry-run', '--json']);
    const ledger = await runTool(this.#stage, 'rebuild.ts', ['--ledger', '--dry-run', '--json']);
    const copies = parsed<{ live: number; fresh: number; behind: number; differences: unknown[] }>(built);
    const points = parsed<{ orders: number; left: number }>(ledger);
    const same = copies.live === copies.fresh && copies.behind === 0 && copies.differences.length === 0;
    return [
      {
        name: 'the read model is what the archive makes of it',
        holds: same,
        detail: same ? `${copies.live} orders` : JSON.stringify(copies).slice(0, 500),
      },
      {
        name: 'the ledger is what the archive makes of it',
        holds: points.left === 0,
        detail: `${points.orders} orders, ${points.left} differ`,
      },
    ];
  }

  async #putOneAside(): Promise<void> {
    const small = this.#till.placed.filter(({ kind }) => kind === 'small');
    const order = small[Math.floor(this.#random() * small.length)];
    if (order === undefined) return;
    try {
      await putAside(this.#stage, order.id);
      this.done.putAside++;
    } catch {
      // The broker is away, or the order is not known yet: another one then.
    }
  }

  async #run(name: string, args: readonly string[]): Promise<ToolEnded> {
    const isDoomed = this.#random() < KILLED_SHARE;
    const killAfterMs = isDoomed ? this.#random() * LONGEST_LIFE_MS : undefined;
    return await runTool(this.#stage, name, args, killAfterMs === undefined ? {} : { killAfterMs });
  }

  #count(what: 'replays' | 'rebuilds' | 'ledgers', ended: ToolEnded): void {
    if (ended.code === 0) {
      this.done[what].done++;
      return;
    }
    if (FAULT.test(ended.stderr) || ended.stdout.includes('"differences":[{')) {
      throw new Error(`${what} ended with ${ended.code}: ${ended.stderr}${ended.stdout}`.slice(0, 2_000));
    }
    this.done[what].brokenOff++;
  }
}

function parsed<Result>({ code, stdout, stderr }: ToolEnded): Result {
  try {
    return JSON.parse(stdout) as Result;
  } catch (cause) {
    throw new Error(`ended with ${code}: ${stderr}${stdout}`.slice(0, 2_000), { cause });
  }
}
