import { TerminalFault } from '../domain/faults.ts';
import type { Clock } from '../ports.ts';

export interface Patience {
  readonly clock: Clock;
  sleep(ms: number): Promise<void>;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/**
 * Repeats `attempt` with growing waits until it succeeds, fails for good (TerminalFault), or the next wait would end
 * after `budgetMs`; then throws what it threw last. An outage of minutes is sat out here, so that it costs a message
 * one or two deliveries and not all of them.
 */
export async function keepTrying<T>(
  { clock, sleep }: Patience,
  budgetMs: number,
  attempt: () => Promise<T>,
  onFault: (error: unknown, waitMs: number) => void,
): Promise<T> {
  const end = clock.now() + budgetMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof TerminalFault || clock.now() + wait > end) throw error;
      onFault(error, wait);
    }
    await sleep(wait);
  }
}
