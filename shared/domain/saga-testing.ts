import type { Order } from './order.ts';
import {
  evolve,
  next,
  type Outcome,
  type SagaInput,
  type SagaState,
  type SagaStep,
  startSaga,
} from './saga.ts';

const ORDER: Order = {
  id: 'order_riley_1',
  customer: 'Riley',
  items: ['milk', 'bread'],
  total: 1000,
  currency: 'USD',
  receivedAt: '2023-10-28T17:02:05.137Z',
};
export const SMALL: SagaInput = { order: ORDER };
export const LARGE: SagaInput = { order: ORDER, approval: { threshold: 1000, timeoutMs: 86_400_000 } };
export const NOW = Date.UTC(2023, 9, 28, 17, 2, 6);

export const FAILURE = { errorType: 'Error', message: 'no answer', stackTrace: 'Error: no answer' };
export const FAILED: Outcome = { type: 'failed', failure: FAILURE };

/** Names of the steps that the saga takes when they come out like this, and the state at the end. */
export function run(
  input: SagaInput,
  outcomes: readonly Outcome[],
): { readonly steps: string[]; readonly state: SagaState; readonly last: SagaStep } {
  let state = startSaga(input);
  const steps: string[] = [];
  for (const outcome of outcomes) {
    const step = next(state, NOW);
    steps.push(step.type === 'activity' ? `${step.activity} ${step.input.seq}` : step.type);
    state = evolve(state, step, outcome);
  }
  return { steps, state, last: next(state, NOW) };
}
