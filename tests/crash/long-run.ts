/** `npm run crash`: kills storage, broker and host at random under load, then checks the books. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { number, program } from '../../tools/arguments.ts';
import { killAtRandom } from './support/random-kills.ts';

const options = {
  kills: { describe: 'processes to kill', value: 'N', read: number({ min: 1, max: 100_000 }), fallback: 50 },
  seed: {
    describe: 'the same seed gives the same choices (not the same moments)',
    value: 'N',
    read: number({ min: 0, max: 2 ** 31 }),
    fallback: 1,
  },
  minutes: {
    describe: 'no more kills after so many minutes',
    value: 'N',
    read: number({ min: 1, max: 100_000 }),
    fallback: 600,
  },
};

await program(
  {
    usage: 'npm run crash -- [--kills N] [--seed N] [--minutes N]',
    about:
      'Kills host, broker and storage with SIGKILL at random times while orders come in, starts them again, and at the\n' +
      'end checks the invariants against the stores. Exit code 1 when one does not hold; the state is kept then.',
    options,
  },
  async ({ kills, seed, minutes }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tillstream-crash-'));
    const from = performance.now();
    const seconds = () => Math.round((performance.now() - from) / 1000);
    let last = 0;
    console.log(`seed ${seed}, ${kills} kills`);
    const report = await killAtRandom({
      folder,
      seed,
      kills,
      minutes,
      onKill({ kills: done, placed }) {
        const count = done.host + done.broker + done.storage;
        if (!process.stdout.isTTY && count - last < 50) return;
        last = count;
        const line = `${count} of ${kills} kills (host ${done.host}, broker ${done.broker}, storage ${done.storage}), ${placed} orders, ${seconds()} s`;
        process.stdout.write(process.stdout.isTTY ? `\r${line}   ` : `${line}\n`);
      },
    });
    const { host, broker, storage } = report.kills;
    console.log(
      `\n${host + broker + storage} kills (host ${host}, broker ${broker}, storage ${storage}), ${report.placed} orders, ${seconds()} s\n`,
    );
    for (const { name, holds, detail } of report.verdicts)
      console.log(`${holds ? '✓' : '✗'} ${name}: ${detail}`);
    const holds = report.verdicts.every((verdict) => verdict.holds);
    if (holds) rmSync(folder, { recursive: true, force: true });
    else console.log(`\nState and log are kept in ${folder}`);
    return holds ? 0 : 1;
  },
);
