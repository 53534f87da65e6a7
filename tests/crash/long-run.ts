/** `npm run crash -- --kills 1000`: kills processes at random under load, then checks the books. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { number, program } from '../../tools/arguments.ts';
import { faultsOf } from './support/books.ts';
import { besiege, type Progress } from './support/siege.ts';
import { Stage } from './support/stage.ts';

const MS_PER_MINUTE = 60_000;

await program(
  {
    usage: 'npm run crash -- [--kills 1000] [--seed N] [--minutes M]',
    about:
      'Starts a platform of its own, posts orders of every kind while it kills host, broker and storage at random,\n' +
      'replays messages, builds the read model anew and kills those who do, waits until all is at rest and checks the\n' +
      'invariants of docs/architecture.md. The same seed makes the same choices; the moments at which they meet the\n' +
      'orders differ. Exit code 0 only if all hold.',
    options: {
      kills: {
        describe: 'how many processes to kill',
        value: 'N',
        read: number({ min: 1, max: 1_000_000 }),
        fallback: 1_000,
      },
      seed: {
        describe: 'of the random choices',
        value: 'N',
        read: number({ min: 0, max: 2 ** 32 - 1 }),
        fallback: Math.floor(Math.random() * 1_000_000),
      },
      minutes: {
        describe: 'stops killing after this time',
        value: 'M',
        read: number({ min: 0, max: 10_000, decimals: true }),
        fallback: 10_000,
      },
    },
  },
  async ({ kills, seed, minutes }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tillstream-kills-'));
    console.log(`seed ${seed}, ${kills} kills, state and log in ${folder}`);
    const stage = await Stage.open({ folder });
    let holds = false;
    try {
      const result = await besiege(stage, {
        seed,
        kills,
        limitMs: minutes * MS_PER_MINUTE,
        onProgress: showProgress(),
        patienceMs: 5 * MS_PER_MINUTE,
        operators: true,
      });
      console.log(`\n${line(result)}, ${(result.ms / 1000).toFixed(0)} s`);
      console.log(`${repaired(result)}\n`);
      const width = Math.max(...result.verdicts.map(({ name }) => name.length));
      for (const { name, holds, detail } of result.verdicts) {
        console.log(`  ${holds ? '✓' : '✗'} ${name.padEnd(width)}  ${detail}`);
      }
      holds = faultsOf(result.verdicts).length === 0;
      console.log(holds ? '\nAll hold.' : `\nNOT all hold (seed ${seed}).`);
    } finally {
      await stage.close();
      if (holds) rmSync(folder, { recursive: true });
      else console.log(`The state is kept: ${folder}`);
    }
    return holds ? 0 : 1;
  },
);

/** On a terminal one line that changes; elsewhere one line in a while. */
function showProgress(): (progress: Progress) => void {
  const every = process.stdout.isTTY ? 0 : 10_000;
  let last = performance.now();
  return (progress) => {
    if (performance.now() - last < every) return;
    last = performance.now();
    process.stdout.write(process.stdout.isTTY ? `\r${line(progress)}` : `${line(progress)}\n`);
  };
}

function line({ kills, accepted, unavailable }: Progress): string {
  const { host, broker, storage } = kills;
  return `${host + broker + storage} kills (host ${host}, broker ${broker}, storage ${storage}), ${accepted} orders accepted, ${unavailable} × 503`;
}

function repaired({ repairs: { putAside, replays, rebuilds, ledgers } }: Progress): string {
  const told = Object.entries({ replays, rebuilds, ledgers }).map(
    ([what, { done, brokenOff }]) => `${what} ${done} done and ${brokenOff} broken off`,
  );
  return `${putAside} messages put aside; ${told.join(', ')}`;
}
