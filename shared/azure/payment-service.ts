import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { TerminalFault, TransientFault } from '../domain/faults.ts';
import type { PaymentProvider } from '../ports.ts';

export interface PaymentPatience {
  readonly timeoutMs: number;
  /** Tries after the first. */
  readonly retries: number;
  readonly firstWaitMs: number;
  /** So many failures in a row, and nobody is asked for a while; then one call finds out. */
  readonly failuresUntilOpen: number;
  readonly openMs: number;
}

const PATIENCE: PaymentPatience = {
  timeoutMs: 5_000,
  retries: 3,
  firstWaitMs: 200,
  failuresUntilOpen: 10,
  openMs: 10_000,
};

type Reply = { readonly status?: unknown; readonly reason?: unknown };

/**
 * A payment service over HTTP. Both requests carry `Idempotency-Key`, under which the service answers a repeat as it
 * did first, whether or not the first answer arrived:
 *
 *     POST <url>/charges   {"orderId", "amount", "currency"}   amount in minor units
 *       200 {"status": "charged"}   402 {"status": "declined", "reason": "card_declined"}
 *     POST <url>/refunds   {"orderId"}   gives back the order's charge; closes the order for a charge that comes later
 *       200 {"status": "refunded" | "nothing-charged"}
 *
 * Any other 4xx but 408, 409, 425 and 429 is terminal; all else is repeated.
 */
export function paymentService(url: string, patience: PaymentPatience = PATIENCE): PaymentProvider {
  const passing = handleWhen((error) => !(error instanceof TerminalFault));
  const breaker = circuitBreaker(passing, {
    halfOpenAfter: patience.openMs,
    breaker: new ConsecutiveBreaker(patience.failuresUntilOpen),
  });
  const policy = wrap(
    retry(
      handleWhen((error) => !(error instanceof TerminalFault) && !(error instanceof BrokenCircuitError)),
      {
        maxAttempts: patience.retries,
        backoff: new ExponentialBackoff({ initialDelay: patience.firstWaitMs, maxDelay: 2_000 }),
      },
    ),
    breaker,
    timeout(patience.timeoutMs, TimeoutStrategy.Aggressive),
  );

  const post = async (path: string, idempotencyKey: string, body: unknown): Promise<Reply> => {
    try {
      return await policy.execute(({ signal }) =>
        ask(`${url.replace(/\/$/, '')}${path}`, idempotencyKey, body, signal),
      );
    } catch (error) {
      if (error instanceof TerminalFault) throw error;
      const { message } = error as Error;
      throw new TransientFault('payment-unavailable', `POST ${path}: ${message}`, { cause: error });
    }
  };

  return {
    async charge(orderId, amount, currency) {
      const { status, reason } = await post('/charges', orderId, { orderId, amount, currency });
      if (status === 'charged') return { type: 'charged' };
      if (status === 'declined')
        return { type: 'declined', reason: typeof reason === 'string' ? reason : 'declined' };
      throw unexpected('/charges', status);
    },
    async refund(orderId) {
      const { status } = await post('/refunds', `${orderId}:refund`, { orderId });
      if (status === 'refunded' || status === 'nothing-charged') return status;
      throw unexpected('/refunds', status);
    },
    isAway: () => breaker.state === CircuitState.Open,
  };
}

async function ask(url: string, idempotencyKey: string, body: unknown, signal: AbortSignal): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify(body),
    // What stands elsewhere is no payment service, and its answer would be shown as the order's failure.
    redirect: 'error',
    signal,
  });
  const text = await response.text();
  // `null` is JSON as well.
  if (response.ok || response.status === 402) return (JSON.parse(text) as Reply | null) ?? {};
  const message = `${response.status} ${text.slice(0, 200)}`;
  const passing = response.status >= 500 || [408, 409, 425, 429].includes(response.status);
  if (passing) throw new TransientFault(`payment-${response.status}`, message);
  throw new TerminalFault('payment-refused', message);
}

function unexpected(path: string, status: unknown): Error {
  return new TerminalFault(
    'payment-answer',
    `POST ${path} answered with the status ${JSON.stringify(status)}`,
  );
}
