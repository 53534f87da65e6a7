import { expect, it } from 'vitest';
import { stateOf } from './actions.ts';

it('reads the state behind its label, and takes nothing else for a state', () => {
  expect(stateOf(new Error('false\n\n$OutOfProcData$:{"isDone":false,"actions":[]}'))).toEqual({
    isDone: false,
    actions: [],
  });
  expect(stateOf(new Error('the store said $OutOfProcData$: no'))).toBeUndefined();
  expect(stateOf('a text')).toBeUndefined();
});
