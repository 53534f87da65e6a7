import { createReadStream } from 'node:fs';
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A journal's folder: `journal-N.log` (changes, in groups) and `snapshot-N` (everything as it stood when
 * `journal-N.log` was begun). Recovery is the newest snapshot, then every journal from its number on.
 */
export interface Files {
  readonly snapshot: number | undefined;
  readonly journals: readonly number[];
}

export const END_OF_GROUP = '=';

export const journalFile = (dir: string, number: number) => join(dir, `journal-${padded(number)}.log`);
export const snapshotFile = (dir: string, number: number) => join(dir, `snapshot-${padded(number)}`);
const padded = (number: number) => String(number).padStart(6, '0');

export async function listFiles(dir: string): Promise<Files> {
  const names = await readdir(dir);
  const numbers = (pattern: RegExp) =>
    names
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b);
  const snapshot = numbers(/^snapshot-(\d+)$/).at(-1);
  return {
    snapshot,
    journals: numbers(/^journal-(\d+)\.log$/).filter((number) => number >= (snapshot ?? 0)),
  };
}

/** Deletes what recovery would not read: files older than `number`, and snapshots that were never finished. */
export async function deleteOlderThan(dir: string, number: number): Promise<void> {
  for (const name of await readdir(dir)) {
    const found = /^(?:journal|snapshot)-(\d+)(?:\.log|\.part)?$/.exec(name);
    if (found && (Number(found[1]) < number || name.endsWith('.part'))) await unlink(join(dir, name));
  }
}

/** Hands over the lines of every whole group. Lines behind the last whole group were never acknowledged. */
export async function readGroups(file: string, take: (line: string) => void): Promise<number> {
  let group: string[] = [];
  let count = 0;
  let rest = '';
  // Not node:readline: it also breaks lines at U+2028, which JSON leaves as it is.
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== END_OF_GROUP) {
        group.push(line);
        continue;
      }
      for (const whole of group) take(whole);
      count += group.length;
      group = [];
    }
  }
  return count;
}
