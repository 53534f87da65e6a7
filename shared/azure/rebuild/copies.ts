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
import { Table } from '../table.ts';
import { type CopyRow, copyRow, copyRows, newCopy, removeCopy, writeCopy } from './copy-rows.ts';

const PAGE_ROWS = 1_000;
const SEAL_ATTEMPTS = 50;
// Readers may ask a generation for a while after a switch: they look which is live once a second.
const READERS_GONE_MS = 5 * LIVE_FRESH_MS;

const REBUILD: CopyPurpose = { type: 'rebuild' };

/** The generations of the read model, for who builds and switches them. */
export function readModelCopies(connections: Connections, clock: Clock): ReadModelCopies {
  const table = new Table(connections, PROJECTIONS);
  /** ETags of the live generation's rows as `seal` wrote them. */
  let sealed: { readonly generation: GenerationName; readonly etags: Map<string, string> } | undefined;

  const statusOf = async (name: string, purpose: CopyPurpose, finished: boolean): Promise<CopyStatus> => {
    const rows = await progressRows(table, name);
    const counts = { RUNNING: 0, COMPLETED: 0, FAILED: 0 };
    const positions: Record<string, number> = {};
    for (const [partition, { row }] of rows) {
      positions[partition] = row.lastPosition;
      counts.RUNNING += row.counts.RUNNING;
      counts.COMPLETED += row.counts.COMPLETED;
      counts.FAILED += row.counts.FAILED;
    }
    return { name, purpose, finished, counts, positions };
  };

  /** Seals a row as it is now; false when somebody wrote it meanwhile. */
  const sealRow = async (generation: GenerationName, partition: string, until: number) => {
    const known = (await progressRows(table, generation)).get(partition);
    const row = progressRow(generation, partition, { ...(known?.row ?? START), seal: until });
    const written = await table.putGuarded(row, known?.etag);
    if (written === 'refused' || written.etag === undefined) return undefined;
    return written.etag;
  };

  return {
    async status() {
      const [live, copies] = [await readLive(table), await copyRows(table)];
      const { previous, since } = live;
      const known = copies.find(({ name }) => name === live.generation);
      const others = copies.filter(({ name }) => name !== live.generation);
      // The first generation has no row; it is there for as long as one can go back to it.
      const first = previous === '' ? [await statusOf('', REBUILD, true)] : [];
      return {
        live: await statusOf(live.generation, known?.purpose ?? REBUILD, true),
        ...(previous === undefined ? {} : { previous }),
        ...(since === undefined ? {} : { since }),
        others: [
          ...first,
          ...(await Promise.all(others.map((copy) => statusOf(copy.name, copy.purpose, copy.finished)))),
        ],
      };
    },

    async begin(purpose) {
      const [live, copies] = [await readLive(table), await copyRows(table)];
      const usable = copies.find((copy) => copy.name !== live.generation && isUsable(copy, purpose));
      if (usable !== undefined) return { name: usable.name, resumed: true };
      return { name: await newCopy(table, purpose, clock.now()), resumed: false };
    },

    async finish(name) {
      const copy = (await copyRows(table)).find((row) => row.name === name);
      if (copy !== undefined) await writeCopy(table, { ...copy, finished: true });
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
      if (name !== '') {
        const row = copyRow({ name, purpose: REBUILD, finished: true });
        actions.push(['upsert', row, 'Replace']);
      }
      const next: LiveRow = {
        generation: name,
        previous: live.generation,
        since: new Date(clock.now()).toISOString(),
      };
      const row = { partitionKey: ORDER_EVENTS_HUB, rowKey: LIVE_ROW, ...packed(next) };
      actions.push(
        live.etag === undefined ? ['create', row] : ['update', row, 'Replace', { etag: live.etag }],
      );
      return (await table.transact(actions)) === 'stale' ? 'moved' : 'promoted';
    },

    async drop(name) {
      const live = await readLive(table);
      if (name === live.generation) {
        throw new TerminalFault('copy-is-live', `Copy "${name}" of the read model is the live one`);
      }
      if (name === live.previous) {
        const left = Date.parse(live.since ?? '') + READERS_GONE_MS - clock.now();
        if (left > 0)
          throw new TransientFault('copy-in-use', `Readers may still ask copy "${name}" for ${left} ms`);
      }
      for (const one of Object.values(readModelTables(connections, name))) await one.drop();
      // The rows of progress stay: an instance that still holds the name finds them sealed.
      await removeCopy(table, name);
      if (name !== live.previous) return;
      const { previous: _, etag, ...rest } = live;
      const row = { partitionKey: ORDER_EVENTS_HUB, rowKey: LIVE_ROW, ...packed(rest) };
      await table.putGuarded(row, etag);
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

function isUsable({ purpose, finished }: CopyRow, wanted: CopyPurpose): boolean {
  if (wanted.type === 'rebuild') return purpose.type === 'rebuild' && !finished;
  return (
    purpose.type === 'as-of' &&
    purpose.keep &&
    purpose.time === wanted.time &&
    // One that asks a copy which another still builds would be told half the truth.
    (finished || wanted.keep)
  );
}
