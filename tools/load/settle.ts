/** Follows every accepted order to its end, by asking for it. */

export interface Tally {
  readonly accepted: number;
  /** Ended by the saga: completed, refused by a business rule, or failed and undone. */
  readonly completed: number;
  readonly cancelled: number;
  readonly quarantined: number;
  /** Neither: still on their way when the time was up, or lost. The first of them by id. */
  readonly open: readonly string[];
}

type End = 'completed' | 'cancelled' | 'open';

export interface OrderStates {
  end(orderId: string): Promise<End>;
  /** Whether a message of this order lies in quarantine or in a dead-letter queue. */
  quarantined(orderId: string): Promise<boolean>;
}

const ASKED_AT_ONCE = 32;
const PAUSE_MS = 500;
// Orders end about in the order of their acceptance: behind so many that have not, asking on would only be a burden.
const MOST_OPEN_A_ROUND = 100;

/** Asks again and again for those that have not ended, until all have or `limitMs` is over. */
export async function settle(
  orderIds: readonly string[],
  states: OrderStates,
  { limitMs, now, sleep }: { limitMs: number; now(): number; sleep(ms: number): Promise<void> },
  onProgress: (left: number) => void = () => {},
): Promise<Tally> {
  const end = now() + limitMs;
  let open = [...orderIds];
  let completed = 0;
  let cancelled = 0;
  for (;;) {
    const left: string[] = [];
    await eachOf(open, async (orderId) => {
      if (left.length >= MOST_OPEN_A_ROUND && now() < end) {
        left.push(orderId);
        return;
      }
      switch (await states.end(orderId)) {
        case 'completed':
          completed++;
          break;
        case 'cancelled':
          cancelled++;
          break;
        default:
          left.push(orderId);
      }
    });
    open = left;
    onProgress(open.length);
    if (open.length === 0 || now() >= end) break;
    await sleep(PAUSE_MS);
  }
  const lost: string[] = [];
  let quarantined = 0;
  await eachOf(open, async (orderId) => {
    if (await states.quarantined(orderId)) quarantined++;
    else lost.push(orderId);
  });
  return { accepted: orderIds.length, completed, cancelled, quarantined, open: lost.sort() };
}

async function eachOf(ids: readonly string[], ask: (id: string) => Promise<void>): Promise<void> {
  let next = 0;
  const asker = async () => {
    for (;;) {
      const id = ids[next++];
      if (id === undefined) return;
      await ask(id);
    }
  };
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, asker));
}
