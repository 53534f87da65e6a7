import type { Binding, HostServices, LoadedFunction } from '../contract.ts';
import { type Connection, findConnection } from '../messaging/connection.ts';

export interface QueueBinding {
  readonly queue: string;
  readonly connection: Connection;
}

const DEFAULT_CONNECTION = 'ServiceBus';

/** Where a trigger or an output binding leads, or why it leads nowhere. */
export function resolveBinding(
  services: HostServices,
  fn: LoadedFunction,
  binding: Binding,
): QueueBinding | string {
  const bad = (why: string) =>
    `Microsoft.Azure.WebJobs.Host: Error indexing method 'Functions.${fn.name}'. ${why}`;
  const { queueName, topicName, isSessionsEnabled, connection: named } = binding;
  if (topicName !== undefined) {
    return bad('Topics and subscriptions are not supported by this host yet: use a queue.');
  }
  if (isSessionsEnabled === true) return bad('Sessions are not supported by this host yet.');
  if (typeof queueName !== 'string' || queueName === '') return bad(`'${binding.type}' needs a queueName.`);
  let queue: string;
  try {
    queue = services.expand(queueName);
  } catch (error) {
    return bad((error as Error).message);
  }
  const name = typeof named === 'string' && named !== '' ? named : DEFAULT_CONNECTION;
  const connection = findConnection(services.settings, name);
  if (connection) return { queue, connection };
  return bad(
    `Service Bus account connection string with name '${name}' does not exist in the settings. ` +
      `Set '${name}' to a connection string, or '${name}__fullyQualifiedNamespace' to a host name.`,
  );
}
