import type { Comparison } from '../../shared/steps/rebuild/compare-copies.ts';
import { rebuildReadModel, rollBack } from '../../shared/steps/rebuild/rebuild-read-model.ts';
import { copyTitle, depsOf, type Run, watched } from './run.ts';

const MOST_SHOWN = 10;
const MOST_CHARS = 60;

export async function build(run: Run, { dryRun }: { readonly dryRun: boolean }): Promise<number> {
  const watcher = watched(run);
  const rebuilt = await rebuildReadModel(depsOf(run))({ dryRun, anyway: run.yes }, watcher);
  watcher.end();
  const { copy, comparison, switched } = rebuilt;
  const { events, seconds } = watcher;
  const differ = comparison.differences.length > 0;
  if (run.json) {
    console.log(
      JSON.stringify({ copy, switched, events, seconds: Number(seconds.toFixed(3)), ...comparison }),
    );
    return differ && !switched ? 1 : 0;
  }
  console.log(compared(comparison));
  if (switched)
    console.log(`${copyTitle(copy)} is live after ${seconds.toFixed(1)} s. --rollback goes back.`);
  else if (differ) {
    console.error(
      `Nothing was switched: the copies differ. --yes makes ${copyTitle(copy)} live all the same, --drop-old deletes it.`,
    );
  } else console.log(`Nothing was switched. The next run goes on with ${copyTitle(copy)}.`);
  return differ && !switched ? 1 : 0;
}

export async function goBack(run: Run): Promise<number> {
  const watcher = watched(run);
  const copy = await rollBack(depsOf(run))(watcher);
  watcher.end();
  if (run.json) console.log(JSON.stringify({ copy, switched: true }));
  else console.log(`${copyTitle(copy)} is live again. Another --rollback goes back to where you were.`);
  return 0;
}

function compared({ live, fresh, behind, differences }: Comparison): string {
  const lines = [`${live} orders in the live copy, ${fresh} in the fresh one`];
  if (behind > 0) lines.push(`${behind} of which the live copy had less, or nothing`);
  for (const { orderId, property, live: was, fresh: is } of differences.slice(0, MOST_SHOWN)) {
    lines.push(`${orderId}: ${property} is ${short(is)}, in the live copy ${short(was)}`);
  }
  if (differences.length > MOST_SHOWN) lines.push(`… and ${differences.length - MOST_SHOWN} more`);
  lines.push(differences.length === 0 ? 'No differences.' : `${differences.length} orders differ.`);
  return lines.join('\n');
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= MOST_CHARS ? text : `${text.slice(0, MOST_CHARS)}…`;
}
