import { expect, test } from 'vitest';
import { Throttle } from './throttle.ts';

test('without limits', () => {
  expect(new Throttle(-1, Number.NaN).limited).toBe(false);
});

test('one beyond the outstanding ones is refused until another leaves', async () => {
  const throttle = new Throttle(2, -1);
  expect(await Promise.all([throttle.enter(), throttle.enter(), throttle.enter()])).toEqual([
    true,
    true,
    false,
  ]);
  throttle.leave();
  expect(await throttle.enter()).toBe(true);
});

test('those beyond the concurrent ones wait, in order', async () => {
  const throttle = new Throttle(-1, 1);
  const order: string[] = [];
  const enter = async (name: string) => {
    await throttle.enter();
    order.push(name);
  };
  await enter('a');
  const [b, c] = [enter('b'), enter('c')];
  throttle.leave();
  await b;
  expect(order).toEqual(['a', 'b']);
  throttle.leave();
  await c;
  expect(order).toEqual(['a', 'b', 'c']);
});
