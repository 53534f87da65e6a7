import type { CheckpointStore, EventHubConsumerClient, PartitionOwnership } from '@azure/event-hubs';
import type { HostServices, LoadedFunction } from '../contract.ts';
import { Outage } from '../messaging/outage.ts';
import { within } from '../messaging/within.ts';
import { claim, type PartitionKey, planClaims } from './ownership.ts';
import { authorize } from './partition-link.ts';
import { PartitionReader } from './partition-reader.ts';
import { whileConnected } from './sdk-context.ts';
import type { EventHubsSettings } from './settings.ts';

const CATEGORY = 'Host.Triggers.EventHubs';
const FIRST_BACKOFF_MS = 100;
const MOST_BACKOFF_MS = 2_000;
const FAREWELL_MS = 3_000;
// Tokens that the SDK makes from a shared key hold an hour.
const AUTHORIZE_EVERY_MS = 40 * 60_000;

export interface ListenerOptions {
  readonly services: HostServices;
  readonly fn: LoadedFunction;
  readonly settings: EventHubsSettings;
  readonly client: EventHubConsumerClient;
  readonly consumerGroup: string;
  readonly store: CheckpointStore;
  /** Stays the same when this host starts again, so that it finds what it held before it was killed. */
  readonly ownerId: string;
}

/** One function's share of an event hub's partitions: claims them, reads them, gives them back. */
export class HubListener {
  readonly #options: ListenerOptions;
  readonly #hubOutage: Outage;
  readonly #storageOutage: Outage;
  readonly #readers = new Map<string, PartitionReader>();
  /** Partitions that were taken away, and whose invocations may still run. */
  readonly #leaving = new Set<Promise<void>>();
  #stopped = false;
  #round: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #backoff = FIRST_BACKOFF_MS;
  #authorizedAt = performance.now();

  constructor(options: ListenerOptions) {
    this.#options = options;
    const { services, client, fn, consumerGroup } = options;
    const what = `event hub '${client.eventHubName}' (consumer group '${consumerGroup}') of function '${fn.name}'`;
    this.#hubOutage = new Outage(services, CATEGORY, what);
    this.#storageOutage = new Outage(services, CATEGORY, `the checkpoints (AzureWebJobsStorage) of ${what}`);
  }

  listen(): void {
    this.#balanceIn(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const { client } = this.#options;
    const held = [...this.#readers.keys()];
    await Promise.all([
      ...this.#leaving,
      ...Array.from(this.#readers.values(), (reader) => reader.stop(false)),
    ]);
    await within(FAREWELL_MS, this.#round);
    await within(FAREWELL_MS, this.#release(held));
    await within(FAREWELL_MS, client.close());
  }

  #balanceIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#balance();
    }, ms);
  }

  /** One round of claiming; never rejects, and sees to the next round. */
  async #balance(): Promise<void> {
    let next = this.#options.settings.loadBalancingUpdateInterval;
    let outage = this.#hubOutage;
    try {
      const { client } = this.#options;
      const partitionIds = await whileConnected(client, (abortSignal) =>
        client.getPartitionIds({ abortSignal }),
      );
      outage = this.#storageOutage;
      const won = await this.#claim(partitionIds);
      outage.over();
      outage = this.#hubOutage;
      await this.#readAll(won);
      this.#backoff = FIRST_BACKOFF_MS;
    } catch (error) {
      if (this.#stopped) return;
      outage.failed(error);
      next = this.#backoff;
      this.#backoff = Math.min(this.#backoff * 2, MOST_BACKOFF_MS);
    }
    if (!this.#stopped) this.#balanceIn(next);
  }

  async #claim(partitionIds: readonly string[]): Promise<Set<string>> {
    const { store, ownerId, settings } = this.#options;
    const { fullyQualifiedNamespace, eventHubName, consumerGroup } = this.#key('');
    const ownerships = await store.listOwnership(fullyQualifiedNamespace, eventHubName, consumerGroup);
    const now = Date.now();
    const isAlive = ({ lastModifiedTimeInMs = 0 }: PartitionOwnership) =>
      now - lastModifiedTimeInMs < settings.partitionOwnershipExpirationInterval;
    const plan = planClaims(ownerId, partitionIds, ownerships, isAlive);
    const wanted = [...plan.renew, ...plan.take].map((partitionId) => {
      const known = ownerships.find((ownership) => ownership.partitionId === partitionId);
      return {
        ...this.#key(partitionId),
        ownerId,
        ...(known?.etag === undefined ? {} : { etag: known.etag }),
      };
    });
    return new Set((await claim(store, wanted)).map(({ partitionId }) => partitionId));
  }

  /** Reads exactly the partitions that were won. */
  async #readAll(won: ReadonlySet<string>): Promise<void> {
    if (this.#stopped) return;
    for (const [partitionId, reader] of this.#readers) {
      // Its batch may take longer than the claims on the others hold.
      if (!won.has(partitionId)) this.#leave(partitionId, reader);
    }
    for (const partitionId of won) if (!this.#readers.has(partitionId)) this.#read(partitionId);
    await this.#authorize(won);
  }

  #read(partitionId: string): void {
    const { services, fn, settings, client, consumerGroup, store, ownerId } = this.#options;
    const reader = new PartitionReader({
      services,
      fn,
      settings,
      client,
      store,
      ownerId,
      partition: this.#key(partitionId),
      context: {
        FullyQualifiedNamespace: client.fullyQualifiedNamespace,
        EventHubName: client.eventHubName,
        ConsumerGroup: consumerGroup,
        PartitionId: partitionId,
      },
      hubOutage: this.#hubOutage,
      storageOutage: this.#storageOutage,
      stolen: () => this.#leave(partitionId, reader),
      warn: (text) =>
        services.log('warning', CATEGORY, `Partition ${partitionId} of '${client.eventHubName}': ${text}`),
    });
    this.#readers.set(partitionId, reader);
    reader.start();
  }

  #leave(partitionId: string, reader: PartitionReader): void {
    const leaving = this.#giveUp(partitionId, reader);
    this.#leaving.add(leaving);
    void leaving.finally(() => this.#leaving.delete(leaving));
  }

  async #giveUp(partitionId: string, reader: PartitionReader): Promise<void> {
    if (this.#readers.get(partitionId) !== reader) return;
    this.#readers.delete(partitionId);
    const { services, client, fn } = this.#options;
    services.log(
      'information',
      CATEGORY,
      `Partition ${partitionId} of '${client.eventHubName}' went from function '${fn.name}' here to another host.`,
    );
    await reader.stop(true);
  }

  async #authorize(partitionIds: Iterable<string>): Promise<void> {
    if (performance.now() - this.#authorizedAt < AUTHORIZE_EVERY_MS) return;
    this.#authorizedAt = performance.now();
    const { client, consumerGroup } = this.#options;
    for (const partitionId of partitionIds) await authorize(client, consumerGroup, partitionId);
  }

  /** Leaves the partitions to anybody. */
  async #release(partitionIds: readonly string[]): Promise<void> {
    if (partitionIds.length === 0) return;
    const { store, ownerId } = this.#options;
    const { fullyQualifiedNamespace, eventHubName, consumerGroup } = this.#key('');
    const ownerships = await store.listOwnership(fullyQualifiedNamespace, eventHubName, consumerGroup);
    const mine = ownerships.filter(
      (one) => one.ownerId === ownerId && partitionIds.includes(one.partitionId),
    );
    await claim(
      store,
      mine.map((ownership) => ({ ...ownership, ownerId: '' })),
    );
  }

  #key(partitionId: string): PartitionKey {
    const { client, consumerGroup } = this.#options;
    const { fullyQualifiedNamespace, eventHubName } = client;
    return { fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId };
  }
}
