import { setTimeout as sleep } from 'node:timers/promises';
import { TransientFault } from '../../shared/domain/faults.ts';
import type { CopyStatus } from '../../shared/ports.ts';
import { copyTitle, type Run } from './run.ts';

const ASK_AGAIN_MS = 500;

export async function status({ copies, json }: Run): Promise<number> {
  const found = await copies.status();
  if (json) {
    console.log(JSON.stringify(found, undefined, 2));
    return 0;
  }
  console.log(`live      ${line(found.live)}${found.since === undefined ? '' : `, since ${found.since}`}`);
  for (const other of found.others) console.log(`${roleOf(other, found.previous).padEnd(9)} ${line(other)}`);
  if (found.others.length === 0) console.log('There is no other copy.');
  return 0;
}

/** Deletes all copies but the live one. */
export async function dropOld({ copies, json, yes }: Run): Promise<number> {
  const { others, previous } = await copies.status();
  if (json) console.log(JSON.stringify({ dropped: yes, copies: others.map(({ name }) => name) }));
  else for (const other of others) console.log(`${roleOf(other, previous).padEnd(9)} ${line(other)}`);
  if (!yes) {
    if (!json) console.log(`${others.length} to delete. Nothing was deleted; --yes does it.`);
    return 0;
  }
  for (const { name } of others) await dropWhenUnused(name);
  if (!json) console.log(`${others.length} deleted.`);
  return 0;

  async function dropWhenUnused(name: string): Promise<void> {
    for (;;) {
      try {
        return await copies.drop(name);
      } catch (error) {
        if (!(error instanceof TransientFault) || error.code !== 'copy-in-use') throw error;
        await sleep(ASK_AGAIN_MS);
      }
    }
  }
}

function roleOf({ name, purpose, finished, dropped }: CopyStatus, previous: string | undefined): string {
  if (dropped) return 'deleted';
  if (name === previous) return 'former';
  if (purpose.type === 'as-of') return 'as of';
  return finished ? 'old' : 'unfinished';
}

function line({ name, purpose, counts, positions }: CopyStatus): string {
  const { RUNNING, COMPLETED, FAILED } = counts;
  const places = Object.entries(positions).map(([partition, position]) => `${partition}:${position}`);
  const moment = purpose.type === 'as-of' ? `, as of ${purpose.time}` : '';
  return `${copyTitle(name)}${moment}: ${RUNNING + COMPLETED + FAILED} orders (${RUNNING} running, ${COMPLETED} completed, ${FAILED} failed), up to ${places.join(' ') || 'nothing'}`;
}
