import { readFileSync } from 'node:fs';

// Linux counts CPU time in ticks of 10 ms (USER_HZ).
const TICK_MS = 10;

/** CPU time a process has used so far, user and system, in ms. Linux only; elsewhere undefined. */
export function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
