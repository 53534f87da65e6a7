import type { DeadLetter } from '../../shared/ports.ts';
import { findAllDeadLetters } from '../../shared/steps/dead-letters/find.ts';
import type { Selection } from '../../shared/steps/dead-letters/selection.ts';
import { BadArguments } from '../arguments.ts';
import type { Desk } from './commands.ts';

export function wantsOneId(command: string, { ids }: Selection): void {
  if (ids?.length !== 1) throw new BadArguments(`${command}: wants one ID\n--help tells what there is`);
}

/** The one that is meant; otherwise says why it is none. */
export async function theOne(desk: Desk, selection: Selection): Promise<DeadLetter | undefined> {
  const [id = ''] = selection.ids ?? [];
  // An id leads straight to it; a message id has to be looked for.
  const found = await desk.deadLetters.find(id);
  if (found !== undefined) return found;
  const { chosen } = await findAllDeadLetters(desk, selection);
  const [letter] = chosen;
  if (chosen.length === 1) return letter;
  console.error(
    letter === undefined
      ? 'It is not there.'
      : `That could be any of these:\n${chosen.map((one) => `  ${one.id}`).join('\n')}`,
  );
  return undefined;
}
