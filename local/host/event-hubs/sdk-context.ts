import type { EventHubConsumerClient } from '@azure/event-hubs';

/** The parts of the SDK's connection context that the host leans on (@azure/event-hubs 6.0). */
export interface SdkContext {
  readonly config: {
    getReceiverAddress(partitionId: string, consumerGroup: string): string;
    getReceiverAudience(partitionId: string, consumerGroup: string): string;
  };
  readonly tokenCredential: {
    readonly isSasTokenProvider?: boolean;
    getToken(audienceOrScope: string): Promise<{ token: string } | null>;
  };
  readonly cbsSession: {
    init(options: Limits): Promise<void>;
    negotiateClaim(audience: string, token: string, type: string, options: Limits): Promise<unknown>;
  };
  readonly connection: { createReceiver(options: Record<string, unknown>): Promise<AmqpReceiver> };
  /** Settles when a connection that is going away has been replaced. */
  readyToOpenLink(options: { abortSignal: AbortSignal }): Promise<void>;
  /** Closed by the SDK when the connection is lost. */
  readonly receivers: Record<string, { close(): Promise<void> }>;
}

interface Limits {
  readonly timeoutInMs: number;
  readonly abortSignal: AbortSignal;
}

interface AmqpReceiver {
  isOpen(): boolean;
  addCredit(credit: number): void;
  close(): Promise<void>;
}

export function contextOf(client: EventHubConsumerClient): SdkContext {
  return (client as unknown as { _context: SdkContext })._context;
}

// What the loss has failed already is over by then, and tells its own reason.
const GRACE_MS = 1_000;
// Whatever else may go wrong with a connection: nothing that is asked takes longer.
const LIMIT_MS = 10_000;
let asked = 0;

/**
 * Runs what asks the broker, and gives it up when the connection is lost meanwhile: the SDK would wait for the answer
 * that died with the connection until its time-out, and hold its lock on the management link all the while.
 */
export async function whileConnected<T>(
  client: EventHubConsumerClient,
  ask: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { receivers } = contextOf(client);
  const name = `asking-${++asked}`;
  const given = new AbortController();
  const giveUp = (message: string, code: string) => given.abort(Object.assign(new Error(message), { code }));
  const limit = setTimeout(() => giveUp('The broker did not answer in time.', 'NO_ANSWER'), LIMIT_MS);
  let grace: NodeJS.Timeout | undefined;
  receivers[name] = {
    close: async () => {
      grace ??= setTimeout(
        () => giveUp('The connection was lost before the broker had answered.', 'CONNECTION_LOST'),
        GRACE_MS,
      );
    },
  };
  try {
    // Some of the SDK's waits heed no signal.
    return await Promise.race([ask(given.signal), aborted(given.signal)]);
  } finally {
    clearTimeout(limit);
    clearTimeout(grace);
    delete receivers[name];
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
