import { expect, test } from 'vitest';
import { isFunctionName } from './functions.ts';

test('names of functions', () => {
  const longest = `a${'b'.repeat(127)}`;
  expect(['orders', 'Ship-Order_2', 'hosts', longest].filter((name) => !isFunctionName(name))).toEqual([]);
  const bad = ['host', 'Host', '2nd', 'a b', '../keys', '', `${longest}b`];
  expect(bad.filter(isFunctionName)).toEqual([]);
});
