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
let asked = 0;

/**
 * Runs what asks the broker, and aborts it when the connection is lost meanwhile: the SDK would wait for the answer
 * that died with the connection until its time-out, and hold its lock on the management link all the while.
 */
export async function whileConnected<T>(
  client: EventHubConsumerClient,
  ask: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { receivers } = contextOf(client);
  const name = `asking-${++asked}`;
  const lost = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  receivers[name] = {
    close: async () => {
      grace ??= setTimeout(() => lost.abort(), GRACE_MS);
    },
  };
  try {
    return await ask(lost.signal);
  } catch (error) {
    if (!lost.signal.aborted) throw error;
    const message = 'The connection was lost before the broker had answered.';
    throw Object.assign(new Error(message, { cause: error }), { code: 'CONNECTION_LOST' });
  } finally {
    clearTimeout(grace);
    delete receivers[name];
  }
}
