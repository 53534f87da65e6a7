import type { Binding, HostServices, LoadedFunction } from '../contract.ts';
import { type Connection, findConnection } from '../messaging/connection.ts';

export interface HubBinding {
  readonly hub: string;
  readonly consumerGroup: string;
  readonly connection: Connection;
}

const DEFAULT_CONSUMER_GROUP = '$Default';

/** Where a trigger or an output binding leads, or why it leads nowhere. */
export function resolveBinding(
  services: HostServices,
  fn: LoadedFunction,
  binding: Binding,
): HubBinding | string {
  const bad = (why: string) =>
    `Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.${fn.name}'. ${why}`;
  const { eventHubName, consumerGroup, connection: name } = binding;
  if (typeof name !== 'string' || name === '') return bad(`'${binding.type}' needs a connection.`);
  const connection = findConnection(services.settings, name);
  if (!connection) {
    return bad(
      `Event Hub connection string with name '${name}' does not exist in the settings. ` +
        `Set '${name}' to a connection string, or '${name}__fullyQualifiedNamespace' to a host name.`,
    );
  }
  try {
    const text = (value: unknown) => (typeof value === 'string' ? services.expand(value) : '');
    const hub = text(eventHubName) || entityPath(connection);
    if (hub === '') return bad(`'${binding.type}' needs an eventHubName.`);
    return { hub, consumerGroup: text(consumerGroup) || DEFAULT_CONSUMER_GROUP, connection };
  } catch (error) {
    return bad((error as Error).message);
  }
}

function entityPath(connection: Connection): string {
  if (connection.kind !== 'string') return '';
  return /(?:^|;)EntityPath=([^;]+)/i.exec(connection.connectionString)?.[1] ?? '';
}
