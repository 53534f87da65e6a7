import type { Fact } from '../domain/events.ts';
import type { FinishInput, Outcome } from '../domain/saga.ts';
import type { Trail } from '../ports.ts';
import { type Publishing, publish } from './publish.ts';

/** The end of an order that did not end well; a good end goes out with the shipping step. */
export function finish(deps: Publishing) {
  return async (input: FinishInput, trail: Trail): Promise<Outcome> => {
    await publish(deps, 'finish.publish', input, trail, factOf(input.ending));
    return { type: 'finished' };
  };
}

function factOf(ending: FinishInput['ending']): Fact {
  switch (ending.type) {
    case 'closed':
      return { type: 'OrderClosed', data: { message: ending.message } };
    case 'failed':
      return { type: 'OrderFailed', data: ending.failure };
    default:
      return ending satisfies never;
  }
}
