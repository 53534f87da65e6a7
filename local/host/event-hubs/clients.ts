import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckpointStore,
  EventHubConsumerClient,
  EventHubProducerClient,
  type RetryOptions,
} from '@azure/event-hubs';
import { BlobCheckpointStore } from '@azure/eventhubs-checkpointstore-blob';
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';
import type { HostServices } from '../contract.ts';
import { identity } from '../messaging/connection.ts';
import type { HubBinding } from './binding.ts';

const CONTAINER = 'azure-webjobs-eventhub';
// Short: the listener tries again for ever by itself, and an output binding's caller waits.
const RETRY: RetryOptions = { maxRetries: 1, retryDelayInMs: 200, timeoutInMs: 5_000 };
const STORAGE: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1_000, tryTimeoutInMs: 10_000 },
};

export async function openConsumer({
  hub,
  consumerGroup,
  connection,
}: HubBinding): Promise<EventHubConsumerClient> {
  const options = { retryOptions: RETRY };
  return connection.kind === 'string'
    ? new EventHubConsumerClient(consumerGroup, connection.connectionString, hub, options)
    : new EventHubConsumerClient(consumerGroup, connection.namespace, hub, await identity(), options);
}

export async function openProducer({ hub, connection }: HubBinding): Promise<EventHubProducerClient> {
  const options = { retryOptions: RETRY };
  return connection.kind === 'string'
    ? new EventHubProducerClient(connection.connectionString, hub, options)
    : new EventHubProducerClient(connection.namespace, hub, await identity(), options);
}

/** Ownership and checkpoints, in the container and with the names that the real host uses on AzureWebJobsStorage. */
export async function openCheckpointStore(services: HostServices): Promise<CheckpointStore> {
  const container = (await openStorage(services.settings)).getContainerClient(CONTAINER);
  const store = new BlobCheckpointStore(container);
  let ready: Promise<unknown> | undefined;
  const made = async () => {
    ready ??= container.createIfNotExists();
    try {
      await ready;
    } catch (error) {
      ready = undefined;
      throw error;
    }
  };
  return {
    async listOwnership(...key) {
      await made();
      return store.listOwnership(...key);
    },
    claimOwnership: (...claims) => store.claimOwnership(...claims),
    updateCheckpoint: (...checkpoint) => store.updateCheckpoint(...checkpoint),
    listCheckpoints: (...key) => store.listCheckpoints(...key),
  };
}

async function openStorage(settings: HostServices['settings']): Promise<BlobServiceClient> {
  const { AzureWebJobsStorage: connectionString } = settings;
  if (connectionString) return BlobServiceClient.fromConnectionString(connectionString, STORAGE);
  const account = settings.AzureWebJobsStorage__accountName;
  const uri =
    settings.AzureWebJobsStorage__blobServiceUri ?? (account && `https://${account}.blob.core.windows.net`);
  if (uri) return new BlobServiceClient(uri, await identity(), STORAGE);
  throw Object.assign(
    new Error('AzureWebJobsStorage is not set: Event Hubs triggers keep their checkpoints there.'),
    { code: 'SETTING_MISSING' },
  );
}

/**
 * The name under which this host owns partitions. It is kept, so that a host that was killed takes its own
 * partitions up again at once, in place of waiting until its old claims run out.
 */
export function ownerIdOf(stateDir: string): string {
  const file = join(stateDir, 'owner-id');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const id = randomUUID();
  writeFileSync(file, id);
  return id;
}
