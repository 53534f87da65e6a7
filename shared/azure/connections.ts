import { setTimeout } from 'node:timers/promises';
import { TableClient } from '@azure/data-tables';
import { EventHubProducerClient } from '@azure/event-hubs';
import type { TokenCredential } from '@azure/identity';
import { ServiceBusAdministrationClient, ServiceBusClient, type ServiceBusSender } from '@azure/service-bus';
import { BlobServiceClient, newPipeline, type RequestPolicyFactory } from '@azure/storage-blob';
import type { Config, NamespaceConfig, StorageConfig } from '../config.ts';
import { TransientFault } from '../domain/faults.ts';
import { LastingClient } from './lasting-client.ts';

type PipelinePolicy = Parameters<TableClient['pipeline']['addPolicy']>[0];

/**
 * Every SDK client the adapters use, each made at its first use. Nothing is sent before that, and a client outlives
 * outages: the SDKs reconnect. What the app sends for as long as it lives goes through `withSender` and
 * `withProducer`, which also outlive an SDK that does not.
 */
export interface Connections {
  table(name: string): Promise<TableClient>;
  blobs(): Promise<BlobServiceClient>;
  serviceBus(): Promise<ServiceBusClient>;
  administration(): Promise<ServiceBusAdministrationClient>;
  eventHub(name: string): Promise<EventHubProducerClient>;
  withSender<T>(queue: string, run: (sender: ServiceBusSender) => Promise<T>): Promise<T>;
  withProducer<T>(hub: string, run: (producer: EventHubProducerClient) => Promise<T>): Promise<T>;
  /** For looking at queues; short calls only. */
  withClient<T>(run: (client: ServiceBusClient) => Promise<T>): Promise<T>;
  /** Connections of one's own, for what is seldom and may take long; to be closed. */
  apart(): Connections;
  close(): Promise<void>;
}

// A short outage is bridged here; a longer one is the caller's: the intake answers 503, Durable and Service Bus repeat.
const STORAGE_RETRIES = { maxRetries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1_000 };
const STORAGE_TIMEOUT_MS = 10_000;
// One retry within the 5 s in which the intake has to answer.
const BROKER_RETRIES = { maxRetries: 1, retryDelayInMs: 200, timeoutInMs: 2_000 };
export const BROKER_DEADLINE_MS = 4_000;
const CLOSE_DEADLINE_MS = 3_000;
// Later than the abort signals of the calls, and within the 5 s of the intake.
const LASTING = { deadlineMs: BROKER_DEADLINE_MS + 500, failingMs: 10_000 };

export function connections(config: Config): Connections {
  const clients = new Map<string, Promise<unknown>>();
  const closing: (() => Promise<void>)[] = [];
  const once = <Client>(name: string, make: () => Promise<Client>): Promise<Client> => {
    const known = clients.get(name) as Promise<Client> | undefined;
    if (known !== undefined) return known;
    const made = make();
    clients.set(name, made);
    // Whoever asked for it hears of the failure; the next who asks tries again.
    made.catch(() => clients.delete(name));
    return made;
  };
  const lasting = <Client>(
    clients: Map<string, LastingClient<Client>>,
    name: string,
    open: () => Promise<Client>,
    close: (client: Client) => Promise<void>,
  ) => {
    let client = clients.get(name);
    if (client === undefined) {
      const made = new LastingClient({ ...LASTING, open, close });
      closing.push(() => made.close());
      clients.set(name, made);
      client = made;
    }
    return client;
  };
  const senders = new Map<string, LastingClient<{ client: ServiceBusClient; sender: ServiceBusSender }>>();
  const producers = new Map<string, LastingClient<EventHubProducerClient>>();
  const lookers = new Map<string, LastingClient<ServiceBusClient>>();
  const credentials = (clientId: string | undefined) =>
    once(`credential:${clientId ?? ''}`, () => credential(clientId));

  return {
    table: (name) => once(`table:${name}`, () => tableClient(config.storage, name, credentials)),
    blobs: () => once('blobs', () => blobClient(config.storage, credentials)),
    serviceBus: () =>
      once('service-bus', async () => {
        const client = await serviceBusClient(config.serviceBus, credentials);
        closing.push(() => client.close());
        return client;
      }),
    administration: () => once('administration', () => administrationClient(config.serviceBus, credentials)),
    eventHub: (name) =>
      once(`hub:${name}`, async () => {
        const client = await producerClient(config.eventHubs, name, credentials);
        closing.push(() => client.close());
        return client;
      }),
    withSender: (queue, run) =>
      lasting(
        senders,
        queue,
        async () => {
          const client = await serviceBusClient(config.serviceBus, credentials);
          return { client, sender: client.createSender(queue) };
        },
        ({ client }) => client.close(),
      ).use(({ sender }) => run(sender)),
    withProducer: (hub, run) =>
      lasting(
        producers,
        hub,
        () => producerClient(config.eventHubs, hub, credentials),
        (client) => client.close(),
      ).use(run),
    withClient: (run) =>
      lasting(
        lookers,
        'service-bus',
        () => serviceBusClient(config.serviceBus, credentials),
        (client) => client.close(),
      ).use(run),
    apart: () => connections(config),
    async close() {
      // One that is still being opened says how it is closed when it is open; that it failed is told to its caller.
      await Promise.allSettled(clients.values());
      const results = await Promise.allSettled(closing.map((close) => inTime(close())));
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      if (reasons.length > 1) {
        const cause = new AggregateError(reasons);
        throw new TransientFault('close-failed', `${reasons.length} connections did not close`, { cause });
      }
      if (reasons.length === 1) throw reasons[0];
    },
  };
}

/** A link says good-bye, and waits for ever for a broker that hangs. */
async function inTime(closed: Promise<void>): Promise<void> {
  const late = new AbortController();
  const wait = setTimeout(CLOSE_DEADLINE_MS, undefined, { signal: late.signal }).then(() => {
    throw new TransientFault('close-timeout', 'A connection to the broker did not close in time');
  });
  // The race below tells of it; by then it may be lost, and the wait aborted.
  wait.catch(() => undefined);
  try {
    await Promise.race([closed, wait]);
  } finally {
    late.abort();
  }
}

type Credentials = (clientId: string | undefined) => Promise<TokenCredential>;

/** Loaded late: the identity library is large, and connection strings need none of it. */
export async function credential(clientId: string | undefined): Promise<TokenCredential> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new DefaultAzureCredential(clientId === undefined ? {} : { managedIdentityClientId: clientId });
}

async function tableClient(storage: StorageConfig, name: string, credentials: Credentials) {
  const options = { retryOptions: STORAGE_RETRIES };
  const client =
    'connectionString' in storage
      ? TableClient.fromConnectionString(storage.connectionString, name, {
          ...options,
          allowInsecureConnection: isPlain(storage.connectionString),
        })
      : new TableClient(storage.tableEndpoint, name, await credentials(storage.clientId), options);
  client.pipeline.addPolicy(timeOut(STORAGE_TIMEOUT_MS), { phase: 'Retry' });
  return client;
}

async function blobClient(storage: StorageConfig, credentials: Credentials) {
  const options = {
    retryOptions: {
      maxTries: 3,
      retryDelayInMs: 100,
      maxRetryDelayInMs: 1_000,
      tryTimeoutInMs: STORAGE_TIMEOUT_MS,
    },
  };
  const { url, credential } =
    'connectionString' in storage
      ? BlobServiceClient.fromConnectionString(storage.connectionString)
      : { url: storage.blobEndpoint, credential: await credentials(storage.clientId) };
  const pipeline = newPipeline(credential, options);
  pipeline.factories.push(blobTimeOut(STORAGE_TIMEOUT_MS));
  return new BlobServiceClient(url, pipeline);
}

async function serviceBusClient(namespace: NamespaceConfig, credentials: Credentials) {
  const options = { retryOptions: BROKER_RETRIES };
  return 'connectionString' in namespace
    ? new ServiceBusClient(namespace.connectionString, options)
    : new ServiceBusClient(namespace.fullyQualifiedNamespace, await credentials(namespace.clientId), options);
}

async function producerClient(namespace: NamespaceConfig, hub: string, credentials: Credentials) {
  const options = { retryOptions: BROKER_RETRIES };
  return 'connectionString' in namespace
    ? new EventHubProducerClient(namespace.connectionString, hub, options)
    : new EventHubProducerClient(
        namespace.fullyQualifiedNamespace,
        hub,
        await credentials(namespace.clientId),
        options,
      );
}

/** The SDK sets no time-out of its own: a server that hangs would hold its caller for ever. */
function timeOut(ms: number): PipelinePolicy {
  return {
    name: 'timeout',
    sendRequest(request, next) {
      request.timeout = ms;
      return next(request);
    },
  };
}

/** Likewise: its `tryTimeoutInMs` is for the service to keep. */
function blobTimeOut(ms: number): RequestPolicyFactory {
  return {
    create: (next) => ({
      sendRequest(request) {
        request.timeout = ms;
        return next.sendRequest(request);
      },
    }),
  };
}

async function administrationClient(namespace: NamespaceConfig, credentials: Credentials) {
  const options = { retryOptions: { maxRetries: 1, retryDelayInMs: 100 } };
  const client =
    'connectionString' in namespace
      ? new ServiceBusAdministrationClient(namespace.connectionString, options)
      : new ServiceBusAdministrationClient(
          namespace.fullyQualifiedNamespace,
          await credentials(namespace.clientId),
          options,
        );
  client.pipeline.addPolicy(timeOut(BROKER_DEADLINE_MS), { phase: 'Retry' });
  // The SDK always asks by https; a development emulator speaks plain http on the port of the connection string.
  if ('connectionString' in namespace && isDevelopment(namespace.connectionString)) {
    client.pipeline.addPolicy({
      name: 'plain-http',
      sendRequest(request, next) {
        request.url = request.url.replace(/^https:/, 'http:');
        request.allowInsecureConnection = true;
        return next(request);
      },
    });
  }
  return client;
}

function isPlain(storageConnectionString: string): boolean {
  return /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http(;|$)|Endpoint=http:/i.test(
    storageConnectionString,
  );
}

function isDevelopment(connectionString: string): boolean {
  return /UseDevelopmentEmulator=true/i.test(connectionString);
}
