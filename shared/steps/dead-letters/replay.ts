import { sourceNamed } from '../../contracts/sources.ts';
import { TerminalFault } from '../../domain/faults.ts';
import type { DeadLetter } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import { type Hand, type Repairing, record, type WorkReport, workOff } from './work-off.ts';

/**
 * Sends messages back to where they came from, and takes each away only after its resend was confirmed: a crash in
 * between leaves it in both places, and whoever processes it drops the second.
 */
export function replayDeadLetters(deps: Repairing) {
  return (
    ids: readonly string[],
    perSecond: number,
    hand: Hand,
    onReplayed?: (letter: DeadLetter) => void,
  ): Promise<WorkReport> =>
    workOff(
      deps,
      ids,
      perSecond,
      async (letter) => {
        mustHaveSource(letter);
        await record(deps, hand, { action: 'replay', deadLetter: letter });
        await pointed('repair.send', () => deps.deadLetters.resend(letter));
      },
      onReplayed,
    );
}

export function mustHaveSource({ id, source }: DeadLetter): void {
  if (sourceNamed(source) !== undefined) return;
  throw new TerminalFault('unknown-source', `${id} came from "${source}": there is no way back`);
}
