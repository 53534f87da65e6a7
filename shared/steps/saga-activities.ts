import { TerminalFault } from '../domain/faults.ts';
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
  const patient =
    <N extends Name>(name: N, step: (input: InputOf<N>, trail: Trail) => Promise<Outcome>) =>
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
        if (!(error instanceof TerminalFault)) throw error;
        // No repeat can cure it, so Durable is not asked for one: the saga undoes what was done.
        log('error', 'Step failed for good', { ...fields, ...errorFields(error) });
        return { type: 'failed', failure: failureOf(error) };
      }
    };
  return {
    reserve: patient('reserve', reserve(deps)),
    requestApproval: patient('requestApproval', requestApproval(deps)),
    recordDecision: patient('recordDecision', recordDecision(deps)),
    charge: patient('charge', charge(deps)),
    ship: patient('ship', ship(deps)),
    refund: patient('refund', refund(deps)),
    release: patient('release', release(deps)),
    finish: patient('finish', finish(deps)),
  };
}

/** Within what an event may hold. */
function failureOf({ code, message, stack = '' }: TerminalFault) {
  return {
    errorType: code.slice(0, 100),
    message: message.slice(0, 2_000),
    stackTrace: stack.slice(0, 4_000),
  };
}
