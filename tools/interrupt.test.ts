import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { tidied } from './interrupt.ts';

it('gives the result, or fails as what it runs, and tidies up after either', async () => {
  let tidy = 0;
  const tidying = async () => void tidy++;
  expect(await tidied(async () => 3, tidying)).toBe(3);
  const failing = tidied(async () => {
    throw new Error('no platform');
  }, tidying);
  await expect(failing).rejects.toThrow('no platform');
  expect(tidy).toBe(2);
});

it('takes Ctrl-C for the reason when what it runs has fallen to it first', async () => {
  const program = `
    import { tidied } from ${JSON.stringify(import.meta.resolve('./interrupt.ts'))};
    const run = async () => {
      setTimeout(() => process.kill(process.pid, 'SIGINT'), 5);
      throw new Error('the platform ended with SIGINT');
    };
    process.exitCode = await tidied(run, async () => console.log('tidy'));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, said]).toEqual([130, 'tidy\n']);
});
