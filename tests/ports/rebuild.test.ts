import { TableServiceClient } from '@azure/data-tables';
import { EventHubProducerClient } from '@azure/event-hubs';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connections } from '../../shared/azure/connections.ts';
import { createAdapters } from '../../shared/azure/index.ts';
import { readModelCopies } from '../../shared/azure/rebuild/copies.ts';
import { hubReader } from '../../shared/azure/rebuild/hub-reader.ts';
import { openWorkshop, type Workshop } from '../../shared/azure/rebuild/index.ts';
import type { Config } from '../../shared/config.ts';
import { TransientFault } from '../../shared/domain/faults.ts';
import type { Adapters, HubReader, ReadModel, StoredEvent } from '../../shared/ports.ts';
import { readModelAsOf } from '../../shared/steps/rebuild/as-of.ts';
import { rebuildReadModel, rollBack } from '../../shared/steps/rebuild/rebuild-read-model.ts';
import { catchUp } from '../../shared/steps/rebuild/replay.ts';
import { anAccount } from './account.ts';
import { anOrderId, TRAIL } from './fixtures.ts';
import { completed, failed, refused } from './order-story.ts';
import { severed } from './severed.ts';
import { through } from './through.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let config: Config;
let app: Adapters;
let workshop: Workshop;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await world.close();
});

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const deps = () => ({ ...workshop, sleep });
const rebuild = () => rebuildReadModel(deps())({});

beforeEach(async () => {
  config = anAccount(world.config);
  app = await createAdapters(config);
  const open = openWorkshop(config);
  workshop = { ...open, hub: await fromNowOn(open.hub) };
  opened.push(app, open);
});

/** The hub is all tests': what the ones before left in it is as if it had expired. */
async function fromNowOn(hub: HubReader): Promise<HubReader> {
  const begin = new Map((await hub.partitions()).map(({ partition, last }) => [partition, last]));
  return {
    ...hub,
    read: (partition, after, upTo) => hub.read(partition, Math.max(after, begin.get(partition) ?? -1), upTo),
  };
}

class Consumer {
  readonly #hub: HubReader;
  readonly #take: (partition: string, events: StoredEvent[]) => Promise<void>;
  readonly #checkpoints = new Map<string, number>();

  constructor(take: (partition: string, events: StoredEvent[]) => Promise<void>) {
    this.#hub = hubReader(config.eventHubs);
    opened.push(this.#hub);
    this.#take = take;
  }

  async skip(): Promise<this> {
    for (const { partition, last } of await this.#hub.partitions()) this.#checkpoints.set(partition, last);
    return this;
  }

  /** Takes what there is, as the trigger does: batch by batch, the checkpoint after each. */
  async run(): Promise<number> {
    let count = 0;
    for (const { partition, last } of await this.#hub.partitions()) {
      const after = this.#checkpoints.get(partition) ?? -1;
      if (last <= after) continue;
      for await (const batch of this.#hub.read(partition, after, last)) {
        const events = batch.map(({ body, position, enqueuedAt }) => ({
          event: JSON.parse(Buffer.from(body).toString()),
          partition,
          position,
          enqueuedAt,
          trail: TRAIL,
        }));
        await this.#patiently(() => this.#take(partition, events));
        this.#checkpoints.set(partition, batch.at(-1)?.position ?? after);
        count += batch.length;
      }
    }
    return count;
  }

  /** As the app's consumers: what passes is tried again. */
  async #patiently(take: () => Promise<void>): Promise<void> {
    for (let left = 3; ; left--) {
      try {
        return await take();
      } catch (error) {
        if (!(error instanceof TransientFault) || left === 0) throw error;
      }
    }
  }
}

async function consumers() {
  const archive = new Consumer((partition, events) => app.archive.append(partition, events));
  const model = new Consumer((partition, events) => app.readModel.project(partition, events));
  return { archive: await archive.skip(), model: await model.skip() };
}

/** Orders of every kind, over more than an hour. */
async function publish(count: number, start = Date.UTC(2026, 10, 21, 10)): Promise<string[]> {
  return await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const customer = ['Riley', 'Jürgen Groß', "O'Neill"][index % 3] ?? '';
      const time = start + index * 1_000;
      const id = anOrderId(customer, time);
      const story = { customer, start: time };
      const events = [completed, refused, failed][index % 3]?.(id, story) ?? [];
      await app.events.publish(index % 10 === 9 ? events.slice(0, 1) : events, TRAIL);
      return id;
    }),
  );
}

/** Everything a reader can ask, page by page, as text. */
async function answers(readModel: Omit<ReadModel, 'project'>, ids: readonly string[]): Promise<string> {
  const told: unknown[] = [];
  for (const query of [{}, { status: 'COMPLETED' }, { customer: 'Riley' }, { search: 'jürg' }]) {
    let continuationToken: string | undefined;
    do {
      const page = await readModel.list({
        limit: 7,
        ...query,
        ...(continuationToken && { continuationToken }),
      });
      told.push(page);
      continuationToken = page.continuationToken;
    } while (continuationToken !== undefined);
  }
  for (const id of ids) told.push(await readModel.find(id));
  for (let after: string | undefined; ; ) {
    const page = await readModel.notifications(after, 11);
    told.push(page);
    if (page.items.length === 0) break;
    after = page.cursor;
  }
  told.push(await readModel.counts());
  return told.map((one) => JSON.stringify(one)).join('\n');
}

/** Everything but the archive's container and what was never the read model's. */
async function dropReadModel(): Promise<void> {
  const { connectionString } = config.storage as { connectionString: string };
  const service = TableServiceClient.fromConnectionString(connectionString, {
    allowInsecureConnection: true,
  });
  const names: string[] = [];
  for await (const { name } of service.listTables()) if (name !== undefined) names.push(name);
  for (const name of names) await service.deleteTable(name);
}

/** The live copy against one that is built anew. */
async function checked(): Promise<void> {
  const { comparison } = await rebuildReadModel(deps())({ dryRun: true });
  expect(comparison).toEqual({ live: comparison.fresh, fresh: comparison.fresh, behind: 0, differences: [] });
  const { live, others } = await workshop.copies.status();
  const fresh = others.find(({ finished }) => !finished);
  expect(fresh?.counts).toEqual(live.counts);
  const used = Object.entries(live.positions).filter(([, position]) => position >= 0);
  expect(fresh?.positions).toEqual(Object.fromEntries(used));
}

const QUIET_MS = 1_100;
// Every second request of a deletion is cut off, or has somebody else in front of it.
const STRIDE = 2;

describe('A rebuild', () => {
  it('gives the same answers, byte for byte, also when every table of the read model was deleted', async () => {
    const { archive, model } = await consumers();
    const ids = await publish(30);
    await archive.run();
    await model.run();
    const before = await answers(app.readModel, ids);
    expect(before).toContain('"RUNNING":3,"COMPLETED":18,"FAILED":9');

    const { switched, comparison } = await rebuild();
    expect(comparison).toEqual({ live: 30, fresh: 30, behind: 0, differences: [] });
    expect(switched).toBe(true);
    await sleep(QUIET_MS);
    expect(await answers(app.readModel, ids)).toBe(before);

    await dropReadModel();
    await sleep(QUIET_MS);
    expect(await app.readModel.counts()).toEqual({ RUNNING: 0, COMPLETED: 0, FAILED: 0 });
    expect((await rebuild()).comparison).toEqual({ live: 0, fresh: 30, behind: 30, differences: [] });
    await sleep(QUIET_MS);
    expect(await answers(app.readModel, ids)).toBe(before);
  });

  it('takes what the archive does not have yet from the hub, and passes over what is for others', async () => {
    const { model } = await consumers();
    const [first] = await publish(1);
    await model.run();
    const { comparison, switched } = await rebuild();
    expect([comparison.live, comparison.fresh, switched]).toEqual([1, 1, true]);
    await sleep(QUIET_MS);
    expect(await app.readModel.find(first ?? '')).toMatchObject({ status: 'COMPLETED' });
  });

  it('passes over what another sender put into the hub, whatever it is', async () => {
    const { model } = await consumers();
    const [id = ''] = await publish(1);
    await model.run();
    const other = new EventHubProducerClient(String(world.broker.ready.eventHubs), 'order-events');
    const bodies = [7, null, 'text', { of: 'another kind' }, ['a', 1]];
    for (const partitionId of await other.getPartitionIds()) {
      const events = bodies.map((body) => ({ body, bodyType: 'value' as const }));
      await other.sendBatch(events, { partitionId });
    }
    await other.close();
    const { comparison, switched } = await rebuild();
    expect([comparison.live, comparison.fresh, switched]).toEqual([1, 1, true]);
    await sleep(QUIET_MS);
    expect(await app.readModel.find(id)).toMatchObject({ status: 'COMPLETED' });
  });

  it('loses and doubles nothing while events flow through two instances', async () => {
    const other = await createAdapters(config);
    opened.push(other);
    const { archive, model } = await consumers();
    const second = new Consumer((partition, events) => other.readModel.project(partition, events));
    await second.skip();
    const flow = { on: true };
    const ids: string[] = [];
    const till = async () => {
      for (let start = Date.UTC(2026, 10, 21, 10); flow.on; start += 500) {
        ids.push(...(await publish(5, start)));
        await sleep(150);
      }
    };
    // The second is as one that lost its partitions and does not know yet: it takes the same events again.
    const take = async (consumer: Consumer) => {
      while (flow.on) {
        await consumer.run().catch((error: unknown) => {
          if ((error as { code?: string }).code !== 'projection-moved') throw error;
        });
        await sleep(100);
      }
    };
    const all = Promise.all([till(), take(archive), take(model), take(second)]);
    try {
      for (let round = 0; round < 2; round++) expect((await rebuild()).switched).toBe(true);
      await rollBack(deps())();
    } finally {
      flow.on = false;
      await all;
    }
    await archive.run();
    await model.run();
    await sleep(QUIET_MS);
    const { RUNNING, COMPLETED, FAILED } = await app.readModel.counts();
    expect(RUNNING + COMPLETED + FAILED).toBe(ids.length);
    await checked();
  }, 60_000);

  it('refuses to build from an archive that was tampered with', async () => {
    const { archive } = await consumers();
    await publish(3);
    await archive.run();
    const { connectionString } = config.storage as { connectionString: string };
    const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('audit');
    for await (const { name } of container.listBlobsFlat()) {
      const blob = container.getAppendBlobClient(name);
      const text = (await blob.downloadToBuffer()).toString();
      await blob.create();
      const changed = text.replace('"total":1000', '"total":1001');
      await blob.appendBlock(changed, Buffer.byteLength(changed));
    }
    await expect(rebuild()).rejects.toMatchObject({ code: 'archive-broken' });
    expect((await workshop.copies.status()).live.name).toBe('');
  });
});

describe('The switch', () => {
  const partitions = ['0', '1', '2', '3'];

  it('is refused when a consumer went on with the live copy after all', async () => {
    const { archive, model } = await consumers();
    await publish(2);
    await archive.run();
    await model.run();
    const { copy } = await rebuildReadModel(deps())({ dryRun: true });
    await publish(2);
    await workshop.copies.seal(partitions, 200);
    // It waits until the seal is over, and breaks it.
    await model.run();
    expect(await workshop.copies.promote(copy)).toBe('moved');
    expect((await workshop.copies.status()).live.name).toBe('');
    expect((await rebuild()).switched).toBe(true);
    await archive.run();
    await checked();
  });

  it('keeps consumers waiting for no longer than it takes, and none goes on with the former copy', async () => {
    const { archive, model } = await consumers();
    await publish(2);
    await archive.run();
    await model.run();
    const { copy } = await rebuildReadModel(deps())({ dryRun: true });
    await workshop.copies.seal(partitions, 20_000);
    await publish(2);
    let taken = false;
    const waiting = model.run().then(() => {
      taken = true;
    });
    await sleep(300);
    expect(taken).toBe(false);
    await catchUp({ hub: workshop.hub, copy: workshop.copies.open(copy) });
    expect(await workshop.copies.promote(copy)).toBe('promoted');
    await waiting;
    const { live, previous, others } = await workshop.copies.status();
    expect([live.name, previous]).toEqual([copy, '']);
    expect(live.counts).toEqual({ RUNNING: 0, COMPLETED: 4, FAILED: 0 });
    expect(others[0]?.counts).toEqual({ RUNNING: 0, COMPLETED: 2, FAILED: 0 });
  });

  it('goes back to the former copy, with what came since; then that one can be deleted', async () => {
    const { archive, model } = await consumers();
    const early = await publish(2);
    await archive.run();
    await model.run();
    await rebuild();
    const late = await publish(2);
    await archive.run();
    await model.run();
    expect(await rollBack(deps())()).toBe('');
    await sleep(QUIET_MS);
    for (const id of [...early, ...late]) {
      expect(await app.readModel.find(id)).toMatchObject({ status: 'COMPLETED' });
    }
    const { previous = '' } = await workshop.copies.status();
    await expect(workshop.copies.drop('')).rejects.toMatchObject({ code: 'copy-is-live' });
    await expect(workshop.copies.drop(previous)).rejects.toMatchObject({ code: 'copy-in-use' });
    await checked();
  });
});

describe('A copy that is deleted', () => {
  /** The copies over a line, by a clock on which readers of the former one are gone. */
  const copiesOver = (config: Config) => {
    const open = connections(config);
    opened.push(open);
    return readModelCopies(open, { now: () => Date.now() + 60_000 });
  };
  const rebuilt = async () => {
    const { archive, model } = await consumers();
    const ids = await publish(2);
    await archive.run();
    await model.run();
    await rebuild();
    return ids;
  };
  const isWhole = async (ids: readonly string[]) => {
    const live = workshop.copies.open((await workshop.copies.status()).live.name);
    for (const id of ids) expect(await live.find(id)).toMatchObject({ status: 'COMPLETED' });
  };

  it('is none to go back to, wherever its deletion broke off, and the next deletion ends it', async () => {
    for (let at = 1, done = false; !done; at += STRIDE) {
      const ids = await rebuilt();
      const { previous = '' } = await workshop.copies.status();
      const line = await severed(config, at, 'after');
      done = await copiesOver(line.config)
        .drop(previous)
        .then(
          () => !line.cut,
          () => false,
        );
      await line.close();
      await rollBack(deps())().catch((error: { code?: string }) => {
        expect(error.code).toBe('no-former-copy');
      });
      await isWhole(ids);
      const { others } = await workshop.copies.status();
      for (const { name } of others) await copiesOver(config).drop(name);
      expect((await workshop.copies.status()).others).toEqual([]);
    }
  });

  it('is not the one that somebody makes live meanwhile', async () => {
    for (let at = 1, last = false; !last; at += STRIDE) {
      const ids = await rebuilt();
      const { previous = '' } = await workshop.copies.status();
      let requests = 0;
      const line = await through(config, async () => {
        if (++requests !== at) return false;
        await rollBack(deps())().catch((error: { code?: string }) => {
          expect(error.code).toBe('no-former-copy');
        });
        return false;
      });
      await copiesOver(line.config)
        .drop(previous)
        .catch((error: { code?: string }) => expect(error.code).toBe('copy-is-live'));
      await line.close();
      last = requests < at;
      await isWhole(ids);
    }
  });

  it('answers no question', async () => {
    const { archive } = await consumers();
    const [one = ''] = await publish(1);
    await archive.run();
    const time = '2026-11-21T10:00:01.000Z';
    const asOf = readModelAsOf(workshop);
    await asOf({ time, keep: true }, async () => undefined);
    const asked = asOf({ time, keep: false }, async (copy) => {
      await copiesOver(config).drop(copy.name);
      return (await copy.find(one)) ?? 'not found';
    });
    await expect(asked).rejects.toMatchObject({ code: 'copy-gone' });
  });
});

describe('A copy as of a moment', () => {
  it('holds the events up to then, and is gone afterwards unless it is kept', async () => {
    const { archive } = await consumers();
    const [one = '', two = ''] = await publish(2, Date.UTC(2026, 10, 21, 10));
    await archive.run();
    const asOf = readModelAsOf(workshop);
    const time = '2026-11-21T10:00:02.000Z';
    const [kept, first, second, counts] = await asOf({ time, keep: true }, async (copy) => [
      copy.name,
      await copy.find(one),
      await copy.find(two),
      await copy.counts(),
    ]);
    expect(first).toMatchObject({ status: 'RUNNING', lastSeq: 2, updatedAt: time });
    expect(second).toMatchObject({ status: 'RUNNING', lastSeq: 1 });
    expect(counts).toEqual({ RUNNING: 2, COMPLETED: 0, FAILED: 0 });
    expect(await asOf({ time, keep: false }, async ({ name }) => name)).toBe(kept);
    const earlier = '2026-11-21T10:00:01.000Z';
    expect(await asOf({ time: earlier, keep: false }, (copy) => copy.find(one))).toMatchObject({
      lastSeq: 1,
    });
    const { live, others } = await workshop.copies.status();
    expect([live.name, others.map(({ name }) => name)]).toEqual(['', [kept]]);
  });

  it('is of one question alone, however many are asked at once and one right after the other', async () => {
    const { archive } = await consumers();
    const [one = ''] = await publish(1, Date.UTC(2026, 10, 21, 10));
    await archive.run();
    const asOf = readModelAsOf(workshop);
    const ask = (time: string) =>
      asOf({ time, keep: false }, async (copy) => [copy.name, await copy.find(one)]);
    const answers: unknown[] = [];
    for (let round = 0; round < 4; round++) {
      const times = ['2020-01-01T00:00:00.000Z', '2026-11-21T10:00:01.000Z', '2026-11-21T10:00:01.000Z'];
      answers.push(...(await Promise.all(times.map(ask))));
    }
    const found = (answers as [string, { lastSeq: number } | undefined][]).map(([, view]) => view?.lastSeq);
    expect(found).toEqual(Array.from({ length: 4 }, () => [undefined, 1, 1]).flat());
    expect(new Set((answers as [string][]).map(([name]) => name)).size).toBe(12);
    expect((await workshop.copies.status()).others).toEqual([]);
  });

  it('leaves no copy behind when the question is refused', async () => {
    const { archive } = await consumers();
    await publish(1, Date.UTC(2026, 10, 21, 10));
    await archive.run();
    const time = '2026-11-21T10:00:01.000Z';
    await expect(
      readModelAsOf(workshop)({ time, keep: false }, (copy) => copy.find('nope')),
    ).rejects.toMatchObject({ code: 'bad-order-id' });
    expect((await workshop.copies.status()).others).toEqual([]);
  });
});
