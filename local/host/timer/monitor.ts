import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schedule } from './schedule.ts';

/** What is remembered of a timer between two runs of the host; epoch ms, NEVER for "not yet". */
export interface ScheduleStatus {
  readonly last: number;
  readonly next: number;
  readonly lastUpdated: number;
}

/** .NET's default(DateTime), 0001-01-01T00:00:00Z. */
export const NEVER = Date.parse('0001-01-01T00:00:00Z');

/** Keeps the schedule status of one timer in a file. */
export class ScheduleMonitor {
  readonly #file: string;

  constructor(stateDir: string, functionName: string) {
    this.#file = join(stateDir, `${functionName}.json`);
  }

  read(): ScheduleStatus | undefined {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return JSON.parse(text) as ScheduleStatus;
  }

  write(status: ScheduleStatus): void {
    // A rename is whole or not at all, so a kill leaves the old status or the new one.
    writeFileSync(`${this.#file}.new`, JSON.stringify(status));
    renameSync(`${this.#file}.new`, this.#file);
  }

  /**
   * The status at the start of the host, brought up to date with the schedule, and how many ms ago an occurrence
   * was missed (0: none). A schedule that was changed meanwhile counts from now on, and is never past due at once.
   * `fresh`: nothing was stored before.
   */
  start(schedule: Schedule, now: number): { status: ScheduleStatus; pastDue: number; fresh: boolean } {
    const known = this.read();
    let status = known ?? { last: NEVER, next: schedule.next(now) ?? NEVER, lastUpdated: now };
    if (known) {
      let since = known.last !== NEVER ? known.last : known.lastUpdated;
      let expected = schedule.next(since);
      if (known.next !== (expected ?? NEVER)) {
        if (expected !== undefined && now > expected) {
          since = now;
          expected = schedule.next(now);
        }
        status = { last: NEVER, next: expected ?? NEVER, lastUpdated: since };
      }
    }
    if (status !== known) this.write(status);
    const pastDue = status.next === NEVER ? 0 : Math.max(0, now - status.next);
    return { status, pastDue, fresh: known === undefined };
  }
}
