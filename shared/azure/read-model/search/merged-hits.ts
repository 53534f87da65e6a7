import type { Hit } from './postings.ts';

/** Some of the hits, the latest first. `bound`: none of their keys is below. */
export interface Source {
  readonly bound: string;
  open(): AsyncIterator<Hit>;
}

interface Head {
  readonly source: Source;
  bound: string;
  iterator?: AsyncIterator<Hit>;
  hit?: Hit;
}

// Sources overlap in time, so that the next ones are most often wanted as well.
const OPEN_AT_ONCE = 8;

/** All hits of all sources, the latest first, each once; sources that only have later ones are not opened. */
export async function* mergedHits(sources: readonly Source[]): AsyncGenerator<Hit> {
  let heads: Head[] = sources.map((source) => ({ source, bound: source.bound }));
  let last: string | undefined;
  while (heads.length > 0) {
    const head = heads.reduce((first, other) => (other.bound < first.bound ? other : first));
    if (head.hit === undefined) {
      const closed = heads.filter(({ iterator }) => iterator === undefined);
      closed.sort((left, right) => (left.bound < right.bound ? -1 : 1));
      await Promise.all(closed.slice(0, OPEN_AT_ONCE).map(advance));
      heads = heads.filter(({ iterator, hit }) => iterator === undefined || hit !== undefined);
      continue;
    }
    if (head.hit.key !== last) yield head.hit;
    last = head.hit.key;
    await advance(head);
    if (head.hit === undefined) heads = heads.filter((other) => other !== head);
  }
}

async function advance(head: Head): Promise<void> {
  head.iterator ??= head.source.open();
  const next = await head.iterator.next();
  if (next.done === true) {
    delete head.hit;
  } else {
    head.hit = next.value;
    head.bound = next.value.key;
  }
}
