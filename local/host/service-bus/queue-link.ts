import type {
  MessageHandlers,
  ServiceBusClient,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
} from '@azure/service-bus';

// The SDK's AMQP library keeps at most 2048 unsettled messages per link.
const MOST_CREDIT = 2000;

export interface QueueLinkOptions {
  /** Its own: it is closed with the link. */
  readonly client: ServiceBusClient;
  readonly queue: string;
  readonly credit: number;
  received(message: ServiceBusReceivedMessage): Promise<void>;
  /** The link stands (again). */
  stands(): void;
  failed(error: Error): void;
}

/** What the SDK has besides: handlers that it calls before and after each attempt to attach (7.9). */
interface AttachHandlers {
  preInitialize(): Promise<void>;
  postInitialize(): Promise<void>;
}

/** The part of the SDK's receiver that knows whether its link is open (7.9). */
interface SdkReceiver {
  readonly _streamingReceiver?: { isOpen(): boolean };
}

/**
 * A subscription to a queue over a connection of its own. The SDK attaches a link that was lost anew, again and
 * again. But when the broker goes away once more while it signs in, it waits a minute for the answer that died with
 * that connection (LinkEntity._negotiateClaim), and heeds no further loss meanwhile (StreamingReceiver.onDetached):
 * such a link is stuck, and has to be left behind.
 */
export class QueueLink {
  readonly receiver: ServiceBusReceiver;
  readonly #client: ServiceBusClient;
  readonly #subscription: { close(): Promise<void> };
  readonly #abandoned = new AbortController();
  /** The SDK has begun an attempt or reported a failure since the last look. */
  #hasTried = true;

  constructor({ client, queue, credit, received, stands, failed }: QueueLinkOptions) {
    this.#client = client;
    this.receiver = client.createReceiver(queue, {
      receiveMode: 'peekLock',
      // The library parses JSON; parsing it here as well would cost twice.
      skipParsingBodyAsJson: true,
      skipConvertingDate: true,
      // The host's LockKeeper renews, with one timer for all messages.
      maxAutoLockRenewalDurationInMs: 0,
    });
    const handlers: MessageHandlers & AttachHandlers = {
      processMessage: received,
      processError: async ({ error }) => {
        this.#hasTried = true;
        if (!this.#abandoned.signal.aborted) failed(error);
      },
      preInitialize: async () => {
        this.#hasTried = true;
      },
      postInitialize: async () => {
        if (!this.#abandoned.signal.aborted) stands();
      },
    };
    this.#subscription = this.receiver.subscribe(handlers, {
      autoCompleteMessages: false,
      maxConcurrentCalls: Math.min(credit, MOST_CREDIT),
      abortSignal: this.#abandoned.signal,
    });
  }

  /** Whether it is down and the SDK has not even tried since the last look. */
  looksSilent(): boolean {
    const { _streamingReceiver } = this.receiver as unknown as SdkReceiver;
    const isSilent = !this.#hasTried && _streamingReceiver?.isOpen() !== true;
    this.#hasTried = false;
    return isSilent;
  }

  /** No more messages come; those that are here can be settled. */
  async stopReceiving(): Promise<void> {
    await this.#subscription.close();
  }

  /** What is under way in it ends at once, and it will not attach again. */
  abandon(): void {
    this.#abandoned.abort();
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
