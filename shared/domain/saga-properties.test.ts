import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve, next, notice, type Outcome, type SagaInput, type SagaStep, startSaga } from './saga.ts';
import { FAILED, LARGE, NOW, SMALL } from './saga-testing.ts';

type Activity = Extract<SagaStep, { type: 'activity' }>['activity'];

/** What may come of each step; a step that failed may have had its effect or not. */
const OUTCOMES: Record<Activity | 'wait', readonly Outcome[]> = {
  reserve: [{ type: 'reserved' }, { type: 'out-of-stock', missing: ['milk'] }, FAILED],
  requestApproval: [{ type: 'approval-requested' }, { type: 'cancelled' }, FAILED],
  wait: [
    { type: 'decided', decision: { type: 'approved', approver: 'Chris' } },
    { type: 'decided', decision: { type: 'rejected', approver: 'Chris' } },
    { type: 'decided', decision: { type: 'expired' } },
    { type: 'decided', decision: { type: 'cancelled' } },
  ],
  recordDecision: [{ type: 'recorded' }, FAILED],
  charge: [{ type: 'charged' }, { type: 'declined', reason: 'card_declined' }, { type: 'cancelled' }, FAILED],
  ship: [
    { type: 'shipped' },
    { type: 'shipping-unavailable', message: '503' },
    { type: 'cancelled' },
    FAILED,
  ],
  refund: [{ type: 'undone' }, FAILED],
  release: [{ type: 'undone' }, FAILED],
  finish: [{ type: 'finished' }, FAILED],
};

/** The longest way: reserve, ask, wait, record, charge, ship (or record), refund, release, finish. */
const MOST_STEPS = 9;

interface Taken {
  readonly name: Activity | 'wait';
  readonly seq: number;
  readonly outcome: Outcome;
  /** What was registered to be undone before the step. */
  readonly undo: readonly string[];
}

/** Follows the saga to its end; `choices` says which of the possible outcomes each step has. */
function follow(input: SagaInput, choices: readonly number[]) {
  let state = startSaga(input);
  const taken: Taken[] = [];
  for (const choice of [...choices, ...Array<number>(MOST_STEPS).fill(0)]) {
    const step = next(state, NOW);
    if (step.type === 'end') return { state, taken, ending: step.ending };
    const name = step.type === 'wait' ? 'wait' : step.activity;
    const possible = OUTCOMES[name];
    const outcome = possible[choice % possible.length] as Outcome;
    const seq = step.type === 'wait' ? -1 : step.input.seq;
    taken.push({ name, seq, outcome, undo: state.undo });
    state = evolve(state, step, outcome);
  }
  throw new Error(`No end after ${taken.map(({ name }) => name).join(', ')}`);
}

const ways = fc.record({
  input: fc.constantFrom(SMALL, LARGE),
  choices: fc.array(fc.nat({ max: 11 }), { maxLength: MOST_STEPS }),
});

describe('whatever comes of its steps, the saga', () => {
  const always = (holds: (way: ReturnType<typeof follow>) => void) =>
    fc.assert(
      fc.property(ways, ({ input, choices }) => {
        holds(follow(input, choices));
      }),
      { seed: 2026, numRuns: 2_000 },
    );

  it('ends, once, and stays there', () => {
    always(({ state, taken, ending }) => {
      expect(taken.length).toBeLessThanOrEqual(MOST_STEPS);
      const step = next(state, NOW);
      expect(step).toEqual({ type: 'end', ending });
      expect(taken.filter(({ name }) => name === 'finish')).toHaveLength(ending.type === 'completed' ? 0 : 1);
    });
  });

  it('has registered what undoes a step before it takes it', () => {
    always(({ taken }) => {
      for (const { name, undo } of taken) {
        if (name === 'reserve') expect(undo).toContain('release');
        if (name === 'charge' || name === 'ship') expect(undo).toEqual(['refund', 'release']);
      }
    });
  });

  it('undoes what may have been done, in reverse, unless it was shipped', () => {
    always(({ taken, ending }) => {
      const result = (name: Taken['name']) => taken.find((step) => step.name === name)?.outcome.type;
      const undone = taken.map(({ name }) => name).filter((name) => name === 'refund' || name === 'release');
      const charged = result('charge');
      const reserved = result('reserve');
      const paidBack = charged !== undefined && charged !== 'declined' ? ['refund'] : [];
      const givenBack = reserved === 'out-of-stock' ? [] : ['release'];
      expect(undone).toEqual(result('ship') === 'shipped' ? [] : [...paidBack, ...givenBack]);
      expect(ending.type === 'completed').toBe(result('ship') === 'shipped');
    });
  });

  it('never charges what was cancelled, rejected or not decided in time', () => {
    always(({ taken }) => {
      const decided = taken.find(({ name }) => name === 'wait')?.outcome;
      const asked = taken.some(
        ({ outcome, name }) => name === 'requestApproval' && outcome.type === 'cancelled',
      );
      const refused = decided?.type === 'decided' && decided.decision.type !== 'approved';
      if (asked || refused) expect(taken.map(({ name }) => name)).not.toContain('charge');
    });
  });

  it('gives every step a number of its own, in ascending order', () => {
    always(({ taken }) => {
      const numbers = taken.filter(({ name }) => name !== 'wait').map(({ seq }) => seq);
      expect(numbers).toEqual([...new Set(numbers)].toSorted((left, right) => left - right));
    });
  });

  it('fails when anything failed that was to be done for certain, and says so', () => {
    always(({ state, taken, ending }) => {
      if (taken.some(({ outcome }) => outcome.type === 'failed' || outcome.type === 'shipping-unavailable')) {
        expect(ending.type).toBe('failed');
        expect(notice(state)).toHaveProperty('failure');
      } else {
        expect(ending.type).not.toBe('failed');
      }
    });
  });
});
