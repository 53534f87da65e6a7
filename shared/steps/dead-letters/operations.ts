import {
  type DeadLetterDocument,
  documentOfLetter,
  documentOfRepair,
  type RepairDocument,
} from './document.ts';
import { type Editing, editDeadLetter } from './edit.ts';
import { findDeadLetters } from './find.ts';
import { type HistoryQuery, repairHistory } from './history.ts';
import { purgeDeadLetters } from './purge.ts';
import { replayDeadLetters } from './replay.ts';
import type { Selection } from './selection.ts';

interface Page<Item> {
  readonly items: Item[];
  readonly continuationToken?: string;
}

/** All that can be done with messages that were put aside, as documents. */
export function deadLetterOperations(deps: Editing) {
  const find = findDeadLetters(deps);
  const history = repairHistory(deps);
  return {
    replay: replayDeadLetters(deps),
    purge: purgeDeadLetters(deps),
    edit: editDeadLetter(deps),
    async list(
      selection: Selection,
      limit: number,
      continuationToken?: string,
    ): Promise<Page<DeadLetterDocument>> {
      const { items, ...rest } = await find(selection, limit, continuationToken);
      return { items: items.map(documentOfLetter), ...rest };
    },
    async show(id: string): Promise<DeadLetterDocument | undefined> {
      const letter = await deps.deadLetters.find(id);
      return letter === undefined ? undefined : documentOfLetter(letter);
    },
    async history(query: HistoryQuery): Promise<Page<RepairDocument>> {
      const { items, ...rest } = await history(query);
      return { items: items.map(documentOfRepair), ...rest };
    },
  };
}
