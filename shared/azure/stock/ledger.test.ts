import { describe, expect, it } from 'vitest';
import { advanced, type Ledger, type Operation, plan } from './ledger.ts';

const ledger: Ledger = {
  version: 20,
  etag: 'W/"20"',
  levels: new Map([
    ['milk', 3],
    ['bread', 1],
  ]),
  batches: new Map([[20, [{ key: 'known/reserve', orderId: 'known', answer: { type: 'done' } }]]]),
  answers: new Map([['known/reserve', { type: 'done' }]]),
  knownSince: 19,
};

const reserve = (orderId: string, milk: number): Operation => ({
  key: `${orderId}/reserve`,
  kind: 'reserve',
  orderId,
  lines: [{ sku: 'milk', quantity: milk }],
});
const release = (orderId: string, milk: number): Operation => ({
  key: `${orderId}/release`,
  kind: 'release',
  orderId,
  lines: [{ sku: 'milk', quantity: milk }],
});
const planned = (...operations: Operation[]) => {
  const { applied, changed } = plan(
    ledger,
    operations.map((operation) => ({ operation, since: 20 })),
  );
  return {
    answers: applied.map(({ entry, answer }) => `${entry.operation.key} ${answer.type}`),
    changed: Object.fromEntries(changed),
  };
};

describe('A plan of stock operations', () => {
  it('decides each on what those before it left', () => {
    expect(planned(reserve('a', 2), reserve('b', 2), reserve('c', 1))).toEqual({
      answers: ['a/reserve done', 'b/reserve refused', 'c/reserve done'],
      changed: { milk: 0 },
    });
  });

  it('releases what was reserved, on record or just before, and nothing else', () => {
    expect(planned(release('known', 2), reserve('a', 1), release('a', 1), release('never', 9))).toEqual({
      answers: ['known/release done', 'a/reserve done', 'a/release done', 'never/release refused'],
      changed: { milk: 5 },
    });
  });

  it('refuses a reservation behind its release', () => {
    expect(planned(release('a', 1), reserve('a', 1))).toEqual({
      answers: ['a/release refused', 'a/reserve refused'],
      changed: {},
    });
  });

  it('answers from the record, and sends away what may have been applied by a batch that is gone', () => {
    const entries = [
      { operation: reserve('known', 3), since: 5 },
      { operation: reserve('old', 1), since: 18 },
      { operation: reserve('new', 1), since: 19 },
    ];
    const { answered, uncertain, applied } = plan(ledger, entries);
    expect(answered).toEqual([{ entry: entries[0], answer: { type: 'done' } }]);
    expect(uncertain).toEqual([entries[1]]);
    expect(applied.map(({ entry }) => entry)).toEqual([entries[2]]);
  });

  it('changes no more SKUs than a transaction takes', () => {
    const wide = (name: string): Operation => ({
      key: name,
      kind: 'add',
      lines: Array.from({ length: 50 }, (_, index) => ({ sku: `${name}-${index}`, quantity: 1 })),
    });
    const entries = [wide('a'), wide('b')].map((operation) => ({ operation, since: 20 }));
    expect(plan(ledger, entries).applied).toHaveLength(1);
  });
});

it('is not sure any more of versions whose answers have moved away', () => {
  const next = advanced(
    ledger,
    'W/"21"',
    [{ key: 'a/reserve', orderId: 'a', answer: { type: 'done' } }],
    new Map([['milk', 2]]),
    [20],
  );
  expect(next.version).toBe(21);
  expect(next.knownSince).toBe(20);
  expect([...next.answers.keys()]).toEqual(['a/reserve']);
  expect([...next.batches.keys()]).toEqual([21]);
  expect(next.levels.get('milk')).toBe(2);
});
