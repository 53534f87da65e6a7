import { latestFirst } from '../../keys.ts';

/** An order as the index holds it. */
export interface Entry {
  readonly id: string;
  /** Epoch ms at which it was accepted. */
  readonly time: number;
  /** Each once; see domain/search-words.ts. */
  readonly words: readonly string[];
}

/** An order that a search found. */
export interface Hit {
  readonly id: string;
  readonly time: number;
  /** Sorts the latest first. */
  readonly key: string;
}

/** The content of a segment: its orders, the latest first, and for each word which of them have it. */
export interface Postings {
  readonly hits: readonly Hit[];
  /** By word, in the order of words; numbers of hits, ascending. */
  readonly lists: readonly (readonly [word: string, hits: readonly number[]])[];
}

export function hitOf({ id, time }: Pick<Entry, 'id' | 'time'>): Hit {
  return { id, time, key: `${latestFirst(time)}|${id}` };
}

export function inverted(entries: readonly Entry[]): Postings {
  const byKey = new Map(entries.map((entry) => [hitOf(entry).key, entry]));
  const keys = [...byKey.keys()].sort();
  const hits: Hit[] = [];
  const lists = new Map<string, number[]>();
  for (const [number, key] of keys.entries()) {
    const entry = byKey.get(key);
    if (entry === undefined) continue;
    hits.push({ id: entry.id, time: entry.time, key });
    for (const word of entry.words) {
      const list = lists.get(word);
      if (list === undefined) lists.set(word, [number]);
      else list.push(number);
    }
  }
  return { hits, lists: sortedByWord(lists) };
}

/** Several as one; an order that is in two of them is in it once. */
export function merged(parts: readonly Postings[]): Postings {
  const all = new Map(parts.flatMap(({ hits }) => hits.map((hit) => [hit.key, hit])));
  const hits = [...all.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
  const numbers = new Map(hits.map(({ key }, number) => [key, number]));
  const lists = new Map<string, number[]>();
  for (const part of parts) {
    const moved = part.hits.map(({ key }) => numbers.get(key) ?? 0);
    for (const [word, list] of part.lists) {
      const whole = lists.get(word) ?? [];
      for (const number of list) whole.push(moved[number] ?? 0);
      lists.set(word, whole);
    }
  }
  for (const [word, list] of lists) {
    const ascending = list.sort((left, right) => left - right);
    lists.set(
      word,
      ascending.filter((number, index) => number !== ascending[index - 1]),
    );
  }
  return { hits, lists: sortedByWord(lists) };
}

function sortedByWord(lists: ReadonlyMap<string, number[]>): (readonly [string, number[]])[] {
  return [...lists].sort(([left], [right]) => (left < right ? -1 : 1));
}
