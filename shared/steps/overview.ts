import type { Clock, QueueCounts, ReadModel } from '../ports.ts';

export interface Overview {
  readonly orders: { readonly RUNNING: number; readonly COMPLETED: number; readonly FAILED: number };
  readonly queues: { readonly orders: { readonly active: number; readonly deadLettered: number } };
  readonly quarantine: number;
}

const GOOD_FOR_MS = 100;

/** Counts for people and load tools; those who ask at the same time share one look. */
export function overview({
  clock,
  readModel,
  queueCounts,
}: {
  readonly clock: Clock;
  readonly readModel: ReadModel;
  readonly queueCounts: QueueCounts;
}) {
  let last: { readonly at: number; readonly value: Promise<Overview> } | undefined;
  return (): Promise<Overview> => {
    const now = clock.now();
    if (last !== undefined && now - last.at < GOOD_FOR_MS) return last.value;
    const value = look();
    last = { at: now, value };
    return value;
  };

  async function look(): Promise<Overview> {
    const [orders, queue] = await Promise.all([readModel.counts(), queueCounts.counts()]);
    const { active, deadLettered, quarantine } = queue;
    return { orders, queues: { orders: { active, deadLettered } }, quarantine };
  }
}
