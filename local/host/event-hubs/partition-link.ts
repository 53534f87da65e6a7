import type { EventHubConsumerClient } from '@azure/event-hubs';
import rhea from 'rhea';
import { type AmqpEvent, type ReceivedEvent, readEvent } from './event.ts';
import { contextOf, whileConnected } from './sdk-context.ts';

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

/**
 * The SDK's subscribe() waits 20 ms after the first event of every batch. So a partition is read through a link of
 * our own on the SDK's connection: addresses, sign-in and reconnection stay the SDK's, events come when they arrive.
 */
export async function openPartitionLink(options: LinkOptions): Promise<PartitionLink> {
  const { client, consumerGroup, partitionId } = options;
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
  const settings = {
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
  };
  const receiver = await whileConnected(client, async (abortSignal) => {
    await context.readyToOpenLink({ abortSignal });
    const { connection } = context;
    await signIn(client, consumerGroup, partitionId, abortSignal);
    // The SDK has given up the connection that knows the token; nobody would open the link on the next.
    if (context.connection !== connection) {
      throw Object.assign(new Error('The connection was lost.'), { code: 'CONNECTION_LOST' });
    }
    return connection.createReceiver({ ...settings, abortSignal });
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
  await whileConnected(client, (abortSignal) => signIn(client, consumerGroup, partitionId, abortSignal));
}

async function signIn(
  client: EventHubConsumerClient,
  consumerGroup: string,
  partitionId: string,
  abortSignal: AbortSignal,
): Promise<void> {
  const { config, tokenCredential, cbsSession } = contextOf(client);
  const audience = config.getReceiverAudience(partitionId, consumerGroup);
  const shared = tokenCredential.isSasTokenProvider === true;
  const token = await tokenCredential.getToken(shared ? audience : AAD_SCOPE);
  if (!token) throw Object.assign(new Error('No token was issued for Event Hubs.'), { code: 'NO_TOKEN' });
  const type = shared ? 'servicebus.windows.net:sastoken' : 'jwt';
  const limits = { timeoutInMs: TIMEOUT_MS, abortSignal };
  await cbsSession.init(limits);
  await cbsSession.negotiateClaim(audience, token.token, type, limits);
}
