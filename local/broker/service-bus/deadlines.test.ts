import { expect, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import { Deadlines } from './deadlines.ts';
import { ReadyList } from './ready-list.ts';

test('deadlines fire in the order of their times, and only for what still waits', async () => {
  const clock = new VirtualClock(0);
  const waiting = new Map([
    ['a', 30],
    ['b', 10],
    ['c', 20],
    ['d', 10],
  ]);
  const fired: string[] = [];
  const deadlines = new Deadlines<string>(
    clock,
    (item, time) => waiting.get(item) === time,
    (item) => fired.push(`${item}@${clock.now()}`),
  );
  for (const [item, time] of waiting) deadlines.add(item, time);
  waiting.delete('c');
  deadlines.leave();
  waiting.set('d', 40);
  deadlines.add('d', 40);
  await clock.moveTo(100);
  expect(fired).toEqual(['b@10', 'a@30', 'd@40']);
});

test('ten thousand deadlines of which most leave keep their order', async () => {
  const clock = new VirtualClock(0);
  const left = new Set<number>();
  const fired: number[] = [];
  const deadlines = new Deadlines<number>(
    clock,
    (item) => !left.has(item),
    (item) => fired.push(item),
  );
  for (let i = 0; i < 10_000; i++) deadlines.add((i * 7919) % 10_000, (i * 7919) % 10_000);
  for (let i = 0; i < 10_000; i++) {
    if (i % 100 === 0) continue;
    left.add(i);
    deadlines.leave();
  }
  await clock.moveTo(10_000);
  expect(fired).toEqual(Array.from({ length: 100 }, (_, i) => i * 100));
});

test('the ready list gives the lowest number first, wherever it came from', () => {
  const list = new ReadyList<{ sequence: number }>();
  const take = () => list.take(() => true)?.sequence;
  for (const sequence of [1, 2, 3, 4]) list.arrive({ sequence });
  expect([take(), take(), take()]).toEqual([1, 2, 3]);
  list.comeBack({ sequence: 3 });
  list.comeBack({ sequence: 1 });
  list.arrive({ sequence: 2 });
  list.arrive({ sequence: 9 });
  expect([take(), take(), take(), take(), take(), take()]).toEqual([1, 2, 3, 4, 9, undefined]);
});
