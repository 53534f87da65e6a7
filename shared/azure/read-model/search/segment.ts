import type { Term } from '../../../domain/search-words.ts';
import { packed, unpacked } from '../../keys.ts';
import type { StoredRow, Table } from '../../table.ts';
import { type Hit, hitOf, type Postings } from './postings.ts';

/**
 * A segment: orders that were projected one after the other, with an index of their words. It never changes. One
 * partition of the table `ordersearch`: a row `outline`; rows `hits…` with 250 orders each, the latest first; and
 * rows `words…`, each with the words from one to another and the numbers of the orders that have them.
 */
interface Outline {
  readonly hits: number;
  /** Sort key of the first order of each row of hits. */
  readonly firstKeys: readonly string[];
  /** First word of each row of words. */
  readonly firstWords: readonly string[];
}

/** `[time, id]` of each. */
type HitsRow = readonly (readonly [time: number, id: string])[];

/** Of each word the number of its first order, and how much higher each further one is. */
type WordsRow = readonly (readonly [word: string, steps: readonly number[]])[];

const HITS_PER_ROW = 250;
// A row is read as a whole for one word of it.
const ROW_CHARS = 12_000;

/** Part of the latest-first order: only hits whose keys are above, and times within. */
export interface Range {
  readonly after?: string;
  /** Epoch ms, inclusive / exclusive. */
  readonly from?: number;
  readonly to?: number;
}

/** Resolves with the number of its rows of words when all of it is durable; the same again writes the same. */
export async function writeSegment(table: Table, id: string, { hits, lists }: Postings): Promise<number> {
  const hitRows: HitsRow[] = [];
  const firstKeys: string[] = [];
  for (let from = 0; from < hits.length; from += HITS_PER_ROW) {
    const row = hits.slice(from, from + HITS_PER_ROW);
    firstKeys.push(row[0]?.key ?? '');
    hitRows.push(row.map((hit) => [hit.time, hit.id]));
  }
  const wordRows = rowsOfWords(lists);
  const firstWords = wordRows.map(([first]) => first?.[0] ?? '');
  const put = (rowKey: string, value: unknown) => table.put({ partitionKey: id, rowKey, ...packed(value) });
  await Promise.all([
    ...hitRows.map((row, number) => put(hitsKey(number), row)),
    ...wordRows.map((row, number) => put(wordsKey(number), row)),
    put(OUTLINE, { hits: hits.length, firstKeys, firstWords } satisfies Outline),
  ]);
  return wordRows.length;
}

/** The whole of it, as it was written. */
export async function readSegment(table: Table, id: string): Promise<Postings> {
  const rows = await table.range(id);
  const part = <Value>(begin: string) =>
    rows.filter(({ rowKey }) => rowKey?.startsWith(begin)).map((row: StoredRow) => unpacked<Value>(row));
  return {
    hits: part<HitsRow>(HITS).flatMap((row) => row.map(([time, orderId]) => hitOf({ time, id: orderId }))),
    lists: part<WordsRow>(WORDS).flatMap((row) =>
      row.map(([word, steps]) => [word, numbersOf(steps)] as const),
    ),
  };
}

/** Reads one row of a segment; undefined when there is none. */
export type ReadRow = (segment: string, rowKey: string) => Promise<unknown>;

/** The orders of a segment that have all of the words, the latest first. */
export async function* hitsOf(
  read: ReadRow,
  segment: string,
  terms: readonly Term[],
  range: Range,
): AsyncGenerator<Hit> {
  const outline = (await read(segment, OUTLINE)) as Outline;
  const found = await numbersOfAll(read, segment, outline, terms);
  let row: { readonly number: number; readonly hits: HitsRow } | undefined;
  const start = range.after === undefined ? 0 : Math.max(0, lastAtOrBefore(outline.firstKeys, range.after));
  for (const number of found) {
    const rowNumber = Math.floor(number / HITS_PER_ROW);
    if (rowNumber < start) continue;
    if (row?.number !== rowNumber) {
      row = { number: rowNumber, hits: (await read(segment, hitsKey(rowNumber))) as HitsRow };
    }
    const [time = 0, id = ''] = row.hits[number % HITS_PER_ROW] ?? [];
    if (range.from !== undefined && time < range.from) return;
    const hit = hitOf({ time, id });
    if (isWithin(hit, range)) yield hit;
  }
}

export function isWithin({ key, time }: Hit, { after, from, to }: Range): boolean {
  return (
    (after === undefined || key > after) &&
    (from === undefined || time >= from) &&
    (to === undefined || time < to)
  );
}

/** Ascending. */
async function numbersOfAll(
  read: ReadRow,
  segment: string,
  { hits, firstWords }: Outline,
  terms: readonly Term[],
): Promise<number[]> {
  const marks = new Uint8Array(hits);
  const each = terms.map(async (term, index) => {
    const lists = await Promise.all(term.map((beginning) => listsOf(read, segment, firstWords, beginning)));
    return { index, lists: lists.flat() };
  });
  // A mark counts the terms that an order has; one that lacks a term is left behind at it.
  for (const { index, lists } of await Promise.all(each)) {
    for (const steps of lists) {
      let number = 0;
      for (const step of steps) {
        number += step;
        if (marks[number] === index) marks[number] = index + 1;
      }
    }
  }
  const numbers: number[] = [];
  for (let number = marks.indexOf(terms.length); number !== -1; ) {
    numbers.push(number);
    number = marks.indexOf(terms.length, number + 1);
  }
  return numbers;
}

async function listsOf(
  read: ReadRow,
  segment: string,
  firstWords: readonly string[],
  beginning: string,
): Promise<(readonly number[])[]> {
  const first = Math.max(0, lastAtOrBefore(firstWords, beginning));
  const rows: Promise<unknown>[] = [];
  for (let number = first; number < firstWords.length; number++) {
    const word = firstWords[number] ?? '';
    if (number > first && word > beginning && !word.startsWith(beginning)) break;
    rows.push(read(segment, wordsKey(number)));
  }
  const words = (await Promise.all(rows)) as WordsRow[];
  return words.flatMap((row) => row.filter(([word]) => word.startsWith(beginning)).map(([, steps]) => steps));
}

function rowsOfWords(lists: Postings['lists']): WordsRow[] {
  const rows: (readonly [string, number[]])[][] = [];
  let chars = ROW_CHARS;
  for (const [word, numbers] of lists) {
    const entry = [word, numbers.map((number, index) => number - (numbers[index - 1] ?? 0))] as const;
    // About as JSON writes it.
    const size = word.length + 6 + numbers.length * 3;
    if (chars + size > ROW_CHARS) {
      rows.push([]);
      chars = 0;
    }
    rows.at(-1)?.push(entry);
    chars += size;
  }
  return rows;
}

function numbersOf(steps: readonly number[]): number[] {
  let number = 0;
  return steps.map((step) => {
    number += step;
    return number;
  });
}

/** Index of the last of `sorted` that is not above `text`; -1 when all are. */
function lastAtOrBefore(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') <= text) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const OUTLINE = 'outline';
const HITS = 'hits';
const WORDS = 'words';

function hitsKey(number: number): string {
  return `${HITS}${String(number).padStart(5, '0')}`;
}

function wordsKey(number: number): string {
  return `${WORDS}${String(number).padStart(5, '0')}`;
}
