import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';

it('gives the terminal back before a signal ends the program', async () => {
  const program = `
    import { restoredOnSignal } from ${JSON.stringify(import.meta.resolve('./progress.ts'))};
    restoredOnSignal(() => console.log('never'))();
    restoredOnSignal(() => console.log('restored'));
    process.kill(process.pid, 'SIGINT');
    setTimeout(() => undefined, 100_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  const ended = await new Promise((resolve) => child.on('close', (code, signal) => resolve([code, signal])));
  expect([ended, said]).toEqual([[null, 'SIGINT'], 'restored\n']);
});
