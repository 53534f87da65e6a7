import type { Connections } from '../connections.ts';
import { Directory } from './directory.ts';
import { Feed } from './feed.ts';
import { ProgressStore } from './progress.ts';
import { type GenerationName, readModelTables } from './tables.ts';
import { Views } from './views.ts';

/** One copy of the read model. */
export interface Generation {
  readonly name: GenerationName;
  readonly views: Views;
  readonly directory: Directory;
  readonly feed: Feed;
  readonly progress: ProgressStore;
}

export function openGeneration(connections: Connections, name: GenerationName): Generation {
  const tables = readModelTables(connections, name);
  return {
    name,
    views: new Views(tables.views),
    directory: new Directory(tables.days, tables.customers),
    feed: new Feed(tables.feed),
    progress: new ProgressStore(connections, name),
  };
}
