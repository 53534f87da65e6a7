import {
  LoyaltyBook,
  type LoyaltyCorrection,
  type LoyaltyPosting,
  type LoyaltyRow,
} from '../domain/loyalty-books.ts';
import type { ArchiveReader, HubReader, LoyaltyBooks, LoyaltyLedger } from '../ports.ts';
import { readEvents } from './read-events.ts';

interface Deps {
  readonly archive: ArchiveReader;
  readonly hub: Pick<HubReader, 'partitions' | 'read'>;
  readonly loyalty: Pick<LoyaltyLedger, 'credit' | 'reverse'>;
  readonly books: LoyaltyBooks;
}

export interface RebuildLoyaltyOptions {
  /** Left out: it only compares. */
  readonly repair?: boolean;
  /** Takes out postings that no event speaks of. */
  readonly removeUnknown?: boolean;
  /** `bytes` of the archive were read since the last call. */
  readonly onRead?: (bytes: number) => void;
}

export interface LoyaltyReport {
  /** Orders of which the ledger should know. */
  readonly orders: number;
  readonly missing: number;
  readonly wrong: number;
  readonly unknown: number;
  readonly unbalanced: number;
}

const BATCH_POSTINGS = 200;

/**
 * Compares the ledger of points with the archive, and puts right what differs: also all of it, when its table was
 * lost. Consumers may go on meanwhile: what is missing goes the way of any order, which counts it once; the rest is
 * changed under the ETag of its customer's balance.
 */
export function rebuildLoyalty({ archive, hub, loyalty, books }: Deps) {
  return async ({
    repair = false,
    removeUnknown = false,
    onRead = () => undefined,
  }: RebuildLoyaltyOptions): Promise<LoyaltyReport> => {
    // The ledger before the events: whatever it has been told by now, they tell as well.
    const rows: LoyaltyRow[] = [];
    for await (const row of books.rows()) rows.push(row);
    const book = await readBook(archive, hub, onRead);
    const { missing, wrong, unknown, unbalanced } = book.differences(rows);
    if (repair) {
      for (let from = 0; from < missing.length; from += BATCH_POSTINGS) {
        await post(loyalty, missing.slice(from, from + BATCH_POSTINGS));
      }
      const removals: LoyaltyCorrection[] = removeUnknown ? unknown.map((found) => ({ found })) : [];
      const corrections = Map.groupBy([...wrong, ...removals], ({ found }) => found.customer);
      for (const customer of new Set([...corrections.keys(), ...unbalanced])) {
        await books.correct(customer, corrections.get(customer) ?? []);
      }
    }
    return {
      orders: book.size,
      missing: missing.length,
      wrong: wrong.length,
      unknown: unknown.length,
      unbalanced: unbalanced.length,
    };
  };
}

/** What was archived, and what the archive has not taken from the hub yet. */
async function readBook(
  archive: ArchiveReader,
  hub: Deps['hub'],
  onRead: (bytes: number) => void,
): Promise<LoyaltyBook> {
  const book = new LoyaltyBook();
  const archived = new Map<string, number>();
  for (const { partition } of await archive.partitions()) {
    for await (const { events, bytes } of archive.read(partition, -1)) {
      book.add(events.map(({ event }) => event));
      archived.set(partition, events.at(-1)?.position ?? archived.get(partition) ?? -1);
      onRead(bytes);
    }
  }
  for (const { partition, last } of await hub.partitions()) {
    const after = archived.get(partition) ?? -1;
    if (last <= after) continue;
    for await (const events of hub.read(partition, after, last)) {
      const { good } = readEvents({ source: 'rebuild', partition, events, attempts: 1 });
      book.add(good.map(({ event }) => event));
    }
  }
  return book;
}

/** Resolves when all are on record. */
async function post(loyalty: Deps['loyalty'], postings: readonly LoyaltyPosting[]): Promise<void> {
  await Promise.all([
    loyalty.credit(
      postings.flatMap(({ customer, orderId, points, creditedAt: time }) =>
        time === undefined ? [] : [{ customer, orderId, points, time }],
      ),
    ),
    loyalty.reverse(
      postings.flatMap(({ customer, orderId, reversedAt: time }) =>
        time === undefined ? [] : [{ customer, orderId, time }],
      ),
    ),
  ]);
}
