import * as names from '../../shared/contracts/names.ts';
import type { ListedFunction } from '../../tools/scaling-rules.ts';
import type { Finding } from './findings.ts';

/** What one binding, or the app itself, asks of the place it runs in. */
export interface Need {
  readonly who: string;
  readonly queue?: string;
  readonly hub?: string;
  readonly group?: string;
  /** The setting of the connection, or its first half: `X__…`. */
  readonly connection?: string;
  readonly settings: readonly string[];
  readonly roles: readonly string[];
}

const identity = (connection: string, ...parts: string[]) =>
  [...parts, 'credential', 'clientId'].map((part) => `${connection}__${part}`);

const DURABLE = ['DURABLE_TASK_SCHEDULER_CONNECTION_STRING'];
const STORAGE = 'AzureWebJobsStorage';

/** Settings that the host reads, or the runtime under it. */
export const OF_THE_HOST = new Set([
  ...identity(STORAGE, 'blobServiceUri', 'tableServiceUri'),
  ...DURABLE,
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
]);

/** Roles that serve the platform: pulling the image, writing telemetry, and the hubs' own writing of files. */
export const OF_THE_PLATFORM = ['AcrPull', 'MonitoringMetricsPublisher', 'StorageBlobDataContributor'];

export function needsOf({ name, bindings }: ListedFunction): (Need | Finding)[] {
  return bindings.flatMap((binding): (Need | Finding)[] => {
    const text = (field: string) => String(binding[field] ?? '');
    const bus = text('connection');
    const storage = bus === '' ? STORAGE : bus;
    switch (binding.type) {
      case 'httpTrigger':
      case 'http':
        return [];
      case 'serviceBusTrigger':
      case 'serviceBus':
        return [
          {
            who: name,
            queue: text('queueName'),
            connection: bus,
            settings: identity(bus, 'fullyQualifiedNamespace'),
            roles: ['ServiceBusDataOwner'],
          },
        ];
      case 'eventHubTrigger':
      case 'eventHub': {
        const reads = binding.type === 'eventHubTrigger';
        return [
          {
            who: name,
            hub: text('eventHubName'),
            ...(reads ? { group: text('consumerGroup') } : {}),
            connection: bus,
            settings: identity(bus, 'fullyQualifiedNamespace'),
            roles: [reads ? 'EventHubsDataReceiver' : 'EventHubsDataSender'],
          },
        ];
      }
      case 'orchestrationTrigger':
      case 'activityTrigger':
      case 'entityTrigger':
      case 'durableClient':
        return [{ who: name, settings: DURABLE, roles: ['DurableTaskDataContributor'] }];
      case 'timerTrigger':
        return [
          {
            who: name,
            connection: STORAGE,
            settings: identity(STORAGE, 'blobServiceUri'),
            roles: ['StorageBlobDataOwner'],
          },
        ];
      case 'blobTrigger':
      case 'blob':
        // The trigger keeps what it has still to do in queues.
        return [
          {
            who: name,
            connection: storage,
            settings: identity(storage, 'blobServiceUri', 'queueServiceUri'),
            roles: ['StorageBlobDataOwner', 'StorageQueueDataContributor'],
          },
        ];
      default: {
        const message = `${name} has a ${binding.type}, whose needs are not known here`;
        return [{ code: 'unknown-binding', file: 'functions/', line: 0, message }];
      }
    }
  });
}

/** What the adapters use besides the bindings. */
export const OF_THE_APP: readonly Need[] = [
  {
    who: 'timers and keys',
    settings: ['AzureFunctionsWebHost__hostid', 'AzureWebJobsSecretStorageType'],
    roles: [],
  },
  {
    who: 'the app',
    connection: STORAGE,
    settings: [],
    roles: ['StorageBlobDataOwner', 'StorageTableDataContributor'],
  },
  { who: 'the app', connection: names.SERVICE_BUS_SETTING, settings: [], roles: ['ServiceBusDataOwner'] },
  { who: 'the app', connection: names.EVENT_HUB_SETTING, settings: [], roles: ['EventHubsDataSender'] },
  { who: 'order ids', settings: ['KEY_VAULT_URI', 'AZURE_CLIENT_ID'], roles: ['KeyVaultSecretsUser'] },
];
