import type { Clock } from '../../ports.ts';
import { cached } from '../cached.ts';
import type { Connections } from '../connections.ts';
import { Directory } from './directory.ts';
import { Feed } from './feed.ts';
import { type Progress, ProgressStore } from './progress.ts';
import { SearchIndex } from './search/search-index.ts';
import { type GenerationName, readModelTables } from './tables.ts';
import { Views } from './views.ts';

/** One copy of the read model. */
export interface Generation {
  readonly name: GenerationName;
  readonly views: Views;
  readonly directory: Directory;
  readonly feed: Feed;
  readonly search: SearchIndex;
  readonly progress: ProgressStore;
  /** The progress of all partitions, at most 0.2 s old: readers that wait for news share a look at it. */
  readonly known: {
    get(): Promise<ReadonlyMap<string, Progress>>;
    clear(): void;
  };
}

const FRESH_MS = 200;

/** `builder`: for who builds it while it is not the live one. */
export function openGeneration(
  connections: Connections,
  name: GenerationName,
  { clock, builder = false }: { readonly clock: Clock; readonly builder?: boolean },
): Generation {
  const progress = new ProgressStore(connections, name, { clock, builder });
  const tables = readModelTables(connections, name);
  return {
    name,
    views: new Views(tables.views),
    directory: new Directory(tables.days, tables.customers),
    feed: new Feed(tables.feed),
    search: new SearchIndex(tables.search),
    progress,
    known: cached(() => progress.all(), FRESH_MS, clock),
  };
}
