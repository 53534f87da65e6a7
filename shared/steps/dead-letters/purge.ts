import type { DeadLetter } from '../../ports.ts';
import { type Hand, type Repairing, record, type WorkReport, workOff } from './work-off.ts';

/** Takes messages away for good. The record, which is written first, is all that is left of them, bodies included. */
export function purgeDeadLetters(deps: Repairing) {
  return (
    ids: readonly string[],
    perSecond: number,
    hand: Hand,
    onPurged?: (letter: DeadLetter) => void,
  ): Promise<WorkReport> =>
    workOff(
      deps,
      ids,
      perSecond,
      (letter) => record(deps, hand, { action: 'purge', deadLetter: letter }),
      onPurged,
    );
}
