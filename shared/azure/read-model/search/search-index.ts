import { TransientFault } from '../../../domain/faults.ts';
import type { Term } from '../../../domain/search-words.ts';
import { latestFirst } from '../../keys.ts';
import type { Table } from '../../table.ts';
import { mergedHits, type Source } from './merged-hits.ts';
import { type Entry, type Hit, inverted, merged } from './postings.ts';
import { type Open, Recent } from './recent.ts';
import { RowCache } from './row-cache.ts';
import { hitsOf, type Range, readSegment, writeSegment } from './segment.ts';

/** What the index holds of one hub partition; kept in its progress row, so that it changes in one write. */
export interface IndexState {
  /** What no segment holds yet. */
  readonly open?: Open;
  /** Oldest first. */
  readonly segments: readonly Segment[];
  /** Partitions of the table that came out of use with the last segment that was made. */
  readonly retired?: readonly string[];
}

interface Segment {
  readonly id: string;
  /** 0: made of what was open; n: of segments of level n - 1. */
  readonly level: number;
  readonly entries: number;
  /** Rows of words; those of before they were counted have none. */
  readonly wordRows?: number;
  /** Epoch ms. */
  readonly newest: number;
  readonly oldest: number;
}

export const EMPTY_INDEX: IndexState = { segments: [] };

interface IndexLimits {
  /** What is open is read row by row by whoever searches first, and walked by every search. */
  readonly openRows: number;
  readonly openEntries: number;
  /** So many segments of a level make one of the next. */
  readonly merged: number;
  /** Of a segment. Merging costs some 10 µs an order, at once. */
  readonly entries: number;
  /** Of a segment: its outline, one row, names the first word of each. Orders have some 60 characters, 20,000 a hundred rows. */
  readonly wordRows: number;
}

const LIMITS: IndexLimits = { openRows: 64, openEntries: 2_000, merged: 8, entries: 20_000, wordRows: 1_000 };

/** Table `ordersearch`: which orders have which words. See docs/decisions/0011. */
export class SearchIndex {
  readonly #table: Table;
  readonly #recent: Recent;
  readonly #rows: RowCache;
  readonly #limits: IndexLimits;

  constructor(table: Table, limits: IndexLimits = LIMITS) {
    this.#limits = limits;
    this.#table = table;
    this.#recent = new Recent(table);
    this.#rows = new RowCache(table);
  }

  /**
   * Takes in the orders that begin in positions `first` to `last`. They are found once the state that this gives is
   * the partition's; until then the same positions may come again, cut otherwise.
   */
  async enter(
    partition: string,
    state: IndexState,
    [first, last]: readonly [number, number],
    entries: readonly Entry[],
  ): Promise<IndexState> {
    if (entries.length === 0) return state;
    const open = await this.#recent.write(partition, state.open, [first, last], entries);
    const { openRows, openEntries } = this.#limits;
    if (open.rows < openRows && open.entries < openEntries) return { ...state, open };
    // Nobody who knows the state as it is asks for them any more, and a query takes no time to speak of.
    for (const retired of state.retired ?? []) await this.#table.clear(retired);
    const postings = inverted(await this.#recent.readAll(partition, open));
    const id = `${partition}-${open.from}-${last}-0`;
    const wordRows = await writeSegment(this.#table, id, postings);
    return await this.#compacted(partition, {
      segments: [...state.segments, segmentOf(id, 0, postings.hits, wordRows)],
      retired: [this.#recent.key(partition, open)],
    });
  }

  /** Orders that have all of the words, the latest first, each once. `states`: by hub partition. */
  hits(
    states: ReadonlyMap<string, { readonly lastPosition: number; readonly index?: IndexState }>,
    terms: readonly Term[],
    range: Range,
  ): AsyncGenerator<Hit> {
    const read = (partition: string, rowKey: string) => this.#rows.get(partition, rowKey);
    const sources: Source[] = [];
    for (const [partition, { lastPosition, index = EMPTY_INDEX }] of states) {
      const { open, segments } = index;
      if (open !== undefined) {
        const hits = () => this.#recent.hits(partition, open, lastPosition, terms, range);
        sources.push({ bound: '', open: () => oneByOne(hits()) });
      }
      for (const { id, newest, oldest } of segments) {
        if (range.from !== undefined && newest < range.from) continue;
        if (range.to !== undefined && oldest >= range.to) continue;
        if (range.after !== undefined && latestFirst(oldest) < range.after.slice(0, KEY_TIME)) continue;
        sources.push({ bound: latestFirst(newest), open: () => hitsOf(read, id, terms, range) });
      }
    }
    return mergedHits(sources);
  }

  /** As long as the last ones are of one level and fit into one: merged, they are one of the next. */
  async #compacted(
    partition: string,
    { segments, retired }: Required<Omit<IndexState, 'open'>>,
  ): Promise<IndexState> {
    const { merged: count, entries: most, wordRows: mostRows } = this.#limits;
    const last = segments.slice(-count);
    const level = last[0]?.level ?? 0;
    const entries = last.reduce((sum, segment) => sum + segment.entries, 0);
    // At most so many: words that several have are in it once.
    const rows = last.reduce((sum, { wordRows = 0 }) => sum + wordRows, 0);
    const ripe = last.length === count && last.every((segment) => segment.level === level);
    if (!ripe || entries > most || rows > mostRows) return { segments, retired };
    const ids = last.map(({ id }) => id);
    const parts = await Promise.all(ids.map((id) => readSegment(this.#table, id)));
    for (const [at, { id, entries: expected }] of last.entries()) {
      if ((parts[at]?.hits.length ?? 0) < expected)
        throw new TransientFault('index-moved', `Segment ${id} is out of use`);
    }
    const postings = merged(parts);
    const [, from] = (ids[0] ?? '').split('-');
    const [, , to] = (ids.at(-1) ?? '').split('-');
    const id = `${partition}-${from}-${to}-${level + 1}`;
    const wordRows = await writeSegment(this.#table, id, postings);
    return await this.#compacted(partition, {
      segments: [...segments.slice(0, -count), segmentOf(id, level + 1, postings.hits, wordRows)],
      retired: [...retired, ...ids],
    });
  }
}

// Characters of a sort key that tell the time.
const KEY_TIME = latestFirst(0).length;

function segmentOf(id: string, level: number, hits: readonly Hit[], wordRows: number): Segment {
  const [newest, oldest] = [hits[0]?.time ?? 0, hits.at(-1)?.time ?? 0];
  return { id, level, entries: hits.length, wordRows, newest, oldest };
}

async function* oneByOne(hits: Promise<readonly Hit[]>): AsyncGenerator<Hit> {
  yield* await hits;
}
