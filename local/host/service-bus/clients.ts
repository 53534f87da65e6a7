import { type RetryOptions, ServiceBusClient, type ServiceBusSender } from '@azure/service-bus';
import { type Connection, identity } from '../messaging/connection.ts';

// Quick, and for ever: a receiver goes through round after round of these, each reported once.
const RETRY: RetryOptions = {
  maxRetries: 3,
  retryDelayInMs: 200,
  maxRetryDelayInMs: 1_000,
  timeoutInMs: 10_000,
};
// An output binding's caller waits: tell it soon that the broker is away.
const SEND_RETRY: RetryOptions = { ...RETRY, maxRetries: 2, timeoutInMs: 4_000 };

export interface QueueSender {
  readonly sender: ServiceBusSender;
  close(): Promise<void>;
}

export function openReceiving(connection: Connection): Promise<ServiceBusClient> {
  return open(connection, RETRY);
}

export async function openSending(connection: Connection, queue: string): Promise<QueueSender> {
  const client = await open(connection, SEND_RETRY);
  return { sender: client.createSender(queue), close: () => client.close() };
}

async function open(connection: Connection, retryOptions: RetryOptions): Promise<ServiceBusClient> {
  return connection.kind === 'string'
    ? new ServiceBusClient(connection.connectionString, { retryOptions: { ...retryOptions } })
    : new ServiceBusClient(connection.namespace, await identity(), { retryOptions: { ...retryOptions } });
}
