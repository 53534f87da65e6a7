import { TerminalFault } from '../domain/faults.ts';
import type { DeadLetter, DeadLetters } from '../ports.ts';
import type { Patience } from './keep-trying.ts';

/** What is left out does not narrow the choice. */
export interface Selection {
  /** Ids, or message ids. */
  readonly ids?: readonly string[];
  readonly reason?: string;
  readonly source?: string;
}

export interface ReplayReport {
  readonly replayed: readonly string[];
  /** They stay where they are. */
  readonly failed: readonly { readonly id: string; readonly code: string; readonly message: string }[];
  /** Somebody else took them meanwhile. */
  readonly gone: readonly string[];
}

export function isSelected({ ids, reason, source }: Selection, letter: DeadLetter): boolean {
  if (ids !== undefined && !ids.includes(letter.id) && !ids.includes(letter.messageId)) return false;
  if (reason !== undefined && letter.reason !== reason) return false;
  return source === undefined || letter.source === source;
}

/**
 * Sends messages back to where they came from, at most `perSecond` of them a second, and takes each away only after
 * its resend was confirmed: a crash in between leaves it in both places, and whoever processes it drops the second.
 */
export function replayDeadLetters({
  clock,
  sleep,
  deadLetters,
}: Patience & { readonly deadLetters: DeadLetters }) {
  return async (
    chosen: readonly DeadLetter[],
    perSecond: number,
    onReplayed: (letter: DeadLetter) => void = () => undefined,
  ): Promise<ReplayReport> => {
    const replayed: string[] = [];
    const failed: { id: string; code: string; message: string }[] = [];
    let due = clock.now();
    const gone = await deadLetters.take(new Set(chosen.map(({ id }) => id)), async (letter) => {
      const wait = due - clock.now();
      if (wait > 0) await sleep(wait);
      due = Math.max(due, clock.now()) + 1_000 / perSecond;
      try {
        await deadLetters.resend(letter);
      } catch (error) {
        if (!(error instanceof TerminalFault)) throw error;
        failed.push({ id: letter.id, code: error.code, message: error.message });
        return 'kept';
      }
      replayed.push(letter.id);
      onReplayed(letter);
      return 'done';
    });
    return { replayed, failed, gone: [...gone] };
  };
}
