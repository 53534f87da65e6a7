import { faultKind, serviceAway, TerminalFault } from '../domain/faults.ts';
import { SAGA_STEPS } from '../domain/retry-policy.ts';
import type { Outcome, SagaActivity } from '../domain/saga.ts';
import type { Inventory, PaymentProvider, Shipping, Trail } from '../ports.ts';
import { errorFields, type Log } from '../telemetry.ts';
import { charge } from './charge.ts';
import { finish } from './finish.ts';
import { doneOrThrow, keepTrying, type Patience } from './keep-trying.ts';
import type { Publishing } from './publish.ts';
import { recordDecision } from './record-decision.ts';
import { refund } from './refund.ts';
import { release } from './release.ts';
import { requestApproval } from './request-approval.ts';
import { reserve } from './reserve.ts';
import { ship } from './ship.ts';
import { trailFields } from './trail.ts';

type Name = SagaActivity['activity'];
type InputOf<N extends Name> = Extract<SagaActivity, { activity: N }>['input'];
export type SagaActivities = {
  readonly [N in Name]: (input: InputOf<N>, trail: Trail, log: Log) => Promise<Outcome>;
};

interface Deps extends Patience, Publishing {
  readonly inventory: Inventory;
  readonly payments: PaymentProvider;
  readonly shipping: Shipping;
}

/** The steps of the saga, each safe to repeat: effect, publish, and only then the outcome. */
export function sagaActivities(deps: Deps): SagaActivities {
  /** `insteadOfWaiting`: an outcome that makes it needless to wait for a service that is away. */
  const patient =
    <N extends Name>(
      name: N,
      step: (input: InputOf<N>, trail: Trail) => Promise<Outcome>,
      insteadOfWaiting?: (input: InputOf<N>) => Promise<Outcome | undefined>,
    ) =>
    async (input: InputOf<N>, trail: Trail, log: Log): Promise<Outcome> => {
      const fields = { step: name, orderId: input.orderId, ...trailFields(trail) };
      try {
        const tried = await keepTrying(
          deps,
          SAGA_STEPS,
          () => step(input, trail),
          (error, waitMs) =>
            log('warn', 'Step waits for a service', { ...fields, waitMs, ...errorFields(error) }),
        );
        const outcome = doneOrThrow(tried);
        log('debug', 'Step done', { ...fields, outcome: outcome.type });
        return outcome;
      } catch (error) {
        if (error instanceof TerminalFault) {
          // No repeat can cure it, so Durable is not asked for one: the saga undoes what was done.
          log('error', 'Step failed for good', { ...fields, ...errorFields(error) });
          return { type: 'failed', failure: failureOf(error) };
        }
        if (faultKind(error) !== 'transient') throw error;
        const outcome = await insteadOfWaiting?.(input);
        if (outcome === undefined) throw serviceAway(error);
        log('info', 'Step is not waited for', { ...fields, outcome: outcome.type });
        return outcome;
      }
    };
  return {
    reserve: patient('reserve', reserve(deps)),
    requestApproval: patient('requestApproval', requestApproval(deps)),
    recordDecision: patient('recordDecision', recordDecision(deps)),
    charge: patient('charge', charge(deps), ({ orderId }) => cancelled(deps, orderId)),
    ship: patient('ship', ship(deps)),
    refund: patient('refund', refund(deps)),
    release: patient('release', release(deps)),
    finish: patient('finish', finish(deps)),
  };
}

/**
 * The shipping step would find it too, but a payment service can be away for hours. Whether money was taken before it
 * went is not known: the saga gives it back in any case.
 */
async function cancelled({ shipping }: Deps, orderId: string): Promise<Outcome | undefined> {
  // Who cannot be asked now is asked at the next try.
  const isCancelled = await shipping.isCancelled(orderId).catch(() => false);
  return isCancelled ? { type: 'cancelled' } : undefined;
}

/** Within what an event may hold. */
function failureOf({ code, message, stack = '' }: TerminalFault) {
  return {
    errorType: code.slice(0, 100),
    message: message.slice(0, 2_000),
    stackTrace: stack.slice(0, 4_000),
  };
}
