import {
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { TerminalFault, TransientFault } from '../domain/faults.ts';
import type { ShopPolicy } from '../domain/shop-policy.ts';
import type { BreakerState, OrderApi, Placing } from '../ports.ts';

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Open]: 'open',
  // Nobody isolates it.
  [CircuitState.Isolated]: 'open',
};

/**
 * POST <url>/orders. One breaker for all callers. While it is open a resilient call waits for it, retrying as after
 * any other failure: it is told no sooner by failing at once, and whoever called it would only ask again.
 */
export function orderApi(url: string, policy: ShopPolicy): OrderApi {
  const target = `${url.replace(/\/+$/, '')}/orders`;
  const passing = handleWhen((error) => !(error instanceof TerminalFault));
  const breaker = circuitBreaker(passing, {
    halfOpenAfter: policy.openMs,
    breaker: new ConsecutiveBreaker(policy.failuresInARow + 1),
  });
  const once = timeout(policy.attemptTimeoutMs, TimeoutStrategy.Aggressive);
  const patiently = wrap(
    retry(passing, {
      maxAttempts: Number.POSITIVE_INFINITY,
      backoff: new ConstantBackoff(policy.retryEveryMs),
    }),
    breaker,
    once,
  );

  // The breaker is everybody's; of the calls under way, the oldest is told what it does.
  const underWay = new Set<Placing['watch']>();
  breaker.onStateChange((state) => {
    for (const watch of underWay) return watch.breaker(STATES[state]);
  });

  return {
    async place(placing) {
      const { watch, resilient } = placing;
      let attempts = 0;
      const attempt = async ({ signal }: { signal: AbortSignal }): Promise<string> => {
        attempts++;
        try {
          return await post(target, placing, signal);
        } catch (error) {
          watch.attemptFailed(attempts, error);
          throw error;
        }
      };
      if (!resilient) {
        try {
          return { orderId: await once.execute(attempt), attempts };
        } catch (error) {
          throw fault(error, attempts);
        }
      }
      const patience = new AbortController();
      const giveUp = setTimeout(() => patience.abort(), policy.giveUpAfterMs);
      underWay.add(watch);
      try {
        return { orderId: await patiently.execute(attempt, patience.signal), attempts };
      } catch (error) {
        throw fault(error, attempts);
      } finally {
        underWay.delete(watch);
        clearTimeout(giveUp);
      }
    },
  };
}

async function post(target: string, placing: Placing, signal: AbortSignal): Promise<string> {
  const { order, idempotencyKey, trail } = placing;
  const response = await fetch(target, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': idempotencyKey,
      traceparent: trail.traceParent,
      'x-correlation-id': trail.correlationId,
    },
    body: JSON.stringify(order),
    signal,
  });
  const text = await response.text();
  if (response.status === 202) {
    // `null` is JSON as well.
    const id = (JSON.parse(text) as { id?: unknown } | null)?.id;
    if (typeof id === 'string') return id;
  }
  const message = `POST /orders: ${response.status} ${text.slice(0, 200)}`;
  const refused = response.status < 500 && ![408, 409, 425, 429].includes(response.status);
  if (refused) throw new TerminalFault('order-api-refused', message);
  throw new TransientFault('order-api-failed', message);
}

/** What the caller sees: why the last attempt failed, after how many. */
function fault(error: unknown, attempts: number): Error {
  if (error instanceof TerminalFault) return error;
  const late = error instanceof TaskCancelledError;
  const why = error instanceof Error ? error.message : String(error);
  const times = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
  return new TransientFault(
    late ? 'order-api-late' : 'order-api-failed',
    `The order API did not take the order in (${times}): ${why}`,
    { cause: error },
  );
}
