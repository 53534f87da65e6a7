/** `npm run crash:outage`: the broker is away for an hour while orders are under way, then checks the books. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { number, program } from '../../tools/arguments.ts';
import { checkBooks, faultsOf } from './support/books.ts';
import { seeded } from './support/random.ts';
import { Stage } from './support/stage.ts';
import { type Kind, Till } from './support/till.ts';
import { until } from './support/until.ts';

const MS_PER_MINUTE = 60_000;
const STEP_MS = 1_000;
// A try takes real seconds: were the outage over sooner, there would be few of them.
const PER_SECOND_MS = 40_000;
const KINDS: readonly Kind[] = ['small', 'approved', 'rejected', 'out-of-stock', 'declined', 'cancelled'];
const ROUNDS = 6;
const WAITING_MS = 60_000;

await program(
  {
    usage: 'npm run crash:outage -- [--minutes 60]',
    about:
      'Starts a platform of its own with a virtual clock, takes the broker away for an hour while orders are decided,\n' +
      'brings it back, waits until all is at rest and checks the invariants of docs/architecture.md: no order may fail\n' +
      'for it, long after Durable has given up by itself. Takes some two minutes. Exit code 0 only if all hold.',
    options: {
      minutes: {
        describe: 'how long the broker is away, by the virtual clock',
        value: 'M',
        read: number({ min: 1, max: 1_440 }),
        fallback: 60,
      },
    },
  },
  async ({ minutes }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tillstream-outage-'));
    console.log(`state and log in ${folder}`);
    const stage = await Stage.open({ folder, virtualClock: true, queues: 'as they are' });
    let holds = false;
    try {
      const till = new Till(() => stage.url, seeded(1));
      await till.stockUp();
      const kinds = Array.from({ length: ROUNDS }, () => KINDS).flat();
      await Promise.all(kinds.map((kind) => till.place(kind)));
      const large = kinds.filter((kind) => ['approved', 'rejected', 'cancelled'].includes(kind)).length;
      await until(async () => (await waiting(stage)) === large, WAITING_MS, 'large orders wait', 200);
      await stage.kill('broker');
      // Their next steps have all but the hub.
      await till.decide();
      for (let passed = 0; passed < minutes * MS_PER_MINUTE; passed += PER_SECOND_MS) {
        await stage.advanceClock(PER_SECOND_MS, STEP_MS);
        await sleep(1_000);
      }
      console.log(`${till.placed.length} orders, ${minutes} minutes without a broker`);
      await stage.start('broker');
      const over = new AbortController();
      const passing = letTimePass(stage, over.signal);
      const verdicts = await checkBooks(stage, till);
      over.abort();
      await passing;
      for (const verdict of verdicts) {
        console.log(`  ${verdict.holds ? '✓' : '✗'} ${verdict.name}: ${verdict.detail}`);
      }
      holds = faultsOf(verdicts).length === 0;
      console.log(holds ? '\nAll hold.' : '\nNOT all hold.');
    } finally {
      await stage.close();
      if (holds) rmSync(folder, { recursive: true });
      else console.log(`The state is kept: ${folder}`);
    }
    return holds ? 0 : 1;
  },
);

/** How many orders wait for their approval. */
async function waiting(stage: Stage): Promise<number> {
  const answer = await fetch(`${stage.url}/notifications`);
  const { items } = (await answer.json()) as { items: { text: string }[] };
  return items.filter(({ text }) => text.startsWith('Waiting')).length;
}

/** For which the broker, and Durable, make something wait. */
async function letTimePass(stage: Stage, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await stage.advanceClock(STEP_MS, STEP_MS);
    await sleep(100);
  }
}
