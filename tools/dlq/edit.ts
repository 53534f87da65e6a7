import { readFileSync } from 'node:fs';
import { TerminalFault } from '../../shared/domain/faults.ts';
import type { Change } from '../../shared/steps/dead-letters/changed-body.ts';
import { type EditResult, editDeadLetter } from '../../shared/steps/dead-letters/edit.ts';
import { BadArguments } from '../arguments.ts';
import { visible, visibleLines } from '../visible.ts';
import type { Command } from './commands.ts';
import { theOne, wantsOneId } from './one.ts';
import type { Values } from './options.ts';
import { bodyText } from './output.ts';

export const edit: Command = {
  // The new body is compared with the order that may have been persisted.
  services: () => ['service-bus', 'event-hubs', 'storage'],
  check({ body, set }, selection) {
    wantsOneId('edit', selection);
    if ((body === '') === (set.length === 0)) {
      throw new BadArguments(
        'edit: wants --body FILE, or --set /json/pointer=value\n--help tells what there is',
      );
    }
  },
  async run({ desk, values, selection }) {
    const letter = await theOne(desk, selection);
    if (letter === undefined) return 1;
    const next = values.replay ? 'replay' : 'keep';
    const change = changeOf(values);
    const sleep = async () => undefined;
    try {
      const wanted = { change, next, really: values.yes } as const;
      return told(
        await editDeadLetter({ ...desk, sleep })(letter.id, wanted, { by: values.by, via: 'cli' }),
        next,
        values.json,
      );
    } catch (error) {
      if (!(error instanceof TerminalFault)) throw error;
      console.error(visible(error.message));
      return 1;
    }
  },
};

function changeOf({ body, set }: Values): Change {
  if (body === '') return { set };
  try {
    // 0 is stdin.
    return { body: readFileSync(body === '-' ? 0 : body) };
  } catch (error) {
    throw new BadArguments(`--body: ${(error as Error).message}`);
  }
}

function told(result: EditResult, next: 'replay' | 'keep', json: boolean): number {
  switch (result.type) {
    case 'edited': {
      const { before, body, really } = result;
      if (json) {
        console.log(JSON.stringify({ dryRun: !really, id: before.id, next, body: bodyText(body) }));
        return 0;
      }
      console.log(
        `Before:\n${visibleLines(bodyText(before.body))}\n\nAfter:\n${visibleLines(bodyText(body))}\n`,
      );
      const done =
        next === 'replay' ? `Sent to ${before.source}.` : 'Put back into quarantine, under a new id.';
      console.log(really ? done : `It would be processed. ${before.id} is as it was; --yes changes it.`);
      return 0;
    }
    case 'not-there':
      console.error('Somebody else has it.');
      return 1;
    case 'invalid':
      console.error(`It would not be processed: ${visible(result.description)}`);
      return 1;
    case 'persisted':
      console.error(
        `${result.orderId} was persisted with the first attempt, as it was then, and stands: replay it as it is.`,
      );
      return 1;
    default:
      return result satisfies never;
  }
}
