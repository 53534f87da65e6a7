import type { TransactionAction } from '@azure/data-tables';
import { ORDER_EVENTS_HUB } from '../../contracts/names.ts';
import { TerminalFault, TransientFault } from '../../domain/faults.ts';
import type { Clock, CopyPurpose, CopyStatus, ReadModelCopies, ReadModelCopy } from '../../ports.ts';
import type { Connections } from '../connections.ts';
import { packed, unpacked } from '../keys.ts';
import { openGeneration } from '../read-model/generation.ts';
import { LIVE_FRESH_MS, LIVE_ROW, type LiveRow, readLive } from '../read-model/live.ts';
import { PROJECTIONS, progressRow, progressRows, START } from '../read-model/progress.ts';
import { project } from '../read-model/projection.ts';
import { queriesOn } from '../read-model/queries.ts';
import { type GenerationName, readModelTables } from '../read-model/tables.ts';
import type { ViewRecord } from '../read-model/views.ts';
import { type Row, Table } from '../table.ts';
import { type CopyRow, copyRow, copyRows, newCopy, removeCopy } from './copy-rows.ts';

const PAGE_ROWS = 1_000;
const SEAL_ATTEMPTS = 50;
const DROP_ATTEMPTS = 20;
// Readers may ask a generation for a while after a switch: they look which is live once a second.
const READERS_GONE_MS = 5 * LIVE_FRESH_MS;

const REBUILD: CopyPurpose = { type: 'rebuild' };
const FIRST = { name: '', purpose: REBUILD, finished: true };

/** The generations of the read model, for who builds and switches them. */
export function readModelCopies(connections: Connections, clock: Clock): ReadModelCopies {
  const table = new Table(connections, PROJECTIONS);
  /** ETags of the live generation's rows as `seal` wrote them. */
  let sealed: { readonly generation: GenerationName; readonly etags: Map<string, string> } | undefined;

  const statusOf = async ({ name, purpose, finished, dropped }: CopyRow): Promise<CopyStatus> => {
    const rows = await progressRows(table, name);
    const counts = { RUNNING: 0, COMPLETED: 0, FAILED: 0 };
    const positions: Record<string, number> = {};
    for (const [partition, { row }] of rows) {
      positions[partition] = row.lastPosition;
      counts.RUNNING += row.counts.RUNNING;
      counts.COMPLETED += row.counts.COMPLETED;
      counts.FAILED += row.counts.FAILED;
    }
    return { name, purpose, finished, ...(dropped && { dropped }), counts, positions };
  };

  /** Seals a row as it is now; false when somebody wrote it meanwhile. */
  const sealRow = async (generation: GenerationName, partition: string, until: number) => {
    const known = (await progressRows(table, generation)).get(partition);
    const row = progressRow(generation, partition, { ...(known?.row ?? START), seal: until });
    const written = await table.putGuarded(row, known?.etag);
    if (written === 'refused' || written.etag === undefined) return undefined;
    return written.etag;
  };

  const found = async (name: string) => (await copyRows(table)).find((row) => row.name === name);

  /**
   * Under the ETags of all that says whether it may be: the copy is none to go on with or to go back to from here on.
   * False when somebody else was quicker with something.
   */
  const markDropped = async (name: string): Promise<boolean> => {
    const [live, copy] = [await readLive(table), await found(name)];
    if (name === live.generation) {
      throw new TerminalFault('copy-is-live', `Copy "${name}" of the read model is the live one`);
    }
    const { previous, etag, ...rest } = live;
    if (name === previous) {
      const left = Date.parse(live.since ?? '') + READERS_GONE_MS - clock.now();
      if (left > 0)
        throw new TransientFault('copy-in-use', `Readers may still ask copy "${name}" for ${left} ms`);
    }
    const { etag: copyTag, ...known } = copy ?? { name, purpose: REBUILD, finished: true, etag: undefined };
    const row = copyRow({ ...known, dropped: true });
    const actions: TransactionAction[] = [
      copyTag === undefined ? ['create', row] : ['update', row, 'Replace', { etag: copyTag }],
    ];
    if (name === previous && etag !== undefined) {
      actions.push(['update', liveRow(rest), 'Replace', { etag }]);
    }
    return (await table.transact(actions)) !== 'stale';
  };

  return {
    async status() {
      const [live, copies] = [await readLive(table), await copyRows(table)];
      const { previous, since } = live;
      const known = copies.find(({ name }) => name === live.generation);
      const others = copies.filter(({ name }) => name !== live.generation);
      // The first generation has no row; it is there for as long as one can go back to it.
      const first = previous === '' ? [await statusOf(FIRST)] : [];
      return {
        live: await statusOf({ ...FIRST, ...known, name: live.generation, finished: true }),
        ...(previous === undefined ? {} : { previous }),
        ...(since === undefined ? {} : { since }),
        others: [...first, ...(await Promise.all(others.map(statusOf)))],
      };
    },

    async begin(purpose) {
      const [live, copies] = [await readLive(table), await copyRows(table)];
      const usable = copies.find((copy) => copy.name !== live.generation && isUsable(copy, purpose));
      if (usable !== undefined) return { name: usable.name, resumed: true };
      return { name: await newCopy(table, purpose, clock.now()), resumed: false };
    },

    async finish(name) {
      const { etag, ...copy } = (await found(name)) ?? gone(name);
      if (copy.dropped) gone(name);
      // Another that builds the same one may be quicker; one that deletes it is found out about by who asks it.
      await table.putGuarded(copyRow({ ...copy, finished: true }), etag);
    },

    open: (name) => openCopy(connections, clock, name),

    async seal(partitions, ms) {
      const { generation } = await readLive(table);
      const etags = new Map<string, string>();
      const all = new Set([...partitions, ...(await progressRows(table, generation)).keys()]);
      for (const partition of all) {
        for (let attempt = 0; !etags.has(partition); attempt++) {
          if (attempt === SEAL_ATTEMPTS) {
            throw new TransientFault('projection-moved', `Consumers go on with partition ${partition}`);
          }
          const etag = await sealRow(generation, partition, clock.now() + ms);
          if (etag !== undefined) etags.set(partition, etag);
        }
      }
      sealed = { generation, etags };
    },

    async promote(name) {
      const live = await readLive(table);
      if (sealed === undefined || sealed.generation !== live.generation || name === live.generation)
        return 'moved';
      const actions: TransactionAction[] = [];
      const [from, to] = [await progressRows(table, live.generation), await progressRows(table, name)];
      for (const partition of new Set([...from.keys(), ...to.keys(), ...sealed.etags.keys()])) {
        const [known, fresh] = [from.get(partition), to.get(partition)];
        if (known === undefined || known.etag !== sealed.etags.get(partition)) return 'moved';
        const retired = progressRow(live.generation, partition, { ...known.row, seal: 'while not live' });
        actions.push(['update', retired, 'Replace', { etag: known.etag }]);
        const { seal: _, ...progress } = fresh?.row ?? { ...START, seal: 0 };
        const opened = progressRow(name, partition, progress);
        actions.push(
          fresh === undefined ? ['create', opened] : ['update', opened, 'Replace', { etag: fresh.etag }],
        );
      }
      // The first one has no row; whoever deletes it takes it from `previous`.
      if (name === '') {
        if (live.previous !== '') gone(name);
      } else {
        const copy = (await found(name)) ?? gone(name);
        if (copy.dropped) gone(name);
        const row = copyRow({ name, purpose: REBUILD, finished: true });
        actions.push(['update', row, 'Replace', { etag: copy.etag }]);
      }
      const next: LiveRow = {
        generation: name,
        previous: live.generation,
        since: new Date(clock.now()).toISOString(),
      };
      const row = liveRow(next);
      actions.push(
        live.etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag: live.etag }],
      );
      return (await table.transact(actions)) === 'stale' ? 'moved' : 'promoted';
    },

    async drop(name) {
      for (let attempt = 0; !(await markDropped(name)); attempt++) {
        if (attempt === DROP_ATTEMPTS)
          throw new TransientFault('copies-moved', `Others work on copy "${name}" of the read model`);
      }
      for (const one of Object.values(readModelTables(connections, name))) await one.drop();
      // The rows of progress stay: an instance that still holds the name finds them sealed.
      await removeCopy(table, name);
    },
  };
}

function openCopy(connections: Connections, clock: Clock, name: GenerationName): ReadModelCopy {
  const generation = openGeneration(connections, name, { clock, builder: true });
  const { views } = readModelTables(connections, name);
  return {
    name,
    ...queriesOn(generation),
    project: (partition, events) => project(generation, partition, events),
    async positions() {
      const all = await generation.progress.all();
      return new Map(Array.from(all, ([partition, { lastPosition }]) => [partition, lastPosition]));
    },
    async *documents() {
      let token: string | undefined;
      do {
        const page = await views.page('', PAGE_ROWS, token);
        yield page.rows.map((row) => unpacked<ViewRecord>(row).view);
        token = page.continuationToken;
      } while (token !== undefined);
    },
  };
}

function liveRow(live: LiveRow): Row {
  return { partitionKey: ORDER_EVENTS_HUB, rowKey: LIVE_ROW, ...packed(live) };
}

function gone(name: GenerationName): never {
  throw new TransientFault('copy-gone', `Copy "${name}" of the read model was deleted meanwhile`);
}

function isUsable({ purpose, finished, dropped }: CopyRow, wanted: CopyPurpose): boolean {
  if (dropped) return false;
  if (wanted.type === 'rebuild') return purpose.type === 'rebuild' && !finished;
  return (
    purpose.type === 'as-of' &&
    purpose.keep &&
    purpose.time === wanted.time &&
    // One that asks a copy which another still builds would be told half the truth.
    (finished || wanted.keep)
  );
}
