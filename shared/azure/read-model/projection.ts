import { orderWords } from '../../domain/search-words.ts';
import type { StoredEvent } from '../../ports.ts';
import { pointed } from '../../telemetry.ts';
import type { Generation } from './generation.ts';
import type { Counts } from './progress.ts';
import { customerWord } from './search/customer-word.ts';
import type { Entry } from './search/postings.ts';
import type { ViewRecord } from './views.ts';

/**
 * Applies events of one partition, ascending positions, to a generation. What a batch changes is written first, the
 * progress last: a batch that was cut off comes again and writes the same.
 */
export async function project(
  generation: Generation,
  partition: string,
  events: readonly StoredEvent[],
): Promise<void> {
  try {
    await apply(generation, partition, events);
  } catch (error) {
    generation.progress.forget(partition);
    throw error;
  }
}

async function apply(
  { views, directory, feed, search, progress, known }: Generation,
  partition: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const held = await progress.of(partition, first.position);
  const before = held.progress;
  const batch = events.filter((event) => event.position > before.lastPosition);
  const [begin] = batch;
  const end = batch.at(-1);
  if (begin === undefined || end === undefined) return;

  const records = new Map<string, ViewRecord>();
  await Promise.all(
    Array.from(byOrder(batch), async ([orderId, of]) => {
      const record = await views.apply(orderId, of);
      records.set(orderId, record);
      if (of.some((event) => event.event.type === 'OrderReceived')) await directory.enter(record.view);
    }),
  );
  const originals = batch.filter(
    ({ event, position }) => records.get(event.orderId)?.positions[event.seq] === position,
  );
  const positions = [begin.position, end.position] as const;
  const entries = entriesOf(originals, records);
  const [hours, index] = await Promise.all([
    feed.write(partition, originals, before.hours),
    pointed('read-model.index', () => search.enter(partition, before.index, positions, entries)),
  ]);
  const counts = counted(before.counts, originals);
  await progress.advance(partition, held, { lastPosition: end.position, counts, hours, index });
  known.clear();
}

/** Orders that begin with these events. */
function entriesOf(events: readonly StoredEvent[], records: ReadonlyMap<string, ViewRecord>): Entry[] {
  const entries: Entry[] = [];
  for (const { event } of events) {
    const view = event.type === 'OrderReceived' ? records.get(event.orderId)?.view : undefined;
    if (view === undefined) continue;
    const words = [...orderWords(view), customerWord(view.customer)];
    entries.push({ id: view.id, time: Date.parse(view.createdAt), words });
  }
  return entries;
}

function byOrder(events: readonly StoredEvent[]): Map<string, StoredEvent[]> {
  const orders = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const of = orders.get(event.event.orderId);
    if (of === undefined) orders.set(event.event.orderId, [event]);
    else of.push(event);
  }
  return orders;
}

function counted(before: Counts, originals: readonly StoredEvent[]): Counts {
  const counts = { ...before };
  for (const { event } of originals) {
    switch (event.type) {
      case 'OrderReceived':
        counts.RUNNING++;
        break;
      case 'OrderCompleted':
      case 'OrderClosed':
        counts.RUNNING--;
        counts.COMPLETED++;
        break;
      case 'OrderFailed':
        counts.RUNNING--;
        counts.FAILED++;
        break;
      default:
    }
  }
  return counts;
}
