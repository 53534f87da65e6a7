import { expect, it } from 'vitest';
import { TerminalFault } from '../domain/faults.ts';
import type { DeadLetter, DeadLetters } from '../ports.ts';
import { isSelected, replayDeadLetters } from './replay-dead-letters.ts';

function letter(number: number, change: Partial<DeadLetter> = {}): DeadLetter {
  return {
    id: `quarantine/${number}`,
    body: Buffer.from('{}'),
    source: 'queue:orders',
    reason: 'invalid-json',
    description: '',
    attempts: 1,
    time: 0,
    messageId: `order-${number}`,
    ...change,
  };
}

/** Letters that are sent back to a list; `resend` may refuse. */
function world(letters: DeadLetter[], resend: (letter: DeadLetter) => void = () => undefined) {
  const left = new Set(letters);
  const sent: { id: string; at: number }[] = [];
  let now = 0;
  const deadLetters: DeadLetters = {
    async *list() {
      yield* left;
    },
    async take(ids, handle) {
      const gone = new Set(ids);
      for (const one of letters) {
        if (!gone.delete(one.id) || !left.has(one)) continue;
        if ((await handle(one)) === 'done') left.delete(one);
      }
      return gone;
    },
    async resend(one) {
      resend(one);
      sent.push({ id: one.id, at: now });
    },
    close: async () => undefined,
  };
  const sleep = async (ms: number) => {
    now += ms;
  };
  return { left, sent, replay: replayDeadLetters({ deadLetters, clock: { now: () => now }, sleep }) };
}

it('sends no more than so many a second', async () => {
  const letters = [1, 2, 3, 4].map((number) => letter(number));
  const { replay, sent, left } = world(letters);
  expect(await replay(letters, 4)).toEqual({
    replayed: ['quarantine/1', 'quarantine/2', 'quarantine/3', 'quarantine/4'],
    failed: [],
    gone: [],
  });
  expect(sent.map(({ at }) => at)).toEqual([0, 250, 500, 750]);
  expect(left.size).toBe(0);
});

it('keeps what can never be sent, and goes on', async () => {
  const letters = [letter(1, { source: '' }), letter(2)];
  const { replay, left } = world(letters, ({ source }) => {
    if (source === '') throw new TerminalFault('unknown-source', 'from nowhere');
  });
  expect(await replay([...letters, letter(3)], 1_000)).toEqual({
    replayed: ['quarantine/2'],
    failed: [{ id: 'quarantine/1', code: 'unknown-source', message: 'from nowhere' }],
    gone: ['quarantine/3'],
  });
  expect([...left].map(({ id }) => id)).toEqual(['quarantine/1']);
});

it('stops when the broker goes away, and has taken away only what was sent', async () => {
  const letters = [1, 2, 3].map((number) => letter(number));
  const { replay, left } = world(letters, ({ id }) => {
    if (id === 'quarantine/2') throw new Error('the broker is away');
  });
  await expect(replay(letters, 1_000)).rejects.toThrow('the broker is away');
  expect([...left].map(({ id }) => id)).toEqual(['quarantine/2', 'quarantine/3']);
});

it.each([
  [{}, true],
  [{ ids: ['quarantine/1'] }, true],
  [{ ids: ['order-1'] }, true],
  [{ ids: ['quarantine/2'] }, false],
  [{ reason: 'invalid-json', source: 'queue:orders' }, true],
  [{ reason: 'invalid-json', source: 'event-hub:order-events/archive' }, false],
  [{ ids: ['order-1'], reason: 'late' }, false],
])('%j chooses: %s', (selection, chosen) => {
  expect(isSelected(selection, letter(1))).toBe(chosen);
});
