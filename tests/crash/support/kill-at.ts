/** In a process of the platform under test: dies by SIGKILL at a named point, once. */

import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, existsSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Names the folder of the two files, for the process. */
export const KILL_FOLDER_SETTING = 'KILL_AT_FOLDER';

/** Holds the point at which a part is to die; it is gone once the part has. */
export const armFile = (folder: string, part: string): string => join(folder, `${part}.armed`);

/** One line per death: the point's name. */
export const hitsFile = (folder: string): string => join(folder, 'hits');

/** Reads once what to die at: a part is armed while it is stopped. */
export function dieWhereArmed(part: string): void {
  const folder = process.env[KILL_FOLDER_SETTING];
  if (folder === undefined) throw new Error(`${KILL_FOLDER_SETTING} is not set`);
  const file = armFile(folder, part);
  if (!existsSync(file)) return;
  const armed = readFileSync(file, 'utf8');
  const listen = (name: unknown) => {
    if (name !== armed) return;
    appendFileSync(hitsFile(folder), `${armed}\n`);
    unlinkSync(file);
    process.kill(process.pid, 'SIGKILL');
  };
  subscribe('tillstream.app.point', listen);
  subscribe('tillstream.local.point', listen);
}
