import { TableClient, TableServiceClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdapters } from '../../shared/azure/index.ts';
import { openWorkshop, type Workshop } from '../../shared/azure/rebuild/index.ts';
import type { Config } from '../../shared/config.ts';
import type { Adapters, HubReader, ReadModel, StoredEvent } from '../../shared/ports.ts';
import { catchUp } from '../../shared/steps/rebuild/replay.ts';
import { rebuildReadModel, rollBack } from '../../shared/steps/rebuild/rebuild-read-model.ts';
import { anAccount } from './account.ts';
import { anOrderId, TRAIL } from './fixtures.ts';
import { completed, failed, refused } from './order-story.ts';
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
  workshop = openWorkshop(config);
  opened.push(app, workshop);
});

/** The hub is everybody's: each test begins where the one before it ended. */
class Consumer {
  readonly #hub: HubReader;
  readonly #take: (partition: string, events: StoredEvent[]) => Promise<void>;
  readonly #checkpoints = new Map<string, number>();

  constructor(hub: HubReader, take: (partition: string, events: StoredEvent[]) => Promise<void>) {
    this.#hub = hub;
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
        await this.#take(
          partition,
          batch.map(({ body, position, enqueuedAt }) => ({
            event: JSON.parse(Buffer.from(body).toString()),
            partition,
            position,
            enqueuedAt,
            trail: TRAIL,
          })),
        );
        this.#checkpoints.set(partition, batch.at(-1)?.position ?? after);
        count += batch.length;
      }
    }
    return count;
  }
}

async function consumers() {
  const archive = new Consumer(workshop.hub, (partition, events) => app.archive.append(partition, events));
  const model = new Consumer(workshop.hub, (partition, events) => app.readModel.project(partition, events));
  return { archive: await archive.skip(), model: await model.skip() };
}

/** Orders of every kind, over more than an hour. */
async function publish(count: number, start = Date.UTC(2026, 10, 21, 10)): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const customer = ['Riley', 'Jürgen Groß', "O'Neill"][index % 3] ?? '';
    const time = start + index * 1_000;
    const id = anOrderId(customer, time);
    const story = { customer, start: time };
    const all = [completed, refused, failed][index % 3]?.(id, story) ?? [];
    const events = index % 10 === 9 ? all.slice(0, 1) : all;
    for (const event of events) await app.events.publish([event], TRAIL);
    ids.push(id);
  }
  return ids;
}

/** Everything a reader can ask, page by page, as text. */
async function answers(readModel: Omit<ReadModel, 'project'>, ids: readonly string[]): Promise<string> {
  const told: unknown[] = [];
  for (const query of [{}, { status: 'COMPLETED' }, { customer: 'Riley' }, { search: 'jürg' }]) {
    let continuationToken: string | undefined;
    do {
      const page = await readModel.list({ limit: 7, ...query, ...(continuationToken && { continuationToken }) });
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

async function tables(): Promise<TableServiceClient> {
  const { connectionString } = config.storage as { connectionString: string };
  return TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true });
}

describe('A rebuild', () => {
  it('gives the same answers, byte for byte', async () => {
    const { archive, model } = await consumers();
    const ids = await publish(30);
    await archive.run();
    await model.run();
    const before = await answers(app.readModel, ids);
    expect(before).toContain('"COMPLETED":18');

    const { switched, comparison } = await rebuild();
    expect(comparison).toEqual({ live: 30, fresh: 30, behind: 0, differences: [] });
    expect(switched).toBe(true);
    await sleep(1_100);
    expect(await answers(app.readModel, ids)).toBe(before);
  });
});
