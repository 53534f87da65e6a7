import type { EventHubConsumerClient } from '@azure/event-hubs';
import rhea from 'rhea';
import { type AmqpEvent, type ReceivedEvent, readEvent } from './event.ts';

/**
 * The SDK's subscribe() waits 20 ms after the first event of every batch. So a partition is read through a link of
 * our own on the SDK's connection: addresses, sign-in and reconnection stay the SDK's, events come when they arrive.
 * These are the parts of the SDK's connection context that this needs (@azure/event-hubs 6.0).
 */
interface SdkContext {
  readonly config: {
    getReceiverAddress(partitionId: string, consumerGroup: string): string;
    getReceiverAudience(partitionId: string, consumerGroup: string): string;
  };
  readonly tokenCredential: {
    readonly isSasTokenProvider?: boolean;
    getToken(audienceOrScope: string): Promise<{ token: string } | null>;
  };
  readonly cbsSession: {
    init(options: { timeoutInMs: number }): Promise<void>;
    negotiateClaim(
      audience: string,
      token: string,
      type: string,
      options: { timeoutInMs: number },
    ): Promise<unknown>;
  };
  readonly connection: { createReceiver(options: Record<string, unknown>): Promise<AmqpReceiver> };
  /** Closed by the SDK when the connection is lost. */
  readonly receivers: Record<string, { close(): Promise<void> }>;
}

interface AmqpReceiver {
  isOpen(): boolean;
  addCredit(credit: number): void;
  close(): Promise<void>;
}

interface AmqpEventContext {
  readonly message?: AmqpEvent;
  readonly receiver?: { readonly error?: { readonly condition?: string; readonly description?: string } };
}

export interface LinkOptions {
  readonly client: EventHubConsumerClient;
  readonly consumerGroup: string;
  readonly partitionId: string;
  /** An AMQP selector such as "amqp.annotation.x-opt-offset > '-1'". */
  readonly selector: string;
  readonly ownerId: string;
  readonly credit: number;
  onEvent(event: ReceivedEvent): void;
  /** The link or its connection is gone; `condition` is the broker's reason, such as amqp:link:stolen. */
  onLost(reason: { condition?: string; message: string }): void;
}

export interface PartitionLink {
  /** Lets so many more events come. */
  addCredit(credit: number): void;
  close(): Promise<void>;
}

// All consumers of a group attach with the same epoch: the newest takes the partition over.
const EPOCH = 0;
const SELECTOR_FILTER = 'apache.org:selector-filter:string';
const SELECTOR_FILTER_CODE = 0x468c00000004;
const AAD_SCOPE = 'https://eventhubs.azure.net//.default';
const TIMEOUT_MS = 10_000;
let opened = 0;

export async function openPartitionLink(options: LinkOptions): Promise<PartitionLink> {
  const { client, consumerGroup, partitionId } = options;
  await authorize(client, consumerGroup, partitionId);
  const context = contextOf(client);
  const address = context.config.getReceiverAddress(partitionId, consumerGroup);
  const name = `${address}-${process.pid}-${++opened}`;
  let over = false;
  const lost = (reason: { condition?: string; message: string }) => {
    if (over) return;
    over = true;
    delete context.receivers[name];
    options.onLost(reason);
  };
  const closed = ({ receiver: { error } = {} }: AmqpEventContext) =>
    lost({
      ...(error?.condition === undefined ? {} : { condition: error.condition }),
      message: error?.description ?? 'the link was closed',
    });
  const receiver = await context.connection.createReceiver({
    name,
    autoaccept: true,
    target: options.ownerId,
    source: {
      address,
      filter: { [SELECTOR_FILTER]: rhea.types.wrap_described(options.selector, SELECTOR_FILTER_CODE) },
    },
    credit_window: 0,
    properties: {
      'com.microsoft:receiver-name': options.ownerId,
      'com.microsoft:epoch': rhea.types.wrap_long(EPOCH),
    },
    onMessage: ({ message }: AmqpEventContext) => {
      if (message && !over) options.onEvent(readEvent(message));
    },
    onError: () => {}, // a close follows, with the same error
    onSessionError: () => {},
    onClose: closed,
    onSessionClose: closed,
  });
  context.receivers[name] = {
    close: async () => lost({ message: 'the connection was lost' }),
  };
  receiver.addCredit(options.credit);
  return {
    addCredit(credit) {
      if (!over && receiver.isOpen()) receiver.addCredit(credit);
    },
    async close() {
      over = true;
      delete context.receivers[name];
      await receiver.close();
    },
  };
}

/** Presents a token for the partition; to be repeated before it runs out. */
export async function authorize(
  client: EventHubConsumerClient,
  consumerGroup: string,
  partitionId: string,
): Promise<void> {
  const { config, tokenCredential, cbsSession } = contextOf(client);
  const audience = config.getReceiverAudience(partitionId, consumerGroup);
  const shared = tokenCredential.isSasTokenProvider === true;
  const token = await tokenCredential.getToken(shared ? audience : AAD_SCOPE);
  if (!token) throw Object.assign(new Error('No token was issued for Event Hubs.'), { code: 'NO_TOKEN' });
  const type = shared ? 'servicebus.windows.net:sastoken' : 'jwt';
  const limit = { timeoutInMs: TIMEOUT_MS };
  await cbsSession.init(limit);
  await cbsSession.negotiateClaim(audience, token.token, type, limit);
}

function contextOf(client: EventHubConsumerClient): SdkContext {
  return (client as unknown as { _context: SdkContext })._context;
}
