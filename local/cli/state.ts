import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { lockState, StateLockedError } from '../state-lock.ts';
import type { Options } from './options.ts';

/** The folder that a platform keeps everything in. */
export interface State {
  readonly dir: string;
  /** The virtual time that the last platform on this state had reached. */
  savedTime(): number | undefined;
  saveTime(now: number): void;
  /** Leaves word for other programs where this platform is (platform.json), until release. */
  announce(facts: string): void;
  /** Lets go of the folder; an ephemeral one is deleted. */
  release(): void;
}

export async function openState(options: Options): Promise<State> {
  const dir = options.ephemeral
    ? mkdtempSync(join(tmpdir(), 'tillstream-'))
    : (options.state ?? join(options.app, '.tillstream'));
  // What customers sent lies there: for nobody else on this machine.
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = await lockState(dir).catch((cause: unknown) => {
    if (!(cause instanceof StateLockedError)) throw cause;
    const shown = relative(process.cwd(), dir) || dir;
    throw new StateInUseError(
      `Another platform is running on ${shown}. Stop it, or use --state DIR or --ephemeral.`,
      { cause },
    );
  });
  const clockFile = join(dir, 'clock.json');
  const platformFile = join(dir, 'platform.json');
  return {
    dir,
    savedTime() {
      try {
        return (JSON.parse(readFileSync(clockFile, 'utf8')) as { now: number }).now;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    saveTime(now) {
      writeFileSync(`${clockFile}.part`, JSON.stringify({ now }));
      renameSync(`${clockFile}.part`, clockFile);
    },
    announce(facts) {
      writeFileSync(`${platformFile}.part`, `${facts}\n`);
      renameSync(`${platformFile}.part`, platformFile);
    },
    release() {
      rmSync(platformFile, { force: true });
      lock.release();
      if (options.ephemeral) rmSync(dir, { recursive: true, force: true });
    },
  };
}

const LAST_RUN_MS = 30_000;

/**
 * A platform that was killed leaves processes that take a few seconds to end, and have its ports until then. Waits
 * for them by their own locks.
 */
export async function lastRunEnded(
  dir: string,
  parts: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  for (const part of parts) {
    const folder = join(dir, part);
    const lock = await lockState(folder).catch((error: unknown) => {
      if (!(error instanceof StateLockedError)) throw error;
      say(`waiting for the ${part} of the last run to end …`);
      return lockState(folder, LAST_RUN_MS);
    });
    lock.release();
  }
}

class StateInUseError extends Error {
  readonly code = 'state-in-use';
}
