import type { DeadLetter } from '../../shared/ports.ts';
import { findAllDeadLetters } from '../../shared/steps/dead-letters/find.ts';
import type { Selection } from '../../shared/steps/dead-letters/selection.ts';
import type { Repairing, WorkReport } from '../../shared/steps/dead-letters/work-off.ts';
import { BadArguments } from '../arguments.ts';
import { progressBar } from '../progress.ts';
import { visible } from '../visible.ts';
import type { Desk, Run } from './commands.ts';
import { asTable } from './output.ts';

/** What is done to many: how it is called, and how it is said of one. */
export interface Work {
  readonly verb: 'replay' | 'purge';
  readonly past: string;
  readonly untouched: string;
  readonly saidOf: (letter: DeadLetter) => string;
  readonly perform: (
    deps: Repairing,
    run: { ids: string[]; rate: number; by: string; onDone: (letter: DeadLetter) => void },
  ) => Promise<WorkReport>;
}

const MOST_SHOWN = 100;

export function wantsChoice(verb: string, selection: Selection, all: boolean): void {
  if (Object.keys(selection).length > 0 || all) return;
  throw new BadArguments(`${verb}: wants IDs, a filter or --all\n--help tells what there is`);
}

/** Shows what would be done, or does it. */
export async function workOn(work: Work, { desk, values, selection }: Run): Promise<number> {
  const { chosen } = await findAllDeadLetters(desk, selection);
  const unknown = (selection.ids ?? []).filter(
    (id) => !chosen.some((letter) => letter.id === id || letter.messageId === id),
  );
  for (const id of unknown) console.error(`${visible(id)}: is not there`);
  const ids = chosen.map(({ id }) => id);
  if (!values.yes) {
    if (values.json) console.log(JSON.stringify({ dryRun: true, chosen: ids, unknown }));
    else {
      if (chosen.length > 0) console.log(`${asTable(chosen.slice(0, MOST_SHOWN))}\n`);
      if (chosen.length > MOST_SHOWN) console.log(`… and ${chosen.length - MOST_SHOWN} more\n`);
      console.log(`${chosen.length} to ${work.verb}. ${work.untouched}; --yes does it.`);
    }
    return unknown.length === 0 ? 0 : 1;
  }
  const report = await performed(work, desk, values, ids);
  const { done, failed, gone } = report;
  if (values.json) {
    console.log(JSON.stringify({ dryRun: false, [work.past]: done, failed, gone, unknown }));
  } else {
    for (const { id, message } of failed) console.error(`${id}: not ${work.past}: ${visible(message)}`);
    // A run that was killed holds what it had locked for a minute.
    for (const id of gone) console.error(`${id}: somebody else has it; try again in a minute`);
    console.log(`${done.length} ${work.past}.`);
  }
  return failed.length + gone.length + unknown.length === 0 ? 0 : 1;
}

async function performed(work: Work, desk: Desk, values: Run['values'], ids: string[]): Promise<WorkReport> {
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  // A line for each where nobody watches, a bar where somebody does.
  const watched = process.stderr.isTTY === true && !values.json;
  const bar = progressBar(`{bar} {value}/{total} ${work.past} · {eta_formatted} left`, !watched);
  bar.begin(ids.length);
  try {
    return await work.perform(
      { ...desk, sleep },
      {
        ids,
        rate: values.rate,
        by: values.by,
        onDone: (letter) => {
          if (watched) bar.add(1);
          else if (!values.json) console.log(work.saidOf(letter));
        },
      },
    );
  } finally {
    bar.end();
  }
}
