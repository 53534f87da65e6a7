import { expect, it } from 'vitest';
import { Lane, type Settled } from './lane.ts';

/** A lane whose calls the test answers, in turn. */
function held(options: { most?: number; failTogether?: boolean } = {}) {
  const calls: {
    items: readonly string[];
    answer(results: Settled<string>[]): void;
    fail(error: Error): void;
  }[] = [];
  const lane = new Lane<string, string>({
    take: (waiting) => Math.min(waiting.length, options.most ?? 100),
    ...(options.failTogether === undefined ? {} : { failTogether: options.failTogether }),
    send: (items) => new Promise((resolve, reject) => calls.push({ items, answer: resolve, fail: reject })),
  });
  return { lane, calls };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('sends a lone item at once, and what comes meanwhile together', async () => {
  const { lane, calls } = held();
  const one = lane.add('one');
  await turn();
  expect(calls.map(({ items }) => items)).toEqual([['one']]);
  const [two, three] = [lane.add('two'), lane.add('three')];
  await turn();
  expect(calls).toHaveLength(1);
  calls[0]?.answer([{ value: '1' }]);
  expect(await one).toBe('1');
  await turn();
  expect(calls[1]?.items).toEqual(['two', 'three']);
  calls[1]?.answer([{ value: '2' }, { error: new Error('refused') }]);
  expect(await two).toBe('2');
  await expect(three).rejects.toThrow('refused');
  expect(lane.idle).toBe(true);
});

it('sends no more at once than may go, in their order', async () => {
  const { lane, calls } = held({ most: 2 });
  const all = ['a', 'b', 'c'].map((item) => lane.add(item));
  await turn();
  calls[0]?.answer([{ value: 'A' }, { value: 'B' }]);
  await turn();
  calls[1]?.answer([{ value: 'C' }]);
  expect(await Promise.all(all)).toEqual(['A', 'B', 'C']);
  expect(calls.map(({ items }) => items)).toEqual([['a', 'b'], ['c']]);
});

it('fails a call’s own items alone, or those behind it as well', async () => {
  for (const failTogether of [false, true]) {
    const { lane, calls } = held({ failTogether });
    const one = lane.add('one');
    await turn();
    const two = lane.add('two');
    const outcomes = Promise.allSettled([one, two]);
    calls[0]?.fail(new Error('away'));
    await turn();
    if (!failTogether) calls[1]?.answer([{ value: '2' }]);
    expect((await outcomes).map(({ status }) => status)).toEqual(
      failTogether ? ['rejected', 'rejected'] : ['rejected', 'fulfilled'],
    );
    expect(calls).toHaveLength(failTogether ? 1 : 2);
    const three = lane.add('three');
    await turn();
    calls.at(-1)?.answer([{ value: '3' }]);
    expect(await three).toBe('3');
  }
});
