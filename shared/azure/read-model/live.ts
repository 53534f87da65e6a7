import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import type { Clock } from '../../ports.ts';
import { cached } from '../cached.ts';
import type { Connections } from '../connections.ts';
import { unpacked } from '../keys.ts';
import { Table } from '../table.ts';
import { type Generation, openGeneration } from './generation.ts';
import { PROJECTIONS } from './progress.ts';
import type { GenerationName } from './tables.ts';

/** Row `live` of table `projections`: which generation answers queries and gets the events. */
export interface LiveRow {
  readonly generation: GenerationName;
  /** The one before it, for the way back. */
  readonly previous?: GenerationName;
  /** ISO 8601. */
  readonly since?: string;
}

export const LIVE_ROW = 'live';
const FIRST_GENERATION: LiveRow = { generation: '' };

// Answers may come from the former generation for so long after a switch.
export const LIVE_FRESH_MS = 1_000;

/** The live generation, as an instance of the app knows it. */
export interface Live {
  /** At most a second old. */
  generation(): Promise<Generation>;
  /** As it is now. */
  renewed(): Promise<Generation>;
}

export function liveGeneration(connections: Connections, clock: Clock): Live {
  const table = new Table(connections, PROJECTIONS);
  let open = openGeneration(connections, FIRST_GENERATION.generation, { clock });
  const held = cached(
    async () => {
      const { generation } = await readLive(table);
      // Another generation has other rows: nothing that is remembered of the former holds for it.
      if (generation !== open.name) open = openGeneration(connections, generation, { clock });
      return open;
    },
    LIVE_FRESH_MS,
    clock,
  );
  return {
    generation: () => held.get(),
    async renewed() {
      held.clear();
      return await held.get();
    },
  };
}

export async function readLive(table: Table): Promise<LiveRow & { readonly etag?: string }> {
  const row = await table.get(ORDER_EVENTS_HUB, LIVE_ROW);
  return row === undefined ? FIRST_GENERATION : { ...unpacked<LiveRow>(row), etag: row.etag };
}
