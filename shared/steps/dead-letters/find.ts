import type { DeadLetter, DeadLetters } from '../../ports.ts';
import { isSelected, type Selection } from './selection.ts';

/** A rare choice gives up after so many, and goes on with the next page. */
const MOST_LOOKED_AT = 2_000;

interface Deps {
  readonly deadLetters: DeadLetters;
}

/** One page of those that are chosen; the token is the id of the last one that was looked at. */
export function findDeadLetters({ deadLetters }: Deps) {
  return async (
    selection: Selection,
    limit: number,
    continuationToken?: string,
  ): Promise<{ items: DeadLetter[]; continuationToken?: string }> => {
    const items: DeadLetter[] = [];
    let looked = 0;
    for await (const letter of deadLetters.list(continuationToken)) {
      looked++;
      if (isSelected(selection, letter)) items.push(letter);
      if (items.length === limit || looked === MOST_LOOKED_AT) return { items, continuationToken: letter.id };
    }
    return { items };
  };
}

/** All that are chosen, and how many others there are. */
export async function findAllDeadLetters(
  { deadLetters }: Deps,
  selection: Selection,
): Promise<{ chosen: DeadLetter[]; others: number }> {
  const chosen: DeadLetter[] = [];
  let others = 0;
  for await (const letter of deadLetters.list()) {
    if (isSelected(selection, letter)) chosen.push(letter);
    else others++;
  }
  return { chosen, others };
}
