import { TerminalFault } from '../../domain/faults.ts';
import type { DeadLetter, DeadLetters, RepairLog, RepairRecord } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import type { Patience } from '../keep-trying.ts';

export interface Repairing extends Patience {
  readonly deadLetters: DeadLetters;
  readonly repairs: RepairLog;
}

/** Whose hand it is, for the record. */
export type Hand = Pick<RepairRecord, 'by' | 'via'>;

export interface WorkReport {
  readonly done: readonly string[];
  /** They stay where they are. */
  readonly failed: readonly { readonly id: string; readonly code: string; readonly message: string }[];
  /** Somebody else took them meanwhile. */
  readonly gone: readonly string[];
}

/**
 * Does something with messages that were put aside, at most `perSecond` of them a second, and takes each away after it
 * was done. A crash in between leaves it there: what is done must be good for twice. A TerminalFault fails its message
 * alone; any other ends the work, and leaves the rest.
 */
export async function workOff(
  { deadLetters, clock, sleep }: Repairing,
  ids: readonly string[],
  perSecond: number,
  work: (letter: DeadLetter) => Promise<void>,
  onDone: (letter: DeadLetter) => void = () => undefined,
): Promise<WorkReport> {
  const done: string[] = [];
  const failed: { id: string; code: string; message: string }[] = [];
  let due = clock.now();
  const gone = await deadLetters.take(new Set(ids), async (letter) => {
    const wait = due - clock.now();
    if (wait > 0) await sleep(wait);
    due = Math.max(due, clock.now()) + 1_000 / perSecond;
    try {
      await work(letter);
    } catch (error) {
      if (!(error instanceof TerminalFault)) throw error;
      failed.push({ id: letter.id, code: error.code, message: error.message });
      return 'kept';
    }
    done.push(letter.id);
    onDone(letter);
    return 'done';
  });
  return { done, failed, gone: [...gone] };
}

/** Before the deed, so that there is none without a record. */
export async function record(
  { repairs, clock }: Repairing,
  { by, via }: Hand,
  what: Omit<RepairRecord, 'time' | 'by' | 'via'>,
): Promise<void> {
  await pointed('repair.record', () => repairs.append({ time: clock.now(), by, via, ...what }));
}
