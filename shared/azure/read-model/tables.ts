import type { Connections } from '../connections.ts';
import { Table } from '../table.ts';

/**
 * The read model's tables, each by what it is for. A generation is a whole copy of the read model: its tables have its
 * name behind theirs. The first generation has no name.
 */
const TABLES = {
  views: 'orderviews',
  days: 'orderdays',
  customers: 'ordersbycustomer',
  feed: 'feed',
  search: 'ordersearch',
} as const;

type ReadModelTables = Readonly<Record<keyof typeof TABLES, Table>>;

/** Letters and digits, as a table's name takes them; nothing for the first. Never used again once it is dropped. */
export type GenerationName = string;

export function readModelTables(connections: Connections, generation: GenerationName): ReadModelTables {
  const opened = Object.entries(TABLES).map(([key, name]) => [
    key,
    new Table(connections, `${name}${generation}`),
  ]);
  return Object.fromEntries(opened) as ReadModelTables;
}
